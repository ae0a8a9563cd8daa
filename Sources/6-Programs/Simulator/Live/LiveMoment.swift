import Glibc

/// A moment in the life of a device, with its random numbers.
struct LiveMoment: Sendable {
    let noise: Noise
    let unixTime: Double
    /// Seconds since the values were as the document has them.
    let elapsed: Double
    /// The device's uptime then, in seconds; shows how fast its counters grew.
    let uptimeAtStart: Double

    /// A value that wanders around `base` by at most `spread` of it.
    func wandering(_ base: Double, by spread: Double, period: Double, _ path: [String]) -> Double {
        base * (1 + spread * noise.named(path).walk(elapsed, period: period))
    }

    /// A counter that continues as fast as it has grown since the start of the device, now faster and now slower, and never
    /// backwards.
    func grown(_ counter: Double, _ path: [String]) -> Double {
        let rate = counter / max(uptimeAtStart, 3600)
        // The time runs at 0.5 to 1.5 times its speed over five minutes.
        let phase = noise.named(path).value(0) * .pi
        let cycle = 2 * Double.pi * elapsed / 300 + phase
        return (counter + rate * (elapsed + 150 / (2 * .pi) * (sin(cycle) - sin(phase)))).rounded(.down)
    }
}

/// The number with at most that many decimals, so that values look measured rather than computed.
func rounded(_ number: Double, decimals: Int) -> Double {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return (number * scale).rounded() / scale
}

/// A moved number in the resolution of the old one: whole nanoseconds, or seconds with nine decimals.
func withResolution(of old: Double, _ moved: Double) -> Double {
    abs(old) >= 1 ? moved.rounded() : rounded(moved, decimals: 9)
}
