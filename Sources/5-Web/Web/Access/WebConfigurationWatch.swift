import Logging
import Platform
import Text
import Threading
import WebConfig

/// Reads the web configuration again when it, or a certificate that it references, has changed.
///
/// ``ExporterServer`` calls it periodically, on a separate thread.
final class WebConfigurationWatch: Sendable {
    /// Applies a new configuration, or returns in one sentence why that is impossible.
    typealias Apply = @Sendable (WebConfiguration) -> String?
    /// Receives the reason why a reload had no effect; `nil` after a success.
    typealias Note = @Sendable (String?) -> Void

    private let path: String
    private let apply: Apply
    private let note: Note
    private let logger: Logger
    private let files: Lock<WatchedFiles>

    init(_ configuration: WebConfiguration, logger: Logger, note: @escaping Note, apply: @escaping Apply) {
        path = configuration.file
        self.apply = apply
        self.note = note
        self.logger = logger
        files = Lock(configuration.files)
    }

    /// Reads the configuration if a file has changed; blocks for as long as the disk does.
    func look() {
        if files.withLock({ $0 }).haveChanged { read() }
    }

    private func read() {
        do throws(WebConfigurationError) {
            let configuration = try WebConfiguration.load(path: path)
            files.withLock { $0 = configuration.files }
            if let reason = apply(configuration) {
                note(reason)
                logger.error("web configuration not reloaded, the previous one stays active", ["problem": .string(reason)])
                return
            }
            note(nil)
            logger.info("web configuration reloaded", ["file": .string(path)])
            for notice in configuration.notices { logger.warn("web configuration", ["notice": .string(notice)]) }
        } catch {
            note(error.problems.first?.description ?? "it cannot be read")
            // A file that could not be read yet must be watched, and so must the previous ones, which may come back.
            let missing = error.files
            files.withLock { $0 = $0.union(missing) }
            for problem in error.problems {
                logger.error(
                    "web configuration not reloaded, the previous one stays active", ["problem": .string(problem.description)])
            }
        }
    }
}
