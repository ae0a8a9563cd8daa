import Findings

extension DeviceView {
    /// What a person has to renew or to finish.
    ///
    /// - Parameter now: seconds since 1970.
    func renewalFindings(now: Double) -> [Finding] {
        var findings: [Finding] = []
        if let left = certificateExpiry.map({ $0 - now }), left < Limit.certificateWarning.value {
            let text = left < 0 ? "expired \(Quantity.age(-left))" : "expires in \(Quantity.span(left))"
            let kind: FindingKind =
                left < 0
                ? .certificateExpired
                : left < Limit.certificateCritical.value ? .certificateExpiresInDays : .certificateExpiring
            findings.append(Finding(kind, "The certificate \(text)."))
        }
        if let left = ntp?.leapFileExpiry.map({ $0 - now }), left < Limit.leapFile.value {
            let text = left < 0 ? "expired \(Quantity.age(-left))" : "expires in \(Quantity.span(left))"
            findings.append(Finding(left < 0 ? .leapFileExpired : .leapFileExpiring, "The leap second file \(text)."))
        }
        if let changes = health.pendingChanges, changes > 0 {
            let count = Wording.count(Int(min(changes, 1e6)), "configuration change waits", "configuration changes wait")
            findings.append(Finding(.pendingChanges, "\(count) to be applied."))
        }
        return findings
    }
}
