import Text

// How long something has lasted, as programs of Unix write it.
extension TimeText {
    /// Seconds of a text such as `1d 02:03:04`, `1 day, 2:03:04`, `1 day, 2:03`, `26:03:04` or `1h 5m`; `nil` for anything else. Two
    /// numbers with a colon may be hours and minutes or minutes and seconds, and an `m` may mean minutes only behind hours or days.
    static func elapsed(_ text: ArraySlice<UInt8>) -> Double? {
        var rest = text
        var total = 0.0
        var isFirst = true
        while let (number, after) = Decimal.leading(rest), number >= 0 {
            if after.first == UInt8(ascii: ":") { return clock(rest, mayEndInMinutes: !isFirst).map { total + $0 } }
            let word = after.drop { $0 == UInt8(ascii: " ") }
            let unit = word.prefix { $0.isASCIILetter }
            let name = String(decoding: unit, as: UTF8.self).lowercased()
            guard let seconds = units[name] ?? (name == "m" && !isFirst ? 60 : nil) else { return nil }
            isFirst = false
            total += number * seconds
            rest = word[unit.endIndex...].drop { ", ".utf8.contains($0) }
        }
        return isFirst || !rest.isEmpty ? nil : total
    }

    /// Seconds of `hours:minutes:seconds`, of which there may be any number of hours, or behind days of `hours:minutes`.
    private static func clock(_ text: ArraySlice<UInt8>, mayEndInMinutes: Bool) -> Double? {
        var parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        if parts.count == 2, mayEndInMinutes { parts.append([UInt8(ascii: "0")]) }
        guard parts.count == 3, parts.allSatisfy({ $0.contains(where: \.isDigit) }), parts[1].count <= 2,
            let hours = Decimal.whole(parts[0]), let minutes = Decimal.whole(parts[1]), let seconds = Decimal.whole(parts[2]),
            hours >= 0, (0..<60).contains(minutes), (0..<61).contains(seconds)
        else { return nil }
        return hours * 3600 + minutes * 60 + seconds
    }

    private static let units: [String: Double] = [
        "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
        "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600, "d": 86_400, "day": 86_400, "days": 86_400, "w": 604_800,
        "week": 604_800, "weeks": 604_800,
    ]
}
