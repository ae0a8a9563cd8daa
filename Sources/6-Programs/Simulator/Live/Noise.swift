import Text

/// Pseudo-random numbers that depend only on a seed and the time, so that a moment looks the same whenever and
/// however often it is asked for.
struct Noise: Sendable {
    let seed: UInt64

    /// Noise that is independent of that of other names.
    func named(_ name: some Sequence<UInt8>) -> Noise {
        Noise(seed: fnv1a(name, seed: seed))
    }

    func named(_ path: [String]) -> Noise {
        path.reduce(self) { $0.named($1.utf8) }
    }

    /// A value from -1 to 1 that moves smoothly from one random value to the next.
    ///
    /// - Parameters:
    ///   - time: in seconds.
    ///   - period: seconds from one random value to the next.
    func walk(_ time: Double, period: Double) -> Double {
        let place = (time / period).rounded(.down)
        let part = time / period - place
        let weight = part * part * (3 - 2 * part)
        return value(place) * (1 - weight) + value(place + 1) * weight
    }

    /// A value from -1 to 1 that has nothing to do with that of the next whole number.
    func value(_ index: Double) -> Double {
        var generator = Generator(state: seed ^ index.bitPattern)
        return Double(generator.next() >> 11) / Double(1 << 52) - 1
    }

    /// SplitMix64.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var bits = state
            bits = (bits ^ bits >> 30) &* 0xbf58_476d_1ce4_e5b9
            bits = (bits ^ bits >> 27) &* 0x94d0_49bb_1331_11eb
            return bits ^ bits >> 31
        }
    }
}
