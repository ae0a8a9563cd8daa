import Text

/// A number in a text.
struct Numeral {
    let value: Double
    /// Digits after the decimal point.
    let decimals: Int
    /// All its digits, of which the first is not 0.
    let significantDigits: Int
    let range: Range<Int>

    /// The numbers of a text: digits with one point or decimal comma at most, that are not part of a word, a version or a date.
    static func all(in text: [UInt8]) -> [Numeral] {
        var numerals: [Numeral] = []
        var index = 0
        while index < text.count {
            guard text[index].isDigit else {
                index += 1
                continue
            }
            let isContinued = index > 0 && (text[index - 1] == UInt8(ascii: ".") || text[index - 1] == UInt8(ascii: "_"))
            let start = index
            let whole = text[index...].prefix(while: \.isDigit)
            index = whole.endIndex
            var decimals = 0
            // A comma separates numbers unless many digits follow it.
            if index + 1 < text.count, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ",") {
                let fraction = text[(index + 1)...].prefix(while: \.isDigit)
                if fraction.count >= (text[index] == UInt8(ascii: ".") ? 1 : 4) {
                    decimals = fraction.count
                    index = fraction.endIndex
                }
            }
            let continues = index + 1 < text.count && text[index] == UInt8(ascii: ".") && text[index + 1].isDigit
            if isContinued || continues {
                while index < text.count, text[index].isDigit || text[index] == UInt8(ascii: ".") { index += 1 }
                continue
            }
            let digits = text[start..<index].map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
            guard let value = Double(digits.text) else { continue }
            let isNegative = start > 0 && text[start - 1] == UInt8(ascii: "-")
            numerals.append(
                Numeral(
                    value: isNegative ? -value : value, decimals: decimals,
                    significantDigits: digits.filter(\.isDigit).drop { $0 == UInt8(ascii: "0") }.count, range: start..<index))
        }
        return numerals
    }
}

/// The numbers that reveal where a device is, and whether another one reveals it too.
struct PlaceTraces {
    private var traces: [Place.Trace] = []

    var isEmpty: Bool { traces.isEmpty }

    mutating func insert(_ place: Place, decimals: Int) {
        var precision = 0.6
        for _ in 0..<min(decimals, 9) { precision /= 10 }
        traces += place.traces(precision: precision)
    }

    /// Whether a number reveals the place to within about 100 m.
    func areTold(by numeral: Numeral) -> Bool {
        let leastDigits = numeral.decimals >= 4 ? 2 : numeral.decimals == 3 ? 4 : numeral.decimals > 0 ? 6 : 7
        guard numeral.significantDigits >= leastDigits else { return false }
        // Digits may have been cut off.
        var rounding = 1.01
        for _ in 0..<min(numeral.decimals, 9) { rounding /= 10 }
        let value = abs(numeral.value)
        return traces.contains { abs($0.number - value) <= $0.tolerance + rounding && $0.number > 0.001 }
    }
}
