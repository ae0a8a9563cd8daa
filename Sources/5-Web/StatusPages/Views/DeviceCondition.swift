public import Configuration

/// How a device is configured and whether it answers: what all pages know of it, whatever it says.
public struct DeviceCondition: Sendable {
    let configuration: DeviceConfiguration
    /// Why the device could not be read; `nil` when it could, or when it was not tried yet.
    let failure: DeviceError?
    /// When the last collection ended, in seconds since 1970; `nil` when there is none.
    let collected: Double?
    /// When the last successful collection began, in seconds since 1970.
    let lastSuccess: Double?
    /// When the failures began that have followed one another since, in seconds since 1970.
    let failingSince: Double?
    /// What does not fit between configuration and device, in sentences.
    let notices: [String]
    /// The configured labels, by name.
    let labels: [(name: String, value: String)]

    /// The parts under their names.
    public init(
        _ configuration: DeviceConfiguration, failure: DeviceError?, collected: Double?, lastSuccess: Double?,
        failingSince: Double? = nil, notices: [String] = []
    ) {
        self.configuration = configuration
        self.failure = failure
        self.collected = collected
        self.lastSuccess = lastSuccess
        self.failingSince = failingSince
        self.notices = notices
        labels = configuration.labels.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The configured name.
    var name: String { configuration.name }
    /// The configured URL.
    var address: String { configuration.url.description }

    /// When the device gave its status last; nothing that failed counts.
    var lastSeen: Double? { failure == nil ? collected : lastSuccess }

    /// Whether the device answers.
    ///
    /// - Parameter isKnown: whether it has answered.
    func reach(isKnown: Bool) -> Verdict {
        if let failure { return Verdict(.failure, "down: " + Wording.spaced(failure.errorClass)) }
        return isKnown ? Verdict(.good, "up") : Verdict(.none, "being queried")
    }

    /// The finding of a device that cannot be read; `nil` for one that can.
    ///
    /// - Parameter now: seconds since 1970.
    func failureFinding(now: Double) -> Finding? {
        guard let failure else { return nil }
        let cause = failure.sentence(now: now)
        let lastAnswer = lastSuccess.map { " Last answer \(Quantity.age(max(0, now - $0)))." } ?? ""
        return Finding(
            failure.kind, "Not readable: " + cause + lastAnswer, brief: cause.capitalizedFirst,
            since: failingSince.map { Moment($0) })
    }
}

extension String {
    /// As the beginning of a sentence; a text that begins with an address or a name stays as it is.
    fileprivate var capitalizedFirst: String {
        prefix(while: { !$0.isWhitespace }).allSatisfy(\.isLetter) ? prefix(1).uppercased() + dropFirst() : self
    }
}
