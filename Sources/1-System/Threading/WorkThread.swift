/// Runs work that blocks, one job after another, on a thread that exists only while there is any, or from ``start()`` on.
public final class WorkThread: Sendable {
    /// What happens to a job.
    public enum Admission: Sendable {
        /// It runs after those before it.
        case queued
        /// Too many wait; it will not run.
        case full
        /// The system grants no thread; it will not run.
        case noThread
    }

    private let jobs: Jobs

    /// A thread that does not run yet.
    ///
    /// - Parameters:
    ///   - name: for `top -H` and debuggers; at most 15 characters are kept.
    ///   - maximumWaiting: how many jobs may wait, the one that runs not counted.
    public init(named name: String, maximumWaiting: Int = .max) {
        jobs = Jobs(name: name, maximumWaiting: maximumWaiting)
    }

    deinit { jobs.letThreadEnd() }

    /// Starts the thread and keeps it, so that it exists even when the system has none left.
    ///
    /// - Returns: whether it exists.
    @discardableResult
    public func start() -> Bool { jobs.keepThread() }

    /// Puts a job at the end of the queue.
    public func run(_ job: @escaping @Sendable () -> Void) -> Admission { jobs.add(job) }
}

/// The jobs of a ``WorkThread``; the thread keeps them alive.
private final class Jobs: Sendable {
    private struct State {
        var waiting: [@Sendable () -> Void] = []
        var isRunning = false
        /// Whether the thread waits for more jobs when it is idle.
        var isKept = false
    }

    private let name: String
    private let maximumWaiting: Int
    private let state = Lock(State())
    private let bell = Bell()

    init(name: String, maximumWaiting: Int) {
        self.name = name
        self.maximumWaiting = maximumWaiting
    }

    func keepThread() -> Bool {
        state.withLock { state in
            state.isKept = ensureThread(&state)
            return state.isKept
        }
    }

    func letThreadEnd() {
        state.withLock { $0.isKept = false }
        bell.ring()
    }

    func add(_ job: @escaping @Sendable () -> Void) -> WorkThread.Admission {
        let admission = state.withLock { state -> WorkThread.Admission in
            guard state.waiting.count < maximumWaiting else { return .full }
            state.waiting.append(job)
            guard ensureThread(&state) else {
                // Nothing else waits: all earlier jobs have run, or were refused like this one.
                state.waiting.removeAll()
                return .noThread
            }
            return .queued
        }
        bell.ring()
        return admission
    }

    private func ensureThread(_ state: inout State) -> Bool {
        if !state.isRunning { state.isRunning = (try? startThread(named: name) { self.drain() }) != nil }
        return state.isRunning
    }

    /// The thread.
    private func drain() {
        while true {
            let (job, waits) = state.withLock { state -> ((@Sendable () -> Void)?, Bool) in
                if !state.waiting.isEmpty { return (state.waiting.removeFirst(), true) }
                if !state.isKept { state.isRunning = false }
                return (nil, state.isKept)
            }
            if let job {
                job()
            } else if waits {
                bell.wait(atMost: nil)
            } else {
                return
            }
        }
    }
}
