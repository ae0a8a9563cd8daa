/// The time in UTC as RFC 3339 text with milliseconds, such as `2026-03-01T12:00:00.250Z`.
///
/// - Parameter unixTime: seconds since 1970-01-01T00:00:00Z. What lies outside the years 0 to 9999, which the format
///   cannot express, becomes the nearest end; NaN becomes 1970.
public func rfc3339(unixTime: Double) -> String {
    let milliseconds = unixTime.isNaN ? 0 : (unixTime.clamped(to: -62_167_219_200...253_402_300_799.999) * 1000).rounded(.down)
    let (day, millisecondOfDay) = Int64(milliseconds).flooredDivision(by: 86_400_000)
    let (year, month, dayOfMonth) = civilDate(daysSince1970: day)
    let (second, millisecond) = millisecondOfDay.flooredDivision(by: 1000)
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(dayOfMonth, 2)
        + "T" + padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2)
        + "." + padded(millisecond, 3) + "Z"
}

/// The date of the proleptic Gregorian calendar.
///
/// Years are counted from 1 March, so that the leap day comes last, in eras of 400 years (146 097 days),
/// after which the calendar repeats.
private func civilDate(daysSince1970: Int64) -> (year: Int64, month: Int64, day: Int64) {
    // 719 468 days lie between 0000-03-01 and 1970-01-01.
    let (era, dayOfEra) = (daysSince1970 + 719_468).flooredDivision(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    // Months from March on alternate 31, 30, 31, 30, 31: 153 days for five months.
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
}

private func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Int64 {
    /// Division whose remainder is never negative, also for times before 1970.
    fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

extension Double {
    fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
        min(max(self, range.lowerBound), range.upperBound)
    }
}
