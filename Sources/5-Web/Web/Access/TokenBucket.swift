import WebConfig

/// A token bucket for a rate limit: it contains up to a burst of tokens, gets one per interval, and each request takes one.
struct TokenBucket {
    let limit: RateLimit
    private var tokens: Double
    private var filled: Double?

    /// A full bucket.
    init(_ limit: RateLimit) {
        self.limit = limit
        tokens = Double(limit.burst)
    }

    /// Takes a token.
    ///
    /// - Parameter now: seconds of the monotonic clock.
    /// - Returns: false when there is none.
    mutating func take(now: Double) -> Bool {
        let elapsed = filled.map { max(0, now - $0) } ?? 0
        filled = now
        tokens = min(Double(limit.burst), tokens + elapsed / (limit.interval / .seconds(1)))
        guard tokens >= 1 else { return false }
        tokens -= 1
        return true
    }
}
