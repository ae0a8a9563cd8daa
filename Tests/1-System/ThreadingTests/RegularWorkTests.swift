import Testing
import Threading

@Suite("Periodic work")
struct RegularWorkTests {
    @Test("A run starts again and again, and never before the previous one has finished")
    func regular() async throws {
        let runs = Lock((count: 0, pending: nil as (@Sendable () -> Void)?))
        let work = RegularWork(named: "regular test", every: .milliseconds(5)) { done in
            // The third run finishes only when it is let.
            let isThird = runs.withLock { runs in
                runs.count += 1
                if runs.count == 3 { runs.pending = done }
                return runs.count == 3
            }
            if !isThird { done() }
        }
        try await wait { runs.withLock { $0.count } == 3 }
        try await Task.sleep(for: .milliseconds(100))
        #expect(runs.withLock { $0.count } == 3)
        // Taken out: it keeps the work, which keeps the lock that it is in.
        runs.withLock { runs in
            defer { runs.pending = nil }
            return runs.pending
        }?()
        try await wait { runs.withLock { $0.count } > 3 }
        work.stop()
        try await Task.sleep(for: .milliseconds(50))
        let count = runs.withLock { $0.count }
        try await Task.sleep(for: .milliseconds(100))
        #expect(runs.withLock { $0.count } == count, "it goes on after it was stopped")
    }

    private func wait(until isTrue: () -> Bool) async throws {
        for _ in 0..<2000 where !isTrue() { try await Task.sleep(for: .milliseconds(5)) }
        try #require(isTrue())
    }
}
