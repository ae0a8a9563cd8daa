import Findings

extension DeviceStatus {
    /// All findings, the most urgent first.
    ///
    /// - Parameter now: seconds since 1970.
    func findings(now: Double) -> [Finding] {
        guard let failure else { return view?.findings(now: now) ?? [] }
        return [failure.finding(since: failingSince, lastSuccess: lastSuccess, now: now)]
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

extension String {
    /// As the beginning of a sentence; a text that begins with an address or a name stays as it is.
    fileprivate var capitalizedFirst: String {
        prefix(while: { !$0.isWhitespace }).allSatisfy(\.isLetter) ? prefix(1).uppercased() + dropFirst() : self
    }
}

extension DeviceError {
    /// The finding of a device that cannot be read.
    ///
    /// - Parameters:
    ///   - failingSince: when the failures began, in seconds since 1970.
    ///   - lastSuccess: when the last successful collection began, in seconds since 1970.
    ///   - now: seconds since 1970.
    func finding(since failingSince: Double?, lastSuccess: Double?, now: Double) -> Finding {
        let cause = sentence(now: now)
        let lastAnswer = lastSuccess.map { " Last answer \(Quantity.age(max(0, now - $0)))." } ?? ""
        return Finding(
            kind, "Not readable: " + cause + lastAnswer, brief: cause.capitalizedFirst, since: failingSince.map { Moment($0) })
    }

    /// Credentials and certificates have to be fixed by a person; everything else may be the device or the network.
    var kind: FindingKind {
        switch errorClass {
        case "auth": .authenticationFailing
        case "tls": .tlsFailing
        default: .deviceDown
        }
    }
}
