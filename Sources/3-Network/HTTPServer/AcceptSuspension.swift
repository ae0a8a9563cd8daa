import Threading

/// Remembers that libmicrohttpd has stopped to take clients, because the process or the system had no descriptor left.
///
/// It would take clients again only when one of its connections ends: with a Prometheus that keeps its connection, never.
final class AcceptSuspension: Sendable {
    /// How long to wait before clients are taken again.
    private static let pause = Duration.seconds(1)

    private let next = Lock<ContinuousClock.Instant?>(nil)

    /// Looks for it in the lines that libmicrohttpd logs; there is no other sign.
    func note(line: String) {
        guard line.contains("suspending accept") else { return }
        next.withLock { $0 = $0 ?? .now + Self.pause }
    }

    /// Calls `resume`, which says whether it could, when it is time to.
    func tryAgain(_ now: ContinuousClock.Instant, _ resume: () -> Bool) {
        guard let time = next.withLock({ $0 }), now >= time else { return }
        // Cleared before, because the next line may come at once.
        next.withLock { $0 = nil }
        if !resume() { next.withLock { $0 = now + Self.pause } }
    }
}
