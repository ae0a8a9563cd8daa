import Findings

extension DeviceView {
    /// Active events, without those that repeat what a state already shows.
    func eventFindings(besides findings: [Finding]) -> [Finding] {
        let told = Set(findings.map(\.kind))
        return events.filter(\.isAlarm).compactMap { event in
            let kinds = Self.kinds(of: event.name)
            guard kinds.isEmpty || told.isDisjoint(with: kinds) else { return nil }
            let kind = kinds.first ?? Self.kind(of: event)
            let since = event.lastTriggered.map { Moment($0) }
            return Finding(kind, "The device reports \(event.name) (\(event.severity)).", since: since)
        }
    }

    private static func kind(of event: EventView) -> FindingKind {
        switch event.severity {
        case "critical": .eventCritical
        case "error": .eventError
        default: .eventWarning
        }
    }

    /// The states that an event confirms, starting with the one under which it is reported.
    private static func kinds(of event: String) -> [FindingKind] {
        switch event {
        case "ntp-stopped": [.ntpStopped]
        case "ntp-not-sync": [.ntpUnsynchronized, .ntpStopped, .ntpNoSource]
        case "antenna-faulty": [.antennaDisconnected, .antennaShortCircuit]
        case "antenna-short-circuit": [.antennaShortCircuit]
        case "https-certificate-expired": [.certificateExpired]
        case "https-certificate-expire-warning": [.certificateExpiring, .certificateExpiresInDays, .certificateExpired]
        case "self-signed-https-certificate-in-use": [.selfSignedCertificate]
        case "low-system-resources": [.memoryLow, .storageFull]
        case "cluster-falseticker-detected": [.clusterFalseticker]
        case "oscillator-not-adjusted": [.oscillatorNotWarmedUp]
        case "sync-monitor-alert": [.syncMonNodeFailing]
        case let name where name.hasPrefix("refclock-") && name.hasSuffix("-not-responding"): [.receiverNotResponding]
        case let name where name.hasPrefix("refclock-") && name.hasSuffix("-not-sync"):
            [.clockNotSynchronized, .clockInHoldover, .holdoverTooLong, .redundancyLost, .stateUnknown]
        default: []
        }
    }
}
