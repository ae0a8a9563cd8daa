/// Whether `start` gets its argument called in time. Blocks until then, so it must not be called in a task.
///
/// - Parameter start: passes the callback to the thread or queue under test.
public func isCalledBack(within patience: Duration, by start: (@escaping @Sendable () -> Void) -> Void) -> Bool {
    let bell = Bell()
    let isCalled = Lock(false)
    start {
        isCalled.withLock { $0 = true }
        bell.ring()
    }
    bell.wait(atMost: patience)
    return isCalled.withLock { $0 }
}

extension WorkExecutor {
    /// Whether tasks still run within `patience`; blocks for as long.
    public func isAlive(within patience: Duration) -> Bool {
        isCalledBack(within: patience) { reply in Task(executorPreference: self) { reply() } }
    }

    /// Runs `body` as a task on this executor and waits for its result: for a `main` that does nothing else.
    ///
    /// An `async` main would run its tasks on libdispatch, whose threads take memory, ask for priorities that a sandbox does not
    /// grant, and complain about that on standard error.
    public func wait<Result: Sendable>(for body: @escaping @Sendable () async -> Result) -> Result {
        let bell = Bell()
        let result = Lock<Result?>(nil)
        Task(executorPreference: self) {
            let value = await body()
            result.withLock { $0 = value }
            bell.ring()
        }
        while true {
            bell.wait(atMost: nil)
            if let value = result.withLock({ $0 }) { return value }
        }
    }
}
