import Foundation
import Testing

@testable import Platform

@Suite struct ClockTests {
    @Test("the time of day is the system's")
    func wallClock() {
        #expect(abs(unixTimeNow() - Date().timeIntervalSince1970) < 1)
    }

    @Test("the monotonic clock advances at the pace of seconds")
    func monotonic() {
        let start = monotonicSeconds()
        usleep(20_000)
        let elapsed = monotonicSeconds() - start
        // In milliseconds it would be 20 or more.
        #expect(elapsed >= 0.02 && elapsed < 20)
    }

    @Test(
        "times are written as RFC 3339 in UTC",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"),
            (-0.001, "1969-12-31T23:59:59.999Z"),
            (951_782_400.5, "2000-02-29T00:00:00.500Z"),
            (951_868_800, "2000-03-01T00:00:00.000Z"),
            (1_709_251_199.9999, "2024-02-29T23:59:59.999Z"),
            (4_107_542_399, "2100-02-28T23:59:59.000Z"),
            (4_107_542_400, "2100-03-01T00:00:00.000Z"),
            (-62_167_219_200, "0000-01-01T00:00:00.000Z"),
            (253_402_300_799, "9999-12-31T23:59:59.000Z"),
            (.infinity, "9999-12-31T23:59:59.999Z"),
            (-.infinity, "0000-01-01T00:00:00.000Z"),
            (.nan, "1970-01-01T00:00:00.000Z"),
        ] as [(Double, String)])
    func rfc3339Text(time: Double, text: String) {
        #expect(rfc3339(unixTime: time) == text)
    }

    @Test("every day of eight centuries has the date that Foundation computes")
    func calendar() {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        // Every 13th day from 1600 on, which meets each day of the year and all four kinds of century.
        for day in stride(from: -135_140, to: 157_054, by: 13) {
            let time = Double(day) * 86_400
            let parts = calendar.dateComponents([.year, .month, .day], from: Date(timeIntervalSince1970: time))
            let expected = String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
            #expect(rfc3339(unixTime: time).hasPrefix(expected))
        }
    }
}
