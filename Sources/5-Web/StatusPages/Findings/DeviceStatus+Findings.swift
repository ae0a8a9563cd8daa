import Findings

extension DeviceStatus {
    /// All that is not in order, the most urgent first.
    ///
    /// - Parameter now: seconds since 1970.
    func findings(now: Double) -> [Finding] {
        var findings: [Finding] = []
        if let failure {
            findings.append(
                Finding(failure.kind, failure.sentence(now: now) + lastAnswer(now: now), since: failingSince.map { Moment($0) }))
        } else if let view {
            findings += view.syncFindings + view.clockFindings + view.ntpFindings + view.redundancyFindings
            findings += view.ptpFindings + view.hardwareFindings + view.renewalFindings(now: now) + view.collectorFindings
            findings += view.networkFindings
            findings += view.eventFindings(besides: findings)
            findings += view.alarmFindings(besides: findings)
        }
        return findings.enumerated().sorted { one, other in
            (one.element.kind.concern, one.offset) < (other.element.kind.concern, other.offset)
        }.map(\.element)
    }

    private func lastAnswer(now: Double) -> String {
        lastSuccess.map { " Last answer \(Quantity.age(max(0, now - $0)))." } ?? ""
    }
}

extension DeviceError {
    /// Credentials and certificates are a person's to mend; all else may be the device or the way to it.
    var kind: FindingKind {
        switch errorClass {
        case "auth": .authenticationFailing
        case "tls": .tlsFailing
        default: .deviceDown
        }
    }
}
