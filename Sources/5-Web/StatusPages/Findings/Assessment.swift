import Findings

/// The overall state of a device, derived once per page from all its findings.
struct Assessment: Sendable {
    let findings: [Finding]
    /// Findings for office hours do not affect it.
    let level: Level
    /// Whether clients get no good time, or that is unknown. A PTP instance that is nearly full still serves it.
    let isTimeBad: Bool
    /// The order on the fleet's page: no time or down, other failed services, lost redundancy, risks, not queried
    /// yet, healthy.
    let urgency: Int

    /// - Parameter now: seconds since 1970.
    init(_ device: DeviceStatus, now: Double) {
        self.init(
            device.findings(now: now), hasNotices: !device.condition.notices.isEmpty,
            isAsked: device.view != nil || device.condition.failure != nil)
    }

    /// - Parameters:
    ///   - findings: the most urgent first.
    ///   - hasNotices: whether configuration and device do not match: a configured slot that is missing may be a
    ///   module that failed.
    ///   - isAsked: whether the device has been queried and has answered or failed.
    init(_ findings: [Finding], hasNotices: Bool, isAsked: Bool) {
        self.findings = findings
        // The most severe concern of its findings; `nil` without findings.
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
