import Foundation
import Testing

@testable import Threading

@Suite("Work thread", .timeLimit(.minutes(1)))
struct WorkThreadTests {
    @Test("Jobs run one after another in order, even after the thread was idle")
    func order() async {
        let thread = WorkThread(named: "test")
        let seen = Lock<[Int]>([])
        for round in 0..<3 {
            await withCheckedContinuation { continuation in
                for number in 0..<100 {
                    #expect(thread.run { seen.withLock { $0.append(round * 100 + number) } } == .queued)
                }
                #expect(thread.run { continuation.resume() } == .queued)
            }
        }
        #expect(seen.withLock { $0 } == Array(0..<300))
    }

    @Test("A job above the limit is refused and does not run")
    func limit() async {
        let thread = WorkThread(named: "test", maximumWaiting: 2)
        let gate = DispatchSemaphore(value: 0)
        let count = Lock(0)
        let started = DispatchSemaphore(value: 0)
        #expect(
            thread.run {
                started.signal()
                gate.wait()
            } == .queued)
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                started.wait()
                continuation.resume()
            }
        }
        let accepted = (0..<5).map { _ in thread.run { count.withLock { $0 += 1 } } }
        #expect(accepted == [.queued, .queued, .full, .full, .full])
        gate.signal()
        while thread.run({}) != .queued { await Task.yield() }
        await withCheckedContinuation { continuation in
            while thread.run({ continuation.resume() }) != .queued {}
        }
        #expect(count.withLock { $0 } == 2)
    }

    @Test("A thread that is kept waits for work, and ends when nothing can submit work any more")
    func kept() async {
        func isThere() -> Bool {
            let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
            return tasks.contains {
                (try? String(contentsOfFile: "/proc/self/task/\($0)/comm", encoding: .utf8)) == "kept-work\n"
            }
        }
        do {
            let thread = WorkThread(named: "kept-work")
            #expect(thread.start())
            for _ in 0..<2 {
                await withCheckedContinuation { continuation in
                    #expect(thread.run { continuation.resume() } == .queued)
                }
                try? await Task.sleep(for: .milliseconds(20))
                #expect(isThere())
            }
        }
        for _ in 0..<500 where isThere() { try? await Task.sleep(for: .milliseconds(10)) }
        #expect(!isThere())
    }
}
