import StatusDocument

/// Points in time, durations and qualities as LTOS spells them. Times without a zone are UTC (as the captures show).
enum TimeText {
    /// Seconds since 1970 of a text such as `2026-02-11T22:05:01.533Z`, `2026.02.11 21:53:08`, `202612280000`;
    /// nanoseconds and a literal ` UTC` may follow. The epoch itself means that it never happened.
    static func timestamp(_ text: ArraySlice<UInt8>) -> Reading {
        let digits = text.split(omittingEmptySubsequences: true) { !$0.isDigit }
        let fields: [Int]
        if let only = digits.first, only.count == 12 || only.count == 14, only.startIndex == text.startIndex {
            fields =
                [only.prefix(4)].map(integer)
                + stride(from: 4, to: only.count, by: 2).map { integer(only.dropFirst($0).prefix(2)) }
        } else {
            guard digits.count >= 5, digits[0].count == 4, digits[1...].prefix(4).allSatisfy({ $0.count <= 2 }) else {
                return .unreadable
            }
            fields = digits.prefix(6).map(integer)
        }
        guard let seconds = seconds(fields) else { return .unreadable }
        let unix = seconds + fraction(of: text) - zone(of: text)
        return unix > 0 ? .value(unix) : .absent
    }

    /// Seconds of a text such as `12.5 ns`; a number alone counts in `unit`.
    static func duration(_ text: ArraySlice<UInt8>, unit: Reader.TimeUnit) -> Double? {
        guard let (number, rest) = Decimal.leading(text) else { return nil }
        let spelling = rest.drop { $0 == UInt8(ascii: " ") }
        guard let unit = spelling.isEmpty ? unit : timeUnit(spelling) else { return nil }
        return Decimal.scaled(number, by: unit.seconds)
    }

    /// Seconds of the upper bound in a text such as `less-than-100ns`. `greater-than-…` has no upper bound.
    static func quality(_ text: ArraySlice<UInt8>) -> Reading {
        guard let start = text.firstIndex(where: \.isDigit) else { return .unreadable }
        let word = Token(text[..<start])
        if word == "greater-than" || word == "more-than" || text.first == UInt8(ascii: ">") { return .absent }
        guard word == "less-than" || word == .empty else { return .unreadable }
        guard let (number, rest) = Decimal.leading(text[start...]), let unit = timeUnit(rest.drop { !$0.isLetter }) else {
            return .unreadable
        }
        return .value(Decimal.scaled(number, by: unit.seconds))
    }

    private static func timeUnit(_ spelling: ArraySlice<UInt8>) -> Reader.TimeUnit? {
        switch Token(spelling) {
        case "ns", "nsec", "nanoseconds": .nanoseconds
        // The micro sign and the Greek letter look alike and are both in use.
        case "us", "µs", "μs", "usec", "microseconds": .microseconds
        case "ms", "msec", "milliseconds": .milliseconds
        case "s", "sec", "seconds": .seconds
        default: nil
        }
    }

    private static func integer(_ digits: ArraySlice<UInt8>) -> Int {
        digits.prefix(9).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// Seconds since 1970 of year, month, day, hour, minute and, if given, second; `nil` when no calendar has that time.
    private static func seconds(_ fields: [Int]) -> Double? {
        guard fields.count >= 5, (1970...2200).contains(fields[0]), (1...12).contains(fields[1]), (1...31).contains(fields[2]),
            fields[3] < 24, fields[4] < 60
        else { return nil }
        let second = fields.count > 5 ? fields[5] : 0
        guard second <= 60 else { return nil }
        return Double(days(fields[0], fields[1], fields[2]) * 86400 + fields[3] * 3600 + fields[4] * 60 + second)
    }

    /// Days from 1970 to a date of the Gregorian calendar. Years are counted from March, so that the leap day comes last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = (month + 9) % 12
        return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + (marchMonth * 153 + 2) / 5 + day - 719_469
    }

    private static func fraction(of text: ArraySlice<UInt8>) -> Double {
        // The date may be written with dots, so only one behind the time of day starts a fraction.
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")), let dot = text[colon...].firstIndex(of: UInt8(ascii: "."))
        else { return 0 }
        let digits = text[(dot + 1)...].prefix(while: \.isDigit)
        return digits.reversed().reduce(0.0) { ($0 + Double($1 - UInt8(ascii: "0"))) / 10 }
    }

    /// Seconds to subtract for a zone such as `+02:00`.
    private static func zone(of text: ArraySlice<UInt8>) -> Double {
        guard let clock = text.firstIndex(of: UInt8(ascii: ":")),
            let sign = text[clock...].firstIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") })
        else { return 0 }
        let digits = text[(sign + 1)...].filter(\.isDigit)[...].prefix(4)
        guard digits.count >= 2 else { return 0 }
        let offset = integer(digits.prefix(2)) * 3600 + integer(digits.dropFirst(2)) * 60
        return Double(text[sign] == UInt8(ascii: "+") ? offset : -offset)
    }
}

extension UInt8 {
    /// Whether this is a letter, or a byte of a letter of another script.
    fileprivate var isLetter: Bool { self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z") || self >= 0x80 }
}
