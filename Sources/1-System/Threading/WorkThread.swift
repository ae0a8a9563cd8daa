/// Runs work that blocks, one job after another, on a thread that exists only while there is any.
public final class WorkThread: Sendable {
    private struct State {
        var waiting: [@Sendable () -> Void] = []
        var isRunning = false
    }

    private let name: String
    private let maximumWaiting: Int
    private let state = Lock(State())

    /// A thread that does not run yet.
    ///
    /// - Parameters:
    ///   - name: for `top -H` and debuggers; at most 15 characters are kept.
    ///   - maximumWaiting: how many jobs may wait, the one that runs not counted.
    public init(named name: String, maximumWaiting: Int = .max) {
        self.name = name
        self.maximumWaiting = maximumWaiting
    }

    /// Puts a job at the end of the queue.
    ///
    /// - Returns: false when too many wait or the system grants no thread; the job will not run then.
    public func run(_ job: @escaping @Sendable () -> Void) -> Bool {
        state.withLock { state in
            guard state.waiting.count < maximumWaiting else { return false }
            state.waiting.append(job)
            guard !state.isRunning else { return true }
            do {
                try startThread(named: name) { [self] in drain() }
                state.isRunning = true
            } catch {
                // Nothing else waits: whatever came before has run, or was refused like this one.
                state.waiting.removeAll()
            }
            return state.isRunning
        }
    }

    private func drain() {
        while true {
            let job = state.withLock { state -> (@Sendable () -> Void)? in
                guard !state.waiting.isEmpty else {
                    state.isRunning = false
                    return nil
                }
                return state.waiting.removeFirst()
            }
            guard let job else { return }
            job()
        }
    }
}
