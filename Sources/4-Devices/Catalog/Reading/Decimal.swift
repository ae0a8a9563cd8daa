import Text

/// Decimal numbers in text, and scaling that does not add noise.
enum Decimal {
    /// The number that the whole text spells; blanks around it do not matter.
    static func whole(_ text: ArraySlice<UInt8>) -> Double? {
        guard let (number, rest) = leading(text), rest.allSatisfy({ $0 == UInt8(ascii: " ") }) else { return nil }
        return number
    }

    /// The number at the start of the text and the rest.
    static func leading(_ text: ArraySlice<UInt8>) -> (number: Double, rest: ArraySlice<UInt8>)? {
        let text = usual(text.drop { $0 == UInt8(ascii: " ") })
        // A sign belongs to the number only in front: in `100-ns` the hyphen separates.
        let sign = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") ? 1 : 0
        let length = sign + text.dropFirst(sign).prefix { $0.isDigit || $0 == UInt8(ascii: ".") }.count
        var digits = text.prefix(length)
        var rest = text.dropFirst(length)
        // An exponent belongs to the number only when digits follow, so that `2em` stays 2 of some unit.
        if let e = rest.first, e | 0x20 == UInt8(ascii: "e") {
            let isSigned = rest.dropFirst().first.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } ?? false
            let exponent = rest.dropFirst(isSigned ? 2 : 1).prefix(while: \.isDigit)
            if !exponent.isEmpty {
                digits = text[text.startIndex..<exponent.endIndex]
                rest = text[exponent.endIndex...]
            }
        }
        guard digits.contains(where: \.isDigit), digits.count <= 40 else { return nil }
        guard let number = Double(String(decoding: digits, as: UTF8.self)), number.isFinite else { return nil }
        return (number, rest)
    }

    /// The text with an ASCII minus sign and a decimal point, where it has the typographic sign or a decimal comma. Three digits behind a
    /// comma may be thousands: such a comma stays, unless only 0 is in front of it.
    private static func usual(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        if text.starts(with: "\u{2212}".utf8) { text = [UInt8(ascii: "-")] + text.dropFirst("\u{2212}".utf8.count) }
        guard let comma = text.firstIndex(of: UInt8(ascii: ",")) else { return text }
        let whole = text[..<comma]
        let fraction = text[(comma + 1)...].prefix(while: \.isDigit)
        let digits = whole.first.map { "+-".utf8.contains($0) } == true ? whole.dropFirst() : whole
        guard !digits.isEmpty, digits.allSatisfy(\.isDigit), !fraction.isEmpty,
            fraction.count != 3 || digits.allSatisfy({ $0 == UInt8(ascii: "0") }),
            text[fraction.endIndex...].first.map({ ",.".utf8.contains($0) }) != true
        else { return text }
        return (whole + [UInt8(ascii: ".")] + text[(comma + 1)...])[...]
    }

    /// `number` times `scale`; dividing by a power of ten is exact where multiplying by its inverse is not.
    static func scaled(_ number: Double, by scale: Double) -> Double {
        let inverse = (1 / scale).rounded()
        return scale.magnitude < 1 && abs(inverse * scale - 1) < 1e-9 ? number / inverse : number * scale
    }

    /// 2 to the power of `exponent`, which is rounded to a whole number.
    static func powerOfTwo(_ exponent: Double) -> Double {
        Double(sign: .plus, exponent: Int(exponent.rounded()), significand: 1)
    }
}
