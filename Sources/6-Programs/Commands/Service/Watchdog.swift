import Logging
import Platform
import Threading

/// Notifies systemd that the exporter still works, as long as it does (`WatchdogSec=`).
///
/// A separate thread checks each part that the exporter cannot work without, and notifies only when all have answered. When
/// one does not, systemd gets no notification for the interval and restarts the exporter.
final class Watchdog: Sendable {
    /// A part and a check whether it answers within the given time.
    struct Part: Sendable {
        let name: String
        let isAlive: @Sendable (Duration) -> Bool
    }

    private let interval: Duration
    private let parts: [Part]
    private let logger: Logger
    private let notify: @Sendable () -> Void
    private let bell = Bell()
    private let isStopped = Lock(false)

    /// - Parameters:
    ///   - interval: the longest time between two messages.
    ///   - notify: sends the message.
    init(every interval: Duration, parts: [Part], logger: Logger, notify: @escaping @Sendable () -> Void) {
        self.interval = interval
        self.parts = parts
        self.logger = logger
        self.notify = notify
    }

    /// Starts checking.
    ///
    /// - Throws: ``SystemCallError`` if the system grants no further thread.
    func start() throws(SystemCallError) {
        try startThread(named: "watchdog") { [self] in
            while !isStopped.withLock({ $0 }) {
                let pause = interval / 4
                if areAlive(within: pause) { notify() }
                bell.wait(atMost: pause)
            }
        }
    }

    /// Stops checking: an exporter that stops accepts no clients.
    func stop() {
        isStopped.withLock { $0 = true }
        bell.ring()
    }

    private func areAlive(within patience: Duration) -> Bool {
        let stuck = parts.filter { !$0.isAlive(patience / parts.count) }
        guard !stuck.isEmpty, !isStopped.withLock({ $0 }) else { return stuck.isEmpty }
        logger.error("a part of the exporter does not answer", ["part": .string(stuck.map(\.name).joined(separator: ", "))])
        return false
    }
}
