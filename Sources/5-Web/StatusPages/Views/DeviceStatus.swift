public import Configuration

/// Why a device could not be read.
public struct DeviceError: Sendable {
    let errorClass: String
    let cause: String
    let askedAgain: Double?

    /// A failure.
    ///
    /// - Parameters:
    ///   - errorClass: the class of the last attempt that reached out to the device, never that of a pause after it.
    ///   - cause: the same in words.
    ///   - askedAgain: when the pause ends in which the device is not queried, in seconds since 1970; `nil` without one.
    public init(errorClass: String, cause: String, askedAgain: Double? = nil) {
        self.errorClass = errorClass
        self.cause = cause
        self.askedAgain = askedAgain
    }

    /// The cause and how the exporter continues, in sentences without a capital at the beginning.
    func sentence(now: Double) -> String {
        let sentence = cause.hasSuffix("?") || cause.hasSuffix(".") ? cause : cause + "."
        // With less than a second to go, the next request will ask.
        guard let askedAgain, askedAgain - now >= 0.5 else { return sentence }
        return "\(sentence) Next query in \(Quantity.span(askedAgain - now))."
    }
}

/// The current state of a device.
public struct DeviceStatus: Sendable {
    let configuration: DeviceConfiguration
    /// The configured links to elsewhere.
    let links: [LinkTemplate]
    /// What the last collection said; `nil` when it failed, or when there is none yet.
    let view: DeviceView?
    /// Why the device could not be read; `nil` when it could, or when it was not tried yet.
    let failure: DeviceError?
    /// When the last collection ended, in seconds since 1970; `nil` when there is none.
    let collected: Double?
    /// When the last successful collection began, in seconds since 1970.
    let lastSuccess: Double?
    /// What a device that does not answer said last.
    let former: Former?
    /// When the failures began that have followed one another since, in seconds since 1970.
    let failingSince: Double?
    /// What does not fit between configuration and device, in sentences.
    let notices: [String]
    /// The configured labels, by name.
    let labels: [(name: String, value: String)]

    /// A status of the past.
    public struct Former: Sendable {
        let view: DeviceView
        /// When it was collected, in seconds since 1970.
        let time: Double

        /// A status and when it was collected, in seconds since 1970.
        public init(view: DeviceView, time: Double) {
            self.view = view
            self.time = time
        }
    }

    /// A device with what is known of it.
    ///
    /// - Parameters:
    ///   - configuration: how it is configured.
    ///   - links: the configured links to elsewhere.
    ///   - view: what the last collection said; `nil` when it failed, or when there is none yet.
    ///   - failure: why the device could not be read.
    ///   - collected: when the last collection ended, in seconds since 1970.
    ///   - lastSuccess: when the last successful collection began, in seconds since 1970.
    ///   - former: what a device that does not answer said last.
    ///   - failingSince: when the failures began that have followed one another since, in seconds since 1970.
    ///   - notices: what does not fit between configuration and device, in sentences.
    public init(
        _ configuration: DeviceConfiguration, links: [LinkTemplate] = [], view: DeviceView?, failure: DeviceError?,
        collected: Double?, lastSuccess: Double?, former: Former? = nil, failingSince: Double? = nil, notices: [String] = []
    ) {
        self.configuration = configuration
        self.links = links
        self.view = view
        self.failure = failure
        self.collected = collected
        self.lastSuccess = lastSuccess
        self.former = former
        self.failingSince = failingSince
        self.notices = notices
        labels = configuration.sortedLabels
    }

    /// The configured name.
    var name: String { configuration.name }
    /// The configured URL.
    var address: String { configuration.url.description }

    /// The view of the device, current or former.
    var known: DeviceView? { view ?? former?.view }

    /// When the device gave its status last; nothing that failed counts.
    var lastSeen: Double? { failure == nil ? collected : lastSuccess }

    /// Whether the device answers.
    var reach: Verdict { .reach(failure, isKnown: view != nil) }
}

extension DeviceConfiguration {
    /// The configured labels, by name.
    var sortedLabels: [(name: String, value: String)] { labels.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
}

extension Verdict {
    /// Whether a device answers.
    ///
    /// - Parameter isKnown: whether it has answered.
    static func reach(_ failure: DeviceError?, isKnown: Bool) -> Verdict {
        if let failure { return Verdict(.failure, "down: " + Wording.spaced(failure.errorClass)) }
        return isKnown ? Verdict(.good, "up") : Verdict(.none, "being queried")
    }
}
