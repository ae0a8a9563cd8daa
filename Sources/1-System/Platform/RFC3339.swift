/// The time in UTC as RFC 3339 text with milliseconds, such as `2026-03-01T12:00:00.250Z`.
///
/// - Parameter unixTime: seconds since 1970-01-01T00:00:00Z. A time outside the years 0 to 9999, which the format
///   cannot express, becomes the nearest end; NaN becomes 1970.
public func rfc3339(unixTime: Double) -> String {
    let limited = unixTime.isNaN ? 0 : min(max(unixTime, -62_167_219_200), 253_402_300_799.999)
    let (day, millisecondOfDay) = Int((limited * 1000).rounded(.down)).flooredDivision(by: 86_400_000)
    let date = CivilDate(daysSince1970: day)
    let (second, millisecond) = millisecondOfDay.flooredDivision(by: 1000)
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2)
        + "T" + padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2)
        + "." + padded(millisecond, 3) + "Z"
}

private func padded(_ number: Int, _ width: Int) -> String { zeroPadded(String(number), to: width) }
