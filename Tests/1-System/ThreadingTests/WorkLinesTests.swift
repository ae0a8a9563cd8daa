import Testing

@testable import Threading

@Suite("Lines of waiting work")
struct WorkLinesTests {
    private static func taken(_ lines: inout WorkLines<Int>, _ count: Int) -> [Int?] { (0..<count).map { _ in lines.take() } }

    @Test("jobs are taken in the order in which they came")
    func order() {
        var lines = WorkLines<Int>()
        for number in 0..<3000 { lines.append(number, letsOthersGoFirst: false) }
        #expect(lines.count == 3000)
        #expect(Self.taken(&lines, 2000) == Array(0..<2000))
        for number in 3000..<4000 { lines.append(number, letsOthersGoFirst: false) }
        #expect(Self.taken(&lines, 2000) == Array(2000..<4000))
        #expect(lines.take() == nil)
        #expect(lines.isEmpty)
    }

    @Test("jobs that let others go first wait for those that come later, but move on: one of eight is theirs")
    func share() {
        var lines = WorkLines<Int>()
        for number in 100..<103 { lines.append(number, letsOthersGoFirst: true) }
        for number in 0..<20 { lines.append(number, letsOthersGoFirst: false) }
        #expect(lines.count == 23)
        #expect(Self.taken(&lines, 8) == [0, 1, 2, 3, 4, 5, 6, 100])
        #expect(Self.taken(&lines, 8) == [7, 8, 9, 10, 11, 12, 13, 101])
        #expect(Self.taken(&lines, 8) == [14, 15, 16, 17, 18, 19, 102, nil])
    }

    @Test("they are taken at once when nothing else waits")
    func alone() {
        var lines = WorkLines<Int>()
        for number in 0..<3 { lines.append(number, letsOthersGoFirst: true) }
        #expect(Self.taken(&lines, 4) == [0, 1, 2, nil])
        #expect(lines.isEmpty)
    }
}
