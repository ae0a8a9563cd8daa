/// A device as the fleet's page shows it at a moment.
public struct FleetRow: Sendable {
    let condition: DeviceCondition
    let assessment: Assessment
    /// The digest of its last successful collection, current or former.
    private let digest: DeviceDigest?

    /// A device with what is known of it.
    ///
    /// - Parameters:
    ///   - digest: what its last successful collection said; `nil` when there is none.
    ///   - now: seconds since 1970.
    public init(_ condition: DeviceCondition, digest: DeviceDigest?, now: Double) {
        self.condition = condition
        self.digest = digest
        let findings = condition.failureFinding(now: now).map { [$0] } ?? digest?.findings(now: now)
        assessment = Assessment(findings ?? [], hasNotices: !condition.notices.isEmpty, isAsked: findings != nil)
    }

    var name: String { condition.name }
    /// Empty when it is not known.
    var model: String { digest?.model ?? "" }
    /// Whether the device answers.
    var reach: Verdict { condition.reach(isKnown: digest != nil) }

    /// The cells about the device's state; greyed when they are of the past.
    var cells: [HTMLNode] {
        guard condition.failure == nil, let digest else { return FleetCells.unknown(digest) }
        return [digest.cells]
    }

    /// The texts in which a search looks.
    var searched: [String] {
        var texts = [name, condition.address]
        if let digest { texts += [digest.model, digest.serialNumber, digest.hostName] }
        texts += condition.labels.map { "\($0.name)=\($0.value)" }
        return texts + assessment.findings.map(\.text) + condition.notices
    }
}
