import Testing

@testable import Catalog

@Suite("Points in time")
struct TimestampTests {
    /// 2026-02-11 22:05:01 UTC.
    private static let moment = 1_770_847_501.0

    @Test(
        "All spellings of a time give the same number",
        arguments: [
            "2026-02-11T22:05:01", "2026-02-11T22:05:01Z", "2026-02-11 22:05:01", "2026.02.11 22:05:01",
            "2026-02-11T22:05:01.000000000 UTC",
            "2026-02-11T22:05:01.000Z", "20260211220501", "2026-02-11T23:05:01+01:00", "2026-02-11T17:05:01-0500",
            "2026-02-11T22:05:01 GMT",
            " 2026/02/11 22:05:01 ", "2026-02-12T03:35:01.000+05:30",
        ])
    func spellings(_ text: String) throws {
        #expect(try read(.timestamp, "\"\(text)\"") == .value(Self.moment))
    }

    @Test(
        "Known times are converted correctly",
        arguments: [
            ("2026-02-11T22:05:01.533523843 UTC", 1_770_847_501.533523843), ("2026-02-11T22:05:01.533Z", 1_770_847_501.533),
            ("202612280000", 1_798_416_000), ("201701010000", 1_483_228_800), ("2000-02-29T12:00:00", 951_825_600),
            ("2026-06-30T23:59:60", 1_782_864_000), ("1999-12-31T23:59:59", 946_684_799), ("2026-02-11T22:05", 1_770_847_500),
            ("2026-02-11T22:05+02:00", 1_770_840_300), ("2026-12-31", 1_798_675_200), ("2100-03-01T00:00:00", 4_107_542_400),
        ])
    func known(_ text: String, _ seconds: Double) throws {
        #expect(try read(.timestamp, "\"\(text)\"") == .value(seconds))
    }

    @Test(
        "Times of events that never happened are absent",
        arguments: [
            #""never""#, #""1970-01-01 00:00:00""#, #""1970-01-01T00:00:00Z""#, #""0000-00-00 00:00:00""#, #""""#, "null", "0",
            "-1", #""none""#, #""0""#,
        ])
    func never(_ json: String) throws {
        #expect(try read(.timestamp, json) == .absent)
    }

    @Test(
        "An impossible date, or one in a zone of unknown offset, is unreadable",
        arguments: [
            "2026-13-01T00:00:00", "2026-02-30T00:00:00", "2025-02-29T00:00:00", "2026-00-10T00:00:00", "2026-02-11T24:00:00",
            "2026-02-11T22:60:00",
            "2026-02-11T22:05:61", "1969-12-31T23:59:59", "2026-02-11T22:05:01 CET", "22:05:01", "11.02.2026 22:05:01",
            "yesterday", "2026", "7.10.008", "123456789012345678",
        ])
    func noMoment(_ text: String) throws {
        #expect(try read(.timestamp, "\"\(text)\"") == .unreadable)
    }

    @Test("A number is seconds since 1970, unless it is a date without quotes")
    func numbers() throws {
        #expect(try read(.timestamp, "1770847501.5") == .value(1_770_847_501.5))
        #expect(try read(.timestamp, "202612280000") == .value(1_798_416_000))
        #expect(try read(.timestamp, "999999999999") == .unreadable)
        for seconds in ["3692217600", #""3692217600""#] { #expect(try read(.timestamp, seconds) == .unreadable) }
        #expect(try read(.timestamp, "true") == .unreadable)
    }
}
