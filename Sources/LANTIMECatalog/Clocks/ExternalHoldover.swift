import Catalog

extension Subject {
    /// Units that answer. Firmware of API V10 lists one for every clock, with defaults and all communication flags false.
    private static let unit = "data.chassis-xhe[slot, ?*.comstat.*=true]"

    /// data.chassis-xhe: external holdover units with a rubidium oscillator.
    static let externalHoldover = Subject(
        "xhe", "External holdover units (XHE)",
        .documented("M300 (LTOS 7.06) lists one that is not there; values of a fitted unit: never seen"),
        [
            .info(
                "lantime_xhe_info", of: "\(unit).xhe-info",
                labels: ["xhe_id": "xhe-id", "rubidium_id": "rub-id", "software_revision": "software-revision"],
                help: "The external holdover unit of the clock in the slot."),
            .gauge(
                "lantime_xhe_status", .flag, at: "\(unit).xhe-sys-status.status.<flag:underscored>",
                help: "Status bits of the rubidium oscillator."),
            .gauge(
                "lantime_xhe_temperature_celsius", .nonZero,
                at: "\(unit).xhe-sys-status.temperature-sensors.<sensor:underscored>",
                help: "Temperature inside the unit."),
            .states(
                "lantime_xhe_psu_state", .powerState, at: "\(unit).xhe-psu-status.psu-status.<psu>",
                help: "A power supply of the unit."),
            .gauge(
                "lantime_xhe_alarm", .flag, at: "\(unit).xhe-psu-status.alarms.alarm-led",
                help: "Whether the unit's alarm LED is lit."),
        ],
        ignored: [
            Ignored("data.chassis-xhe[?!*.comstat.*=true].**", because: "no unit answers; these are defaults"),
            Ignored("\(unit).*.comstat.*", because: "whether a part of the unit answers; units that do are exported"),
            Ignored("\(unit).xhe-info.(status|osc-type|features)", because: "raw numbers of unknown meaning"),
            Ignored("\(unit).xhe-psu-status.status", because: "the power supplies tell their own state"),
        ])
}
