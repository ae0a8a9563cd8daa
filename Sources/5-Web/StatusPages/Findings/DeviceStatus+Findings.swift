import Findings

extension DeviceStatus {
    /// Everything that is not in order, the most urgent first.
    ///
    /// - Parameter now: seconds since 1970.
    func findings(now: Double) -> [Finding] {
        var findings: [Finding] = []
        if let failure {
            let cause = failure.sentence(now: now)
            findings.append(
                Finding(
                    failure.kind, "Not readable: " + cause + lastAnswer(now: now), brief: cause.capitalizedFirst,
                    since: failingSince.map { Moment($0) }))
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

extension String {
    /// As the beginning of a sentence; a text that begins with an address or a name stays as it is.
    fileprivate var capitalizedFirst: String {
        prefix(while: { !$0.isWhitespace }).allSatisfy(\.isLetter) ? prefix(1).uppercased() + dropFirst() : self
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
