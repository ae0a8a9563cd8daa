import Testing

@testable import Journal

private struct Mark: Numbered, Equatable {
    let number: UInt64
    var device = ""
}

@Suite("A history")
struct HistoryTests {
    /// A history after successes (`s`) and failures (`f`), numbered from 1.
    private func history(_ marks: String, limit: Int) -> History<Mark> {
        var history = History<Mark>(limit: limit)
        for (index, mark) in marks.enumerated() { history.add(Mark(number: UInt64(index + 1)), isFailure: mark == "f") }
        return history
    }

    @Test(
        "When it is full, successes are dropped before failures, and failures leave a quarter of the places to successes",
        arguments: [
            ("", 4, []), ("sss", 4, [3, 2, 1]), ("ssssss", 4, [6, 5, 4, 3]), ("fssssss", 4, [7, 6, 5, 1]),
            ("ffffff", 4, [6, 5, 4, 3]), ("sffffff", 4, [7, 6, 5, 1]), ("ssffffff", 8, [8, 7, 6, 5, 4, 3, 2, 1]),
            ("sssffffff", 8, [9, 8, 7, 6, 5, 4, 3, 2]), ("sssfffffff", 8, [10, 9, 8, 7, 6, 5, 3, 2]),
            ("fs", 1, [2]), ("sf", 1, [2]), ("ssff", 2, [4, 2]), ("ffs", 2, [3, 2]), ("sfsf", 0, []),
        ])
    func bounds(marks: String, limit: Int, expected: [UInt64]) {
        #expect(history(marks, limit: limit).entries.map(\.number) == expected)
    }

    @Test("However long it runs, its size stays within the limit", arguments: [0, 1, 2, 3, 7, 100])
    func longRun(limit: Int) {
        var history = History<Mark>(limit: limit)
        for number in 1...5000 {
            history.add(Mark(number: UInt64(number)), isFailure: number % 3 == 0)
            #expect(history.count <= limit)
        }
        #expect(history.count == limit)
        #expect(limit == 0 || history.entries.contains { $0.number == 5000 || $0.number == 4999 })
    }

    @Test("A smaller limit takes effect at once, a larger one from then on")
    func changedLimit() {
        var history = history("ssfssssf", limit: 8)
        history.setLimit(3)
        #expect(history.entries.map(\.number) == [8, 7, 3])
        history.setLimit(4)
        history.add(Mark(number: 9), isFailure: false)
        #expect(history.entries.map(\.number) == [9, 8, 7, 3])
        history.setLimit(-1)
        #expect(history.entries.isEmpty && history.limit == 0)
    }
}
