import Foundation
import Platform
import Testing

@Suite("Civil dates")
struct CivilDateTests {
    @Test("Days and dates convert to each other, in agreement with another calendar")
    func roundTrip() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for days in stride(from: -100_000, through: 200_000, by: 61) {
            let date = CivilDate(daysSince1970: days)
            let parts = calendar.dateComponents([.year, .month, .day], from: Date(timeIntervalSince1970: Double(days) * 86_400))
            #expect([date.year, date.month, date.day] == [parts.year, parts.month, parts.day])
            #expect(CivilDate(year: date.year, month: date.month, day: date.day)?.daysSince1970 == days)
        }
    }

    @Test("Dates before year 1 convert to days and back")
    func early() {
        #expect(CivilDate(year: 0, month: 3, day: 1)?.daysSince1970 == -719_468)
        #expect(CivilDate(daysSince1970: -719_469) == CivilDate(year: 0, month: 2, day: 29))
        #expect(CivilDate(year: -1, month: 3, day: 1)?.daysSince1970 == -719_468 - 366)
    }

    @Test("Each month has its length")
    func months() {
        let lengths = (1...12).map { month in (1...40).count { CivilDate(year: 2026, month: month, day: $0) != nil } }
        #expect(lengths == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
        #expect((1...40).count { CivilDate(year: 2000, month: 2, day: $0) != nil } == 29)
        #expect((1...40).count { CivilDate(year: 2100, month: 2, day: $0) != nil } == 28)
        #expect(CivilDate(year: 2026, month: 0, day: 1) == nil)
        #expect(CivilDate(year: 2026, month: 13, day: 1) == nil)
        #expect(CivilDate(year: 2026, month: 1, day: 0) == nil)
    }
}
