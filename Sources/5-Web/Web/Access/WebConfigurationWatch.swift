import Logging
import Platform
import Text
import Threading
import WebConfig

/// Reads the web configuration again when it, or a certificate that it names, has changed.
///
/// Looks at the files at regular times on a thread of its own, so no request waits for a disk.
final class WebConfigurationWatch: Sendable {
    /// Takes over a new configuration, or says in one sentence why that cannot be.
    typealias Apply = @Sendable (WebConfiguration) -> String?
    /// Is told why a reading did not take effect; `nil` when it did.
    typealias Note = @Sendable (String?) -> Void

    private struct State {
        var files: WatchedFiles
        var timer: Timers.Handle?
        var isStopped = false
    }

    private let path: String
    private let interval: Duration
    private let apply: Apply
    private let note: Note
    private let logger: Logger
    private let thread = WorkThread(named: "web config")
    private let state: Lock<State>

    init(
        _ configuration: WebConfiguration, every interval: Duration, logger: Logger, note: @escaping Note, apply: @escaping Apply
    ) {
        path = configuration.file
        self.interval = interval
        self.apply = apply
        self.note = note
        self.logger = logger
        state = Lock(State(files: configuration.files))
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
        if state.withLock({ $0.files }).haveChanged { read() }
        schedule()
    }

    private func read() {
        do throws(WebConfigurationError) {
            let configuration = try WebConfiguration.load(path: path)
            state.withLock { $0.files = configuration.files }
            if let reason = apply(configuration) {
                note(reason)
                logger.error("web configuration not reloaded, the old one stays", ["problem": .string(reason)])
                return
            }
            note(nil)
            logger.info("web configuration reloaded", ["file": .string(path)])
            for notice in configuration.notices { logger.warn("web configuration", ["notice": .string(notice)]) }
        } catch {
            note(error.problems.first?.description ?? "it cannot be read")
            // A file that could not be reached yet must be watched, and so must those of before, which may come back.
            let files = error.files
            state.withLock { $0.files = $0.files.union(files) }
            for problem in error.problems {
                logger.error("web configuration not reloaded, the old one stays", ["problem": .string(problem.description)])
            }
        }
    }
}
