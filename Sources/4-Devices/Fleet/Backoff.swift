/// Decides when a device may be queried again after a failure.
///
/// **Refused credentials.** LTOS bans users who keep failing to log in, so each refusal doubles the pause:
///
///     refusals in a row            1     2     3     4      5      6 and more
///     pause in seconds             30    60    120   240    480    900
///
/// Up to a quarter is added at random, so that devices that refused together are not queried together.
///
/// **No answer.** A device that is off takes the whole timeout of every scrape, so after a few failures it is queried less often.
/// The pause stays short, because people wait to see that the device is back:
///
///     failures in a row            1     2     3     4      5 and more
///     pause in seconds             0     0     15    30     45
///
/// Here up to a quarter is subtracted at random, so that 45 s are never exceeded. A device that answers anything, even an error,
/// takes next to no time and is queried at every scrape.
///
/// **Asked for.** A device that answers 429 or 503 with `Retry-After` is not queried for that long, 900 s at most: however
/// long it asks for, monitoring must resume.
struct Backoff: Sendable {
    /// A time in which the device must not be queried.
    struct Pause: Sendable {
        /// The remaining seconds.
        let remaining: Double
        /// Whether it follows from refused credentials; new ones may be accepted.
        let isRefusal: Bool
        /// Whether the device asked for it.
        let isAskedFor: Bool
        /// The failure that it follows from.
        let cause: CollectionError
    }

    private static let firstRefusalPause = 30.0
    private static let longestRefusalPause = 900.0
    /// Failures without an answer that have no effect yet: a lost packet, a restart.
    private static let toleratedFailures = 2
    private static let failurePauseStep = 15.0
    private static let longestFailurePause = 45.0
    private static let longestPauseAskedFor = 900.0

    private var refusals = 0
    private var failures = 0
    private var until = 0.0
    private var last: (isRefusal: Bool, isAskedFor: Bool, error: CollectionError)?

    /// The pause that the device is in; `nil` when it may be asked.
    func pause(now: Double) -> Pause? {
        guard until > now, let last else { return nil }
        return Pause(remaining: until - now, isRefusal: last.isRefusal, isAskedFor: last.isAskedFor, cause: last.error)
    }

    /// Records a failure.
    ///
    /// - Parameters:
    ///   - isRefusal: whether the device refused the credentials.
    ///   - retryAfter: for how many seconds the device asks for a pause.
    ///   - chance: a random number from 0 to 1.
    mutating func failed(
        _ error: CollectionError, isRefusal: Bool, retryAfter: Double? = nil, now: Double, chance: Double
    ) {
        last = (isRefusal, !isRefusal && retryAfter != nil, error)
        // A pause that a new secret interrupted is over: the answer to that secret counts.
        until = now
        if isRefusal {
            failures = 0
            // Beyond six refusals the pause stays the same; the shift must not overflow.
            let pause = min(Self.firstRefusalPause * Double(1 << min(refusals, 10)), Self.longestRefusalPause)
            refusals += 1
            until = now + pause * (1 + chance / 4)
        } else if let retryAfter {
            failures = 0
            until = now + min(retryAfter, Self.longestPauseAskedFor)
        } else if error.errorClass.isSilence {
            failures += 1
            guard failures > Self.toleratedFailures else { return }
            let pause = min(Double(failures - Self.toleratedFailures) * Self.failurePauseStep, Self.longestFailurePause)
            until = now + pause * (1 - chance / 4)
        } else {
            failures = 0
        }
    }

    /// Records a success.
    mutating func succeeded() {
        self = Backoff()
    }
}

extension ErrorClass {
    /// Whether there was no answer, which takes time.
    fileprivate var isSilence: Bool {
        switch self {
        case .dns, .connect, .tls, .timeout: true
        case .noError, .auth, .http, .tooLarge, .json, .document, .backoff, .retryAfter: false
        }
    }
}
