import Foundation
import Testing

@testable import Threading

@Suite("Work thread", .timeLimit(.minutes(1)))
struct WorkThreadTests {
    @Test("Jobs run one after another in their order, also after it was idle")
    func order() async {
        let thread = WorkThread(named: "test")
        let seen = Lock<[Int]>([])
        for round in 0..<3 {
            await withCheckedContinuation { continuation in
                for number in 0..<100 {
                    #expect(thread.run { seen.withLock { $0.append(round * 100 + number) } })
                }
                #expect(thread.run { continuation.resume() })
            }
        }
        #expect(seen.withLock { $0 } == Array(0..<300))
    }

    @Test("What is too much is refused and does not run")
    func limit() async {
        let thread = WorkThread(named: "test", maximumWaiting: 2)
        let gate = DispatchSemaphore(value: 0)
        let count = Lock(0)
        let started = DispatchSemaphore(value: 0)
        #expect(
            thread.run {
                started.signal()
                gate.wait()
            })
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                started.wait()
                continuation.resume()
            }
        }
        let accepted = (0..<5).map { _ in thread.run { count.withLock { $0 += 1 } } }
        #expect(accepted == [true, true, false, false, false])
        gate.signal()
        while !thread.run({}) { await Task.yield() }
        await withCheckedContinuation { continuation in
            while !thread.run({ continuation.resume() }) {}
        }
        #expect(count.withLock { $0 } == 2)
    }
}
