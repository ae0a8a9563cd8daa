/// Repeats work at an interval on its own thread, never twice at once, such as checking files, so that nothing else waits for a disk.
public final class RegularWork: Sendable {
    private struct State {
        var timer: Timers.Handle?
        var isStopped = false
    }

    private let interval: Duration
    private let work: @Sendable (_ done: @escaping @Sendable () -> Void) -> Void
    private let thread: WorkThread
    private let state = Lock(State())

    /// Waits for the first time.
    ///
    /// - Parameters:
    ///   - name: the name of the thread.
    ///   - interval: from the end of one run to the next.
    ///   - work: runs on the thread, and calls `done` on any thread when it has finished.
    public init(
        named name: String, every interval: Duration,
        _ work: @escaping @Sendable (_ done: @escaping @Sendable () -> Void) -> Void
    ) {
        self.interval = interval
        self.work = work
        thread = WorkThread(named: name)
        schedule()
    }

    /// Stops repeating it; a run in progress is finished.
    public func stop() {
        state.withLock { state in
            state.isStopped = true
            state.timer?.cancel()
        }
    }

    private func schedule() {
        state.withLock { state in
            guard !state.isStopped else { return }
            state.timer = Timers.shared.after(interval) { [weak self] in
                guard let self else { return }
                // Without a thread, it is tried again next time.
                if thread.run({ self.work { self.schedule() } }) != .queued { schedule() }
            }
        }
    }
}
