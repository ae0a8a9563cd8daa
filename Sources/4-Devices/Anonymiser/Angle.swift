import Text

/// An angle of latitude or longitude at the beginning of a row of numbers, in one of the ways in which people write it.
struct Angle {
    /// North and east are positive.
    let degrees: Double
    let isLongitude: Bool
    /// The number of decimals, as if written in degrees.
    let decimals: Int
    /// How many numbers it consists of.
    let count: Int
    /// From its first digit, or the letter of the quarter in front of it, to the last.
    let range: Range<Int>

    /// - Parameter numerals: the numbers of the text from the first of the angle on.
    init?(_ text: [UInt8], _ numerals: ArraySlice<Numeral>) {
        guard let first = numerals.first else { return nil }
        var parts = [first]
        var hasMark = false
        for next in numerals.dropFirst().prefix(2) {
            let between = text[parts[parts.count - 1].range.upperBound..<next.range.lowerBound]
            guard let isMarked = Self.marks(between), next.value < 60, parts[parts.count - 1].decimals == 0 else { break }
            hasMark = hasMark || isMarked
            parts.append(next)
        }
        let last = parts[parts.count - 1]
        var behind = text[last.range.upperBound...]
        let trailing = behind.prefix { Self.markBytes.contains($0) || $0 == UInt8(ascii: ",") }
        hasMark = hasMark || trailing.contains { $0 >= 0x80 }
        behind = behind.dropFirst(trailing.count)
        let before = text[..<first.range.lowerBound]
        let blanks = before.reversed().prefix { $0 == UInt8(ascii: " ") }.count
        let front = before.dropLast(blanks)
        // A letter of a quarter stands alone, or at the number.
        var quarter: UInt8?
        var (start, end) = (first.range.lowerBound, last.range.upperBound)
        if let letter = behind.first, "NSEW".utf8.contains(letter), behind.dropFirst().first?.isWord != true {
            (quarter, end) = (letter, behind.startIndex + 1)
        } else if let letter = front.last, "NSEW".utf8.contains(letter), front.dropLast().last?.isWord != true {
            (quarter, start) = (letter, front.endIndex - 1)
        }
        // 12.5 W is a power, 45 °C a temperature, 90° a phase.
        let isFine = parts.count > 1 || first.decimals >= 3
        guard quarter == nil ? hasMark && isFine : hasMark || isFine else { return nil }
        var degrees = parts.reversed().reduce(0.0) { $0 / 60 + $1.value }
        var decimals = last.decimals + 2 * (parts.count - 1)
        if parts.count == 1, degrees > 180 {
            // Degrees and minutes written together, as receivers do: 4657.0650.
            degrees = (degrees / 100).rounded(.down) + degrees.truncatingRemainder(dividingBy: 100) / 60
            decimals += 2
        }
        guard degrees <= 180 else { return nil }
        let isNegative = quarter.map { "SW".utf8.contains($0) } ?? (front.last == UInt8(ascii: "-") && blanks == 0)
        self.degrees = isNegative ? -degrees : degrees
        self.decimals = decimals
        isLongitude = quarter.map { "EW".utf8.contains($0) } ?? false
        count = parts.count
        range = start..<end
    }

    /// Bytes of blanks, `°`, `'`, `"`, `′` and `″`.
    private static let markBytes = Set(" '\"°′″º".utf8)

    /// Whether text between two numbers joins them to one angle: `nil` when it does not, else whether it has the mark of degrees.
    private static func marks(_ between: ArraySlice<UInt8>) -> Bool? {
        guard !between.isEmpty, between.count <= 6, between.allSatisfy(markBytes.contains) else { return nil }
        return between.contains { $0 >= 0x80 }
    }
}
