import Findings

/// A device with all that was found about it, judged once for a page.
struct Assessment: Sendable {
    let device: DeviceStatus
    let findings: [Finding]

    /// - Parameter now: seconds since 1970.
    init(_ device: DeviceStatus, now: Double) {
        self.device = device
        findings = device.findings(now: now)
    }

    /// The gravest of what is at stake; `nil` when nothing is.
    var concern: Concern? { findings.first?.kind.concern }

    /// How the device is on the whole. What waits for office hours does not spoil it.
    var level: Level {
        guard let first = findings.first, first.level > .none else {
            return device.view == nil && device.failure == nil ? .none : .good
        }
        return first.level
    }

    /// Whether clients get no good time, or nobody can tell. A PTP instance that is nearly full still serves it.
    var isTimeBad: Bool { findings.contains { $0.kind.concern == .time && $0.kind != .ptpClientsCritical } }

    /// The order on the fleet's page: no time or down, lost redundancy, what may break, not asked yet, in order.
    var urgency: Int {
        guard level != .none else { return Concern.allCases.count }
        guard let concern, level >= .warning else { return Concern.allCases.count + 1 }
        return Concern.allCases.firstIndex(of: concern) ?? 0
    }
}
