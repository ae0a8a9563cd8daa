import Platform
import StatusDocument
import Text

/// Points in time, durations and qualities as LTOS spells them. Times without a zone are UTC (as the captures show).
enum TimeText {
    /// Seconds since 1970 of a text such as `2026-02-11T22:05:01.533Z`, `2026.02.11 21:53:08`, `202612280000`, `2026-12-31`;
    /// nanoseconds and a literal ` UTC` may follow. The epoch itself, and a date of zeros, mean that it never happened.
    static func timestamp(_ text: ArraySlice<UInt8>) -> Reading {
        if let usual = usual(text) { return usual }
        let text = text.drop { $0 == UInt8(ascii: " ") }
        let clock = text.firstIndex(of: UInt8(ascii: ":"))
        let sign = clock.flatMap { clock in text[clock...].firstIndex { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") } }
        let local = text[..<(sign ?? text.endIndex)]
        // A number alone is in seconds, and 0 is absent.
        if let number = Decimal.whole(local), let seconds = seconds(number, in: local) { return seconds }
        guard let fields = fields(local), isUniversal(local) else { return .unreadable }
        if fields.allSatisfy({ $0 == 0 }) { return .absent }
        // Missing parts of the time of day are 0.
        let all = fields + [0, 0, 0]
        // NTP counts from 1900, other systems from years in between.
        if all[0] < 1970, all[1] == 1, all[2] == 1 { return .absent }
        guard let seconds = seconds(all[0], all[1], all[2], all[3], all[4], all[5]) else { return .unreadable }
        let unix = seconds + fraction(of: local, after: clock) - (sign.map { offset(text[$0...]) } ?? 0)
        return unix > 0 && !isNever(unix) ? .value(unix) : .absent
    }

    /// Whether a time is the beginning of a count rather than a moment: -1 or all ones since 1970, or the first second of GPS.
    static func isNever(_ unix: Double) -> Bool {
        [-1, 2_147_483_647, 4_294_967_295, 315_964_800].contains(unix)
    }

    /// Seconds since 1970 that are text; `nil` for digits that are a date.
    private static func seconds(_ number: Double, in text: ArraySlice<UInt8>) -> Reading? {
        if number == 0 || isNever(number) { return .absent }
        // Before 2001 they have fewer digits, and no device of this kind existed.
        let isPlain = text.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
        return isPlain && (1e9..<2_147_483_648).contains(number) ? .value(number) : nil
    }

    /// The usual spelling, `2026-02-11T22:05:07`, without any detour: a document has dozens of them.
    private static func usual(_ text: ArraySlice<UInt8>) -> Reading? {
        let bytes = text.span
        guard bytes.count == 19 else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var number = 0
            for index in range {
                guard bytes[index].isDigit else { return nil }
                number = number * 10 + Int(bytes[index] - UInt8(ascii: "0"))
            }
            return number
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
            let minute = number(14..<16), let second = number(17..<19), bytes[4] == UInt8(ascii: "-"),
            bytes[7] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let seconds = seconds(year, month, day, hour, minute, second), seconds > 0,
            !isNever(seconds)
        else { return nil }
        return .value(seconds)
    }

    /// Year, month, day, and what follows of hour, minute and second.
    private static func fields(_ text: ArraySlice<UInt8>) -> [Int]? {
        let groups = text.split { !$0.isDigit }
        guard let first = groups.first, first.startIndex == text.startIndex else { return nil }
        if first.count == 12 || first.count == 14 {
            return [integer(first.prefix(4))]
                + stride(from: 4, to: first.count, by: 2).map { integer(first.dropFirst($0).prefix(2)) }
        }
        guard groups.count == 3 || groups.count >= 5, first.count == 4, groups[1...].prefix(4).allSatisfy({ $0.count <= 2 })
        else { return nil }
        return groups.prefix(6).map(integer)
    }

    /// Whether no zone other than UTC is named. Another one would need a table of zones: the value is then unreadable.
    private static func isUniversal(_ text: ArraySlice<UInt8>) -> Bool {
        let letters = Token(text.filter(\.isLetter)[...])
        return universalLetters.contains(letters)
    }

    /// What is left of the spellings of UTC, with or without the T between date and time.
    private static let universalLetters: Set<Token> = ["", "t", "z", "tz", "utc", "tutc", "gmt", "tgmt"]

    /// Seconds of a text such as `12.5 ns`; a number alone counts in `unit`.
    static func duration(_ text: ArraySlice<UInt8>, unit: Reader.TimeUnit) -> Double? {
        guard let (number, rest) = Decimal.leading(text) else { return nil }
        let spelling = rest.drop { $0 == UInt8(ascii: " ") }
        guard let unit = spelling.isEmpty ? unit : timeUnit(spelling) else { return nil }
        return Decimal.scaled(number, by: unit.seconds)
    }

    static func timeUnit(_ spelling: ArraySlice<UInt8>) -> Reader.TimeUnit? {
        switch Token(spelling) {
        case "ns", "nsec", "nsecs", "nanosec", "nanosecs", "nanosecond", "nanoseconds": .nanoseconds
        // The micro sign and the Greek letter look alike and are both in use.
        case "us", "µs", "μs", "usec", "usecs", "microsec", "microsecs", "microsecond", "microseconds": .microseconds
        case "ms", "msec", "msecs", "millisec", "millisecs", "millisecond", "milliseconds": .milliseconds
        case "s", "sec", "secs", "second", "seconds": .seconds
        default: nil
        }
    }

    private static func integer(_ digits: ArraySlice<UInt8>) -> Int {
        digits.prefix(9).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// Seconds since 1970 of a date and a time of day; `nil` when that time does not exist.
    private static func seconds(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int) -> Double? {
        guard (1970...2200).contains(year), let date = CivilDate(year: year, month: month, day: day) else { return nil }
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        return Double(date.daysSince1970 * 86400 + hour * 3600 + minute * 60 + second)
    }

    /// The fraction of a second. The date may be written with dots, so only a dot behind the first colon starts one.
    private static func fraction(of text: ArraySlice<UInt8>, after clock: Int?) -> Double {
        guard let clock, let dot = text[clock...].firstIndex(of: UInt8(ascii: ".")) else { return 0 }
        let digits = text[(dot + 1)...].prefix(while: \.isDigit)
        return digits.reversed().reduce(0.0) { ($0 + Double($1 - UInt8(ascii: "0"))) / 10 }
    }

    /// Seconds to subtract for a zone such as `+02:00`.
    private static func offset(_ zone: ArraySlice<UInt8>) -> Double {
        let digits = zone.filter(\.isDigit)[...].prefix(4)
        guard digits.count >= 2 else { return 0 }
        let offset = integer(digits.prefix(2)) * 3600 + integer(digits.dropFirst(2)) * 60
        return Double(zone.first == UInt8(ascii: "+") ? offset : -offset)
    }
}

extension UInt8 {
    /// Whether this is a letter, or a byte of a letter of another script.
    fileprivate var isLetter: Bool { isASCIILetter || self >= 0x80 }
}
