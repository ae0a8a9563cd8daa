import Findings

extension DeviceView {
    /// Things that a person has to renew or finish.
    ///
    /// - Parameter now: seconds since 1970.
    @ListBuilder<Finding> func renewalFindings(now: Double) -> [Finding] {
        deadlines.findings(now: now)
        if let changes = health.pendingChanges, changes > 0 {
            let count = Wording.count(Int(min(changes, 1e6)), "configuration change is", "configuration changes are")
            Finding(.pendingChanges, "\(count) not applied.")
        }
    }

    /// The deadlines for renewals.
    var deadlines: Deadlines { Deadlines(certificate: certificateExpiry, leapFile: ntp?.leapFileExpiry) }
}

/// Until when the certificate and the leap second file are valid, in seconds since 1970.
struct Deadlines: Sendable {
    let certificate: Double?
    let leapFile: Double?

    /// Renewals that are due soon, with the remaining time.
    @ListBuilder<Finding> func findings(now: Double) -> [Finding] {
        if let left = certificate.map({ $0 - now }), left < Limit.certificateWarning.value {
            let kind: FindingKind =
                left < 0
                ? .certificateExpired
                : left < Limit.certificateCritical.value ? .certificateExpiresInDays : .certificateExpiring
            Finding(kind, "The certificate \(Self.text(left)).")
        }
        if let left = leapFile.map({ $0 - now }), left < Limit.leapFile.value {
            Finding(left < 0 ? .leapFileExpired : .leapFileExpiring, "The leap second file \(Self.text(left)).")
        }
    }

    private static func text(_ left: Double) -> String {
        left < 0 ? "expired \(Quantity.age(-left))" : "expires in \(Quantity.span(left))"
    }
}
