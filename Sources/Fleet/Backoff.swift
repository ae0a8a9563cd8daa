/// Decides when a device may be asked again after it refused the credentials.
///
/// LTOS bans users who keep failing to log in, so each refusal doubles the pause:
///
///     refusals in a row   1     2     3     4      5      6 and more
///     pause in seconds    30    60    120   240    480    900
///
/// A share of up to a quarter is added by chance, so that devices that refused together are not asked together.
/// Other failures cost the device nothing and are tried again at every scrape.
struct Backoff: Sendable {
    private static let firstPause = 30.0
    private static let longestPause = 900.0

    private var refusals = 0
    private(set) var until = 0.0

    /// How long the device must still be left alone, in seconds; `nil` when it may be asked.
    func remaining(now: Double) -> Double? {
        until > now ? until - now : nil
    }

    /// Notes that the device refused the credentials.
    ///
    /// - Parameter chance: a random number from 0 to 1.
    mutating func refused(now: Double, chance: Double) {
        // Beyond six refusals the pause stays the same; the shift must not run away.
        let pause = min(Self.firstPause * Double(1 << min(refusals, 10)), Self.longestPause)
        refusals += 1
        until = now + pause * (1 + chance / 4)
    }

    /// Notes that the device accepted the credentials.
    mutating func accepted() {
        refusals = 0
        until = 0
    }
}
