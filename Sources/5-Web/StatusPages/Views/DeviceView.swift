public import Findings
public import Metrics

/// What pages show of a device's last collection, found in its samples by the names of the metrics.
public struct DeviceView: Sendable {
    var model: String
    var serialNumber: String
    var firmware: String
    var hostName: String
    var uptime: Double?
    var certificateExpiry: Double?
    var leds: [(name: String, state: String, since: Moment?)]

    var sync: SyncView
    var clocks: [ClockView]
    var switchUnits: [SwitchUnitView]
    var relays: [RelayView]
    var ptp: [PTPView]
    var ntp: NTPView?
    var chassis: [ChassisView] = []
    var events: [EventView]
    var health: HealthView
    var syncMon: SyncMonView?
    var syncTeam: SyncTeamView?
    var sources: [SourceView]
    var signals: SignalsView
    /// The time stamp units of modules with PTP.
    var timeStampUnits: [(slot: String, state: String, since: Moment?)]
    var missing: MissingView

    /// How much of a device is read.
    public enum Detail: Sendable {
        /// What its row on the fleet's page says, and what all findings need.
        case row
        /// Its own page.
        case all
    }

    /// Reads a collection's samples.
    ///
    /// - Parameters:
    ///   - families: the catalog's.
    ///   - since: gives for a metric whose changes are watched since when a series has its value, by its labels but the device's, as they
    ///   are written; `nil` for other metrics.
    ///   - missing: what the device reported within the last day and does not report any more.
    ///   - detail: how much is wanted.
    public init(
        _ samples: SampleSet, _ families: FamilyTable,
        since: @escaping (_ metric: String) -> ((_ labels: ArraySlice<UInt8>) -> Moment?)? = { _ in nil },
        missing: [MissingPart] = [], detail: Detail = .all
    ) {
        let facts = Facts(samples, families, since: since)
        let info = facts[.deviceInfo].first
        model = info?["model"] ?? ""
        serialNumber = info?["serial_number"] ?? ""
        firmware = info?["firmware_version"] ?? ""
        hostName = info?["hostname"] ?? ""
        uptime = facts.number(.uptime)
        certificateExpiry = facts.number(.certificateExpiry)
        leds = facts[.led].map { ($0["led"], $0.state ?? "unknown", $0.since) }
        sync = SyncView(facts)
        clocks = ClockView.all(facts)
        switchUnits = SwitchUnitView.all(facts)
        relays = RelayView.all(facts)
        ptp = PTPView.all(facts)
        ntp = NTPView(facts)
        events = EventView.all(facts, detail)
        health = HealthView(facts)
        syncMon = SyncMonView(facts, detail)
        syncTeam = SyncTeamView(facts, detail)
        sources = detail == .all ? SourceView.all(facts) : []
        signals = SignalsView(facts)
        timeStampUnits = facts[.timeStampUnit].map { ($0["slot"], $0.state ?? "unknown", $0.since) }
        self.missing = MissingView(missing, facts)
        if detail == .all { chassis = ChassisView.all(facts, self) }
    }
}
