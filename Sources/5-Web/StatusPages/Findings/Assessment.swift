import Findings

/// How a device is on the whole, judged once for a page by all that was found about it.
struct Assessment: Sendable {
    let findings: [Finding]
    /// What waits for office hours does not spoil it.
    let level: Level
    /// Whether clients get no good time, or nobody can tell. A PTP instance that is nearly full still serves it.
    let isTimeBad: Bool
    /// The order on the fleet's page: no time or down, other services that clients miss, lost redundancy, what may break, not asked
    /// yet, in order.
    let urgency: Int

    /// - Parameter now: seconds since 1970.
    init(_ device: DeviceStatus, now: Double) {
        self.init(
            device.findings(now: now), hasNotices: !device.notices.isEmpty,
            isAsked: device.view != nil || device.failure != nil)
    }

    /// - Parameters:
    ///   - findings: the most urgent first.
    ///   - hasNotices: whether something does not fit between configuration and device: a configured slot that is missing may be a
    ///   module that failed.
    ///   - isAsked: whether the device has been asked and has answered or failed.
    init(_ findings: [Finding], hasNotices: Bool, isAsked: Bool) {
        self.findings = findings
        // The gravest of what is at stake; `nil` when nothing is.
        let concern = [findings.first?.kind.concern, hasNotices ? .operation : nil].compactMap { $0 }.min()
        let level = concern.map { max(Level($0), .good) } ?? (isAsked ? .good : .none)
        self.level = level
        isTimeBad = findings.contains { $0.kind.concern == .time && $0.kind != .ptpClientsCritical }
        if isTimeBad {
            urgency = 0
        } else if level == .none {
            urgency = Concern.allCases.count + 1
        } else if let concern, level >= .warning {
            urgency = 1 + (Concern.allCases.firstIndex(of: concern) ?? 0)
        } else {
            urgency = Concern.allCases.count + 2
        }
    }
}
