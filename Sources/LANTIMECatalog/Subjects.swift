import Catalog

/// All that the exporter knows about a LANTIME: one subject a file. A new module is a new file and a new line here.
public let lantimeSubjects: [Subject] = [
    // The device
    .device, .system, .frontPanel, .storage, .firmware, .events, .network, .services, .chassis, .power,
    // Its synchronisation and its clocks
    .synchronization, .clocks, .gnss, .dcf77, .multiReference, .externalHoldover,
    // What it serves
    .ntp, .cluster, .syncMon, .syncTeam,
]

/// Where modules stand in a status document, and what the engine must know about them.
enum ModulePath {
    /// A slot of any chassis; the label `slot` is its `slot-id`.
    static let slot = "data.chassis#.slots[slot=slot-id]"
    /// The module in it.
    static let module = slot + ".module"
}
