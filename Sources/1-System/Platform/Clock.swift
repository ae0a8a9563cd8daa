import Glibc

/// The time of day in seconds since 1970-01-01T00:00:00Z. It jumps when the clock is set.
public func unixTimeNow() -> Double {
    seconds(of: CLOCK_REALTIME)
}

/// Seconds since an arbitrary moment, for durations: it never jumps, and stops while the machine sleeps.
public func monotonicSeconds() -> Double {
    seconds(of: CLOCK_MONOTONIC)
}

/// The reading of a clock of the system. The clocks used here exist on every Linux, so the call cannot fail.
func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
