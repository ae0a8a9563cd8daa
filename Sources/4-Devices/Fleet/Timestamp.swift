import Platform

/// A moment on both clocks: one for people, one for measuring.
struct Timestamp: Sendable {
    /// Seconds since 1970.
    let unix: Double
    /// Monotonic seconds.
    let clock: Double

    static var now: Timestamp { Timestamp(unix: unixTimeNow(), clock: monotonicSeconds()) }

    /// How long ago it was.
    var elapsed: Duration { .seconds(monotonicSeconds() - clock) }
}
