public import Metrics

/// What pages show of a device's last collection, found in its samples by the names of the metrics.
public struct DeviceView: Sendable {
    var model = ""
    var serialNumber = ""
    var firmware = ""
    var hostName = ""
    var uptime: Double?
    var certificateExpiry: Double?
    var leds: [(name: String, state: String)] = []

    var sync = SyncView()
    var clocks: [ClockView] = []
    var switchUnits: [SwitchUnitView] = []
    var relays: [RelayView] = []
    var ptp: [PTPView] = []
    var ntp: NTPView?
    var chassis: [ChassisView] = []
    var events: [EventView] = []

    /// Reads a collection's samples.
    ///
    /// - Parameter families: the catalog's.
    public init(_ samples: SampleSet, _ families: FamilyTable) {
        let facts = Facts(samples, families)
        if let info = facts[.deviceInfo].first {
            model = info["model"]
            serialNumber = info["serial_number"]
            firmware = info["firmware_version"]
            hostName = info["hostname"]
        }
        uptime = facts.number(.uptime)
        certificateExpiry = facts.number(.certificateExpiry)
        leds = facts[.led].map { ($0["led"], $0.state ?? "unknown") }
        sync = SyncView(facts)
        clocks = ClockView.all(facts)
        switchUnits = SwitchUnitView.all(facts)
        relays = RelayView.all(facts)
        ptp = PTPView.all(facts)
        ntp = NTPView(facts)
        events = EventView.all(facts)
        chassis = ChassisView.all(facts, self)
    }
}
