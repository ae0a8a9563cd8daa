import StatusDocument
import Text

// Qualities of time, and times whose unit follows from how the number is written.
extension TimeText {
    /// Seconds of the upper bound in a text such as `less-than-100ns`.
    ///
    /// The vendor's scale (MBG_EST_TIME_QUALITY) has the steps 1, 10, 25, 100 and 250 of each unit, `2.5 us`, `2.5 ms`, and at its
    /// end `10 s` and `> 10 s`. In a slug the point may be a hyphen and the sign lost, so `10 s` without a word has no bound. Of a range
    /// with a unit at both ends, such as `100ns..1us`, the upper end is the bound.
    static func quality(_ text: ArraySlice<UInt8>) -> Reading {
        if let place = Decimal.whole(text) { return quality(place) }
        let isDeviation = deviations.contains { text.starts(with: $0.utf8) }
        let bound = isDeviation ? text.drop { !$0.isDigit } : text
        guard let start = bound.firstIndex(where: \.isDigit) else { return .unreadable }
        if bound.contains(where: { ">+".utf8.contains($0) }) { return .absent }
        let front = bound[..<start].filter { $0 != UInt8(ascii: " ") }[...]
        guard let isUpper = isUpperBound(front) else { return .unreadable }
        guard isUpper else { return .absent }
        guard let (number, rest) = qualityNumber(bound[start...]) else { return .unreadable }
        let spelling = rest.drop { $0.isSeparator }
        // A range without an end, such as `100ns..`, has no bound.
        if front.isEmpty, spelling.suffix(2).elementsEqual("..".utf8) || spelling.last == UInt8(ascii: "-") { return .unreadable }
        guard let unit = timeUnit(spelling) else { return front.isEmpty ? upperEnd(from: number, spelling) : .unreadable }
        let seconds = Decimal.scaled(number, by: unit.seconds)
        // No time is exact: 0 means unknown.
        if seconds == 0 { return .absent }
        return isDeviation || isSigned(front) || seconds < 10 ? .value(seconds) : .absent
    }

    /// Seconds of the upper end of a range, of which this follows the first number. Ends of which only one has a unit are ambiguous, as
    /// in `2-5us`.
    private static func upperEnd(from number: Double, _ text: ArraySlice<UInt8>) -> Reading {
        let letters = text.prefix { !$0.isDigit }
        let words = letters.split { " .-~".utf8.contains($0) || $0 == 0xE2 || $0 == 0x80 || $0 == 0x93 }
        guard let first = words.first.flatMap(timeUnit), words.count == 1 || (words.count == 2 && Token(words[1]) == "to"),
            let end = duration(text[letters.endIndex...], unit: .seconds), Decimal.whole(text[letters.endIndex...]) == nil,
            end > Decimal.scaled(number, by: first.seconds)
        else { return .unreadable }
        return end < 10 ? .value(end) : .absent
    }

    /// Signs in front of an error in both directions.
    private static let deviations = ["±", "+/-", "+-"]

    /// The same of a step's number on the scale; the first three, and the last, have no bound.
    static func quality(_ place: Double) -> Reading {
        guard let place = Int(exactly: place), (0...22).contains(place) else { return .unreadable }
        let step = place - 3
        return bounds.indices.contains(step) ? .value(bounds[step]) : .absent
    }

    /// Seconds of the steps 3 to 21 of MBG_EST_TIME_QUALITY.
    private static let bounds = [
        1e-9, 1e-8, 2.5e-8, 1e-7, 2.5e-7, 1e-6, 2.5e-6, 1e-5, 2.5e-5, 1e-4, 2.5e-4, 1e-3, 2.5e-3, 1e-2, 2.5e-2, 0.1, 0.25, 1, 10,
    ]

    /// Whether the text before the number makes it an upper bound; `nil` for an unknown word.
    private static func isUpperBound(_ front: ArraySlice<UInt8>) -> Bool? {
        let word = Token(front)
        if lowerBounds.contains(word) { return false }
        return word == .empty || upperBounds.contains(word) ? true : nil
    }

    /// Whether a word or sign marks the number as a bound.
    private static func isSigned(_ front: ArraySlice<UInt8>) -> Bool {
        Token(front) != .empty || front.contains(UInt8(ascii: "<"))
    }

    private static let upperBounds: Set<Token> = [
        "less-than", "better-than", "smaller-than", "lower-than", "below", "under", "within", "up-to", "at-most", "lt", "le", "≤",
        "less-than-or-equal", "less-than-or-equal-to", "less-or-equal", "less-equal", "smaller", "max", "maximum",
        "not-greater-than",
        "no-greater-than", "not-above", "not-over", "not-exceeding", "not-more-than", "no-more-than", "not-worse-than",
        "no-worse-than",
    ]
    private static let lowerBounds: Set<Token> = [
        "greater-than", "more-than", "worse-than", "larger-than", "higher-than", "bigger-than", "above", "over", "beyond",
        "exceeds", "exceeding", "more", "min", "minimum", "longer-than", "from", "outside",
        "at-least", "gt", "ge", "≥", "greater-than-or-equal", "greater-than-or-equal-to", "not-better-than", "no-better-than",
        "not-less-than", "no-less-than",
    ]

    /// The number at the front, in which `2-5` is 2.5: the only step of the scale with a fraction.
    private static func qualityNumber(_ text: ArraySlice<UInt8>) -> (number: Double, rest: ArraySlice<UInt8>)? {
        let fraction = text.dropFirst(3)
        if text.starts(with: "2-5".utf8) || text.starts(with: "2_5".utf8) || text.starts(with: "2,5".utf8),
            fraction.first?.isDigit == false
        {
            return (2.5, fraction)
        }
        return Decimal.leading(text)
    }

    /// Seconds of a number without a unit: devices count in nanoseconds, of which there is no fraction below one, or in seconds.
    static func nanosecondsOrSeconds(_ number: Double) -> Reading {
        guard number.isFinite else { return .unreadable }
        return .value(abs(number) < 1 ? number : Decimal.scaled(number, by: Reader.TimeUnit.nanoseconds.seconds))
    }

    /// The same of a text, which may have a unit.
    static func nanosecondsOrSeconds(_ text: ArraySlice<UInt8>) -> Reading {
        if let number = Decimal.whole(text) { return nanosecondsOrSeconds(number) }
        return duration(text, unit: .nanoseconds).map { $0.isFinite ? .value($0) : .unreadable } ?? .unreadable
    }
}
