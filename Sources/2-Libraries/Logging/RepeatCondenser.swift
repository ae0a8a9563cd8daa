/// Decides which failures of one device are worth a line.
///
/// A device that is switched off fails at every scrape for days. The first failure is reported at once, then the count
/// at growing intervals, a failure of another kind at once, and the recovery once:
///
///     timeout after 10 s
///     failed 5 times since 2026-03-01T12:00:00.000Z; last: timeout after 10 s     (after a minute)
///     failed 15 times since …                                                      (2 minutes later, then 4, 8, … 60)
///     recovered after 15 failures in 3 min 20 s
///
/// It neither writes nor reads a clock: the caller passes the time of a clock that never jumps.
public struct RepeatCondenser: Sendable, Equatable {
    /// A run of failures that no success has ended yet.
    private struct Outage: Sendable, Equatable {
        var start: Double
        var count: Int
        var kind: String
        var lastReport: Double
        /// Seconds from the last report to the next, at least.
        var interval: Double
    }

    private let firstInterval: Double
    private let longestInterval: Double
    private var outage: Outage?

    /// - Parameters:
    ///   - firstInterval: between the first failure and the first summary, more than 0. Each further interval is twice as long.
    ///   - longestInterval: the longest interval.
    public init(firstInterval: Duration = .seconds(60), longestInterval: Duration = .seconds(3600)) {
        self.firstInterval = firstInterval / .seconds(1)
        self.longestInterval = max(firstInterval, longestInterval) / .seconds(1)
    }

    /// Records a failure.
    /// - Parameters:
    ///   - reason: what went wrong, for the operator.
    ///   - kind: what kind of failure it is; a different kind from last time is reported at once.
    ///   - now: monotonic time in seconds.
    /// - Returns: what to write, or nil if it is not time yet.
    public mutating func failed(_ reason: String, kind: String = "", now: Double) -> Report? {
        guard var outage else {
            outage = Outage(start: now, count: 1, kind: kind, lastReport: now, interval: firstInterval)
            return .first(reason: reason)
        }
        outage.count += 1
        defer { self.outage = outage }
        if outage.kind != kind {
            outage.kind = kind
            outage.lastReport = now
            outage.interval = firstInterval
            return .first(reason: reason)
        }
        guard now - outage.lastReport >= outage.interval else { return nil }
        outage.lastReport = now
        outage.interval = min(outage.interval * 2, longestInterval)
        return .repeated(count: outage.count, seconds: now - outage.start, last: reason)
    }

    /// Records a success.
    /// - Parameter now: monotonic time in seconds.
    /// - Returns: what to write if it ends a run of failures.
    public mutating func succeeded(now: Double) -> Report? {
        guard let outage else { return nil }
        self.outage = nil
        return .recovered(count: outage.count, seconds: max(0, now - outage.start))
    }
}
