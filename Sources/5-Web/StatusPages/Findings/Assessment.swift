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

    /// The gravest of what is at stake; `nil` when nothing is. A configured slot that is missing may be a module that failed.
    private var concern: Concern? {
        let all = [findings.first?.kind.concern, device.notices.isEmpty ? nil : .operation]
        return all.compactMap { $0 }.min()
    }

    /// How the device is on the whole. What waits for office hours does not spoil it.
    var level: Level {
        guard let concern else { return device.view == nil && device.failure == nil ? .none : .good }
        return max(Level(concern), .good)
    }

    /// Whether clients get no good time, or nobody can tell. A PTP instance that is nearly full still serves it.
    var isTimeBad: Bool { findings.contains { $0.kind.concern == .time && $0.kind != .ptpClientsCritical } }

    /// The order on the fleet's page: no time or down, other services that clients miss, lost redundancy, what may break, not asked
    /// yet, in order.
    var urgency: Int {
        guard !isTimeBad else { return 0 }
        guard level != .none else { return Concern.allCases.count + 1 }
        guard let concern, level >= .warning else { return Concern.allCases.count + 2 }
        return 1 + (Concern.allCases.firstIndex(of: concern) ?? 0)
    }
}
