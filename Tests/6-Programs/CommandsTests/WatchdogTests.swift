import Glibc
import Logging
import Testbench
import Testing

@testable import Commands
@testable import Threading

@Suite("Watchdog")
struct WatchdogTests {
    @Test("It reports while all parts answer, and is silent from the moment that one does not")
    func silence() async throws {
        let isStuck = Lock(false)
        let (asked, notified) = (Lock(0), Lock(0))
        let parts = [
            Watchdog.Part(name: "server", isAlive: { _ in true }),
            Watchdog.Part(
                name: "tasks",
                isAlive: { _ in
                    asked.withLock { $0 += 1 }
                    return !isStuck.withLock { $0 }
                }),
        ]
        let watchdog = Watchdog(
            every: .milliseconds(100), parts: parts, logger: Logger(level: .error, format: .logfmt),
            notify: { notified.withLock { $0 += 1 } })
        try watchdog.start()
        defer { watchdog.stop() }
        func pass(_ count: Lock<Int>, by more: Int) async throws -> Bool {
            let goal = count.withLock { $0 } + more
            return try await eventually { count.withLock { $0 } >= goal }
        }
        #expect(try await pass(notified, by: 3))
        isStuck.withLock { $0 = true }
        // The check that runs just now may still notify.
        #expect(try await pass(asked, by: 2))
        let last = notified.withLock { $0 }
        #expect(try await pass(asked, by: 4))
        #expect(notified.withLock { $0 } == last)
        isStuck.withLock { $0 = false }
        #expect(try await pass(notified, by: 1))
    }

    @Test("Tasks that all wait for a disk do not count as alive; the thread that replaces theirs does")
    func executor() {
        let executor = WorkExecutor(maximumThreads: 1)
        #expect(executor.isAlive(within: .seconds(5)))
        let bell = Bell()
        Task(executorPreference: executor) { bell.wait(atMost: .seconds(20)) }
        #expect(executor.isAlive(within: .seconds(5)))
        bell.ring()
    }
}
