public import Configuration

/// A device as the fleet's page shows it at a moment.
public struct FleetRow: Sendable {
    let name: String
    /// The configured URL.
    let address: String
    /// The configured labels, by name.
    let labels: [(name: String, value: String)]
    let reach: Verdict
    let assessment: Assessment
    /// What does not fit between configuration and device, in sentences.
    let notices: [String]
    /// When the device gave its status last, in seconds since 1970; nothing that failed counts.
    let lastSeen: Double?
    /// The digest of its last successful collection, current or former.
    private let digest: DeviceDigest?
    private let isUp: Bool

    /// A device with what is known of it.
    ///
    /// - Parameters:
    ///   - configuration: how it is configured.
    ///   - digest: what its last successful collection said; `nil` when there is none.
    ///   - failure: why the device could not be read; `nil` when it could, or when it was not tried yet.
    ///   - collected: when the last collection ended, in seconds since 1970; `nil` when there is none.
    ///   - lastSuccess: when the last successful collection began, in seconds since 1970.
    ///   - failingSince: when the failures began that have followed one another since, in seconds since 1970.
    ///   - notices: what does not fit between configuration and device, in sentences.
    ///   - now: seconds since 1970.
    public init(
        _ configuration: DeviceConfiguration, digest: DeviceDigest?, failure: DeviceError?, collected: Double?,
        lastSuccess: Double?, failingSince: Double?, notices: [String], now: Double
    ) {
        name = configuration.name
        address = configuration.url.description
        labels = configuration.sortedLabels
        self.digest = digest
        self.notices = notices
        isUp = digest != nil && failure == nil
        reach = .reach(failure, isKnown: isUp)
        lastSeen = failure == nil ? collected : lastSuccess
        let findings =
            failure.map { [$0.finding(since: failingSince, lastSuccess: lastSuccess, now: now)] } ?? digest?.findings(now: now)
        assessment = Assessment(findings ?? [], hasNotices: !notices.isEmpty, isAsked: findings != nil)
    }

    /// Empty when it is not known.
    var model: String { digest?.model ?? "" }

    /// The cells about the device's state; greyed when they are of the past.
    var cells: [HTMLNode] {
        guard isUp, let digest else { return FleetCells.unknown(digest) }
        return [digest.cells]
    }

    /// The texts in which a search looks.
    var searched: [String] {
        var texts = [name, address]
        if let digest { texts += [digest.model, digest.serialNumber, digest.hostName] }
        return texts + labels.map { "\($0.name)=\($0.value)" } + assessment.findings.map(\.text) + notices
    }
}
