import Platform

/// The header field `Retry-After`: for how long a server asks for a pause.
enum RetryAfter {
    /// Seconds until the server may be queried again; `nil` when the text is invalid or not in the future.
    ///
    /// - Parameters:
    ///   - text: seconds, or a date as HTTP writes it (`Sun, 06 Nov 1994 08:49:37 GMT`).
    ///   - date: the server's own time, from the field `Date`; its clock need not agree with ours.
    ///   - now: our time in seconds since 1970, for servers that do not report theirs.
    static func seconds(_ text: String, date: String?, now: Double) -> Double? {
        if let seconds = Double(text), text.allSatisfy({ $0.isASCII && $0.isNumber }) { return seconds > 0 ? seconds : nil }
        guard let until = timestamp(text) else { return nil }
        let seconds = until - (date.flatMap(timestamp) ?? now)
        return seconds > 0 ? seconds : nil
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Seconds since 1970 of an HTTP date: `Sun, 06 Nov 1994 08:49:37 GMT`, or one of the two obsolete forms that RFC 9110 has clients accept,
    /// `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
    private static func timestamp(_ text: String) -> Double? {
        var parts = text.split { " -".contains($0) }
        if parts.count == 5 { parts = [parts[0], parts[2], parts[1], parts[4], parts[3], "GMT"] }
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), let month = months.firstIndex(of: String(parts[2])),
            var year = Int(parts[3])
        else { return nil }
        // Two digits are a year of this century: no server asks for a pause that ended before.
        if parts[3].count == 2 { year += 2000 }
        guard year >= 1970, let date = CivilDate(year: year, month: month + 1, day: day) else { return nil }
        let clock = parts[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2]) else {
            return nil
        }
        return Double(date.daysSince1970 * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
    }
}
