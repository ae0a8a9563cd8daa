import Platform
import Threading

/// Reloads the configuration when one of its files has changed, for `--config.enable-auto-reload`.
///
/// Looks at the files at regular times on a thread of its own, so nothing else waits for a disk.
final class ReloadWatch: Sendable {
    private struct State {
        var timer: Timers.Handle?
        var isStopped = false
    }

    private let interval: Duration
    private let files: @Sendable () -> WatchedFiles
    private let reload: @Sendable () async -> Void
    private let thread = WorkThread(named: "config watch")
    private let state = Lock(State())

    /// - Parameters:
    ///   - interval: from one look to the next.
    ///   - files: the files of the last reload, as they were before it, whether it succeeded or not.
    init(every interval: Duration, files: @escaping @Sendable () -> WatchedFiles, reload: @escaping @Sendable () async -> Void) {
        self.interval = interval
        self.files = files
        self.reload = reload
        schedule()
    }

    /// Looks no more.
    func stop() {
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
                // Without a thread it looks the next time.
                if thread.run({ self.look() }) != .queued { schedule() }
            }
        }
    }

    /// Runs on the thread.
    private func look() {
        guard files().haveChanged else { return schedule() }
        Task(executorPreference: WorkExecutor.shared) {
            await self.reload()
            self.schedule()
        }
    }
}
