import Testing

@testable import Threading

@Suite struct LockTests {
    private struct Refusal: Error, Equatable {}

    @Test("no increment is lost between tasks")
    func exclusion() async {
        let counter = Lock(0)
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<2000 { counter.withLock { $0 += 1 } }
                }
            }
        }
        #expect(counter.withLock { $0 } == 16_000)
    }

    @Test("an error keeps its type, the change before it stays, and the lock is released")
    func failure() {
        let lock = Lock([1])
        func fail() throws(Refusal) {
            try lock.withLock { (value) throws(Refusal) in
                value.append(2)
                throw Refusal()
            }
        }
        #expect(throws: Refusal()) { try fail() }
        #expect(lock.withLock { $0 } == [1, 2])
    }

    @Test("a noncopyable value can be stored and taken out")
    func handOver() {
        final class Box { var value = 1 }
        let lock = Lock<Box?>(Box())
        let box = lock.withLock { box in
            defer { box = nil }
            return box?.value
        }
        #expect(box == 1)
        #expect(lock.withLock { $0 == nil })
    }
}
