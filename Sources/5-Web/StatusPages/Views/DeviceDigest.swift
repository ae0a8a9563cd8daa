import Findings

/// The part of a collection that the fleet's page shows: small, and made once for each collection. Only ages and remaining times of
/// deadlines change until the next one; they are computed when the page is written.
public struct DeviceDigest: Sendable {
    let model: String
    let serialNumber: String
    let hostName: String
    /// Whether it is synchronised, in words.
    let synchronisation: String
    /// The cells that only this collection decides, written.
    let cells: HTMLNode
    private let findings: [Finding]
    private let deadlines: Deadlines
    /// The findings that the deadlines gave when this was made.
    private let due: [FindingKind]

    /// - Parameter now: seconds since 1970.
    public init(_ view: DeviceView, now: Double) {
        (model, serialNumber, hostName) = (view.model, view.serialNumber, view.hostName)
        synchronisation = Verdict.sync(view.sync.state).words
        findings = view.findings(now: now)
        deadlines = view.deadlines
        due = deadlines.findings(now: now).map(\.kind)
        let isTimeBad = Assessment(findings, hasNotices: false, isAsked: true).isTimeBad
        let cells = FleetCells.all(view)
        self.cells = .written(WrittenHTML(isTimeBad ? cells.map(\.calmed) : cells))
    }

    /// Whether no deadline has passed a limit since, so that other findings would apply.
    public func isCurrent(now: Double) -> Bool { deadlines.findings(now: now).map(\.kind) == due }

    /// The findings with the remaining times now.
    func findings(now: Double) -> [Finding] {
        guard !due.isEmpty else { return findings }
        let renewals = deadlines.findings(now: now)
        return findings.map { finding in renewals.first { $0.kind == finding.kind } ?? finding }
    }
}
