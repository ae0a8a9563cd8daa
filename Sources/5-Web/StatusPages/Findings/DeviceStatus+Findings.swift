import Findings

extension DeviceStatus {
    /// All findings, the most urgent first.
    ///
    /// - Parameter now: seconds since 1970.
    func findings(now: Double) -> [Finding] {
        condition.failureFinding(now: now).map { [$0] } ?? view?.findings(now: now) ?? []
    }
}

extension DeviceView {
    /// The same for a device that answers.
    func findings(now: Double) -> [Finding] {
        var findings = syncFindings + clockFindings + ntpFindings + redundancyFindings
        findings += ptpFindings + hardwareFindings + renewalFindings(now: now) + collectorFindings
        findings += networkFindings + missingFindings
        findings += eventFindings(besides: findings)
        findings += alarmFindings(besides: findings)
        return findings.map { (concern: $0.kind.concern, finding: $0) }.enumerated().sorted { one, other in
            (one.element.concern, one.offset) < (other.element.concern, other.offset)
        }.map(\.element.finding)
    }
}

extension DeviceError {
    /// Credentials and certificates have to be fixed by a person; everything else may be the device or the network.
    var kind: FindingKind {
        switch errorClass {
        case "auth": .authenticationFailing
        case "tls": .tlsFailing
        default: .deviceDown
        }
    }
}
