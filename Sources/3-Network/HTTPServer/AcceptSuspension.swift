import Threading

/// Remembers that libmicrohttpd has stopped accepting clients, because the process or the system had no descriptor left.
///
/// It would accept clients again only when one of its connections ends: with a Prometheus that keeps its connection, never.
final class AcceptSuspension: Sendable {
    /// How long to wait before accepting clients again.
    private static let pause = Duration.seconds(1)

    private let next = Lock<ContinuousClock.Instant?>(nil)

    /// Looks for it in the lines that libmicrohttpd logs; there is no other sign.
    func note(line: String) {
        guard line.contains("suspending accept") else { return }
        next.withLock { $0 = $0 ?? .now + Self.pause }
    }

    /// Calls `resume` when it is time; it returns whether it succeeded.
    func tryAgain(_ now: ContinuousClock.Instant, _ resume: () -> Bool) {
        guard let time = next.withLock({ $0 }), now >= time else { return }
        // Cleared before, because the next line may come at once.
        next.withLock { $0 = nil }
        if !resume() { next.withLock { $0 = now + Self.pause } }
    }
}
