import Catalog

/// Everything that the exporter knows about a LANTIME: one subject a file, and file, constant and collector have the same name.
/// A new module is a new file and a new line here.
public let lantimeSubjects: [Subject] = [
    // The device
    .device.onEveryDevice(), .system.onEveryDevice(), .leds, .storage, .firmware, .events.onEveryDevice(),
    .network.onEveryDevice(), .services.onEveryDevice(), .chassis.onEveryDevice(), .power,
    // Its synchronisation and its clocks
    .sync.onEveryDevice(), .clock.onEveryDevice(), .gnss, .dcf77, .mrs, .xhe,
    // Its modules
    .ims, .rel, .rsc, .ptp, .irig, .fdm, .lno, .bpe, .cpe, .esi, .mri, .liu, .lsg, .pio, .scg, .spt, .vsg, .vsi, .fan,
    // What it serves
    .ntp.onEveryDevice(), .cluster, .syncMon, .syncTeam,
]

/// Where modules are in a status document, and what the engine must know about them.
enum ModulePath {
    /// A slot of any chassis; the label `slot` is its `slot-id`.
    static let slot = "data.chassis#.slots[slot=slot-id]"
    /// The module in it.
    static let module = slot + ".module"

    /// The module, if its model is one of these: `rel1000`, or all that start so: `rel*|mdu*`. The names are the labels of
    /// MBG-LANTIME-NG-MIB mbgLtNgRefclockType in lower case, as the captured models are.
    static func module(of models: String) -> String { "\(module)[?info.model=\(models)]" }
}
