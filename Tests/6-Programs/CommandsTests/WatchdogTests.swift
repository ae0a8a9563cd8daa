import Glibc
import Logging
import Testing

@testable import Commands
@testable import Threading

@Suite("Watchdog")
struct WatchdogTests {
    @Test("It reports while all parts answer, and is silent from the moment that one does not")
    func silence() throws {
        let isStuck = Lock(false)
        let told = Lock(0)
        let parts = [
            Watchdog.Part(name: "server", isAlive: { _ in true }),
            Watchdog.Part(name: "tasks", isAlive: { _ in !isStuck.withLock { $0 } }),
        ]
        let watchdog = Watchdog(
            every: .milliseconds(200), parts: parts, logger: Logger(level: .error, format: .logfmt),
            notify: { told.withLock { $0 += 1 } })
        try watchdog.start()
        defer { watchdog.stop() }
        func count(after pause: Duration) -> Int {
            Bell().wait(atMost: pause)
            return told.withLock { $0 }
        }
        // Every 50 ms; a loaded machine may be slower.
        #expect(count(after: .seconds(1)) >= 4)
        isStuck.withLock { $0 = true }
        let last = count(after: .milliseconds(300))
        #expect(count(after: .milliseconds(500)) == last)
        isStuck.withLock { $0 = false }
        #expect(count(after: .seconds(1)) > last)
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
