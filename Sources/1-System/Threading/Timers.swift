import Platform

/// Runs actions later, on one thread of its own (named `timers`).
///
/// Made for deadlines, which are mostly cancelled: setting and cancelling one take a lock each and hardly ever wake
/// a thread. `Task.sleep` would wake another thread for each. Actions must return at once.
public final class Timers: Sendable {
    /// The timers of the process; their thread starts with the first.
    public static let shared = Timers()

    /// One action that is due later.
    ///
    /// Sendable: `place` is reached under the lock of the timers only.
    public final class Handle: HeapElement, @unchecked Sendable {
        let due: Double
        var place: Int?
        fileprivate let action: @Sendable () -> Void
        private let timers: Timers

        fileprivate init(due: Double, of timers: Timers, action: @escaping @Sendable () -> Void) {
            self.due = due
            self.timers = timers
            self.action = action
        }

        /// Cancels the timer. An action that is already due may still run.
        public func cancel() {
            timers.state.withLock { $0.waiting.remove(self) }
        }
    }

    private struct State {
        var waiting = TimerHeap<Handle>()
        /// When the thread wakes at the latest.
        var wakesAt = Double.infinity
        var hasThread = false
    }

    private let state = Lock(State())
    private let bell = Bell()

    init() {}

    /// How many wait.
    var count: Int { state.withLock { $0.waiting.count } }

    /// Runs `action` after `delay`, or as soon as the thread can.
    public func after(_ delay: Duration, _ action: @escaping @Sendable () -> Void) -> Handle {
        let handle = Handle(due: monotonicSeconds() + max(delay / .seconds(1), 0), of: self, action: action)
        let (wakesTooLate, needsThread) = state.withLock { state -> (Bool, Bool) in
            state.waiting.insert(handle)
            let needsThread = !state.hasThread
            state.hasThread = true
            // One ring is enough until the thread has looked.
            let wakesTooLate = handle.due < state.wakesAt
            if wakesTooLate { state.wakesAt = handle.due }
            return (wakesTooLate, needsThread)
        }
        if needsThread {
            start()
        } else if wakesTooLate {
            bell.ring()
        }
        return handle
    }

    private func start() {
        do {
            try startThread(named: "timers") { [self] in run() }
        } catch {
            // Without the thread deadlines never fire; every request has a time limit of its own as well.
            state.withLock { $0.hasThread = false }
        }
    }

    /// The thread: sleeps until the earliest timer is due or an earlier one comes.
    private func run() {
        while true {
            let now = monotonicSeconds()
            let (due, next) = state.withLock { state -> ([Handle], Double?) in
                var due: [Handle] = []
                while let handle = state.waiting.popDue(now: now) { due.append(handle) }
                // Cancelling a timer does not wake the thread: it sleeps until the timer would have been due.
                state.wakesAt = due.isEmpty ? state.waiting.earliest ?? .infinity : now
                return (due, state.waiting.earliest)
            }
            for handle in due { handle.action() }
            if due.isEmpty { bell.wait(atMost: next.map { .seconds(max($0 - monotonicSeconds(), 0)) }) }
        }
    }
}
