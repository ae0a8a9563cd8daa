import Catalog

extension Subject {
    /// Firmware of API V10 lists a unit for every clock, with defaults and all communication flags false. Each part of a unit has
    /// flags of its own: what does not answer would pass for being in order.
    private static let unit = "data.chassis-xhe[slot]"
    private static let answers = "[?comstat.*=true]"
    private static let isSilent = "[?!comstat.*=true]"

    /// data.chassis-xhe: external holdover units with a rubidium oscillator.
    static let xhe = Subject(
        "xhe", "External holdover units (XHE)",
        .documented("M300 (LTOS 7.06) lists one that is not there; values of a fitted unit: never seen"),
        [
            .info(
                "lantime_xhe_info", of: "\(unit).xhe-info\(answers)",
                labels: ["xhe_id": "xhe-id", "rubidium_id": "rub-id", "software_revision": "software-revision"],
                help: "The external holdover unit of the clock in the slot."),
            .gauge(
                "lantime_xhe_status", .flag, at: "\(unit).xhe-sys-status\(answers).status.<flag:underscored>",
                help: "Status bits of the rubidium oscillator."),
            .gauge(
                "lantime_xhe_temperature_celsius", .temperature,
                at: "\(unit).xhe-sys-status\(answers).temperature-sensors.<sensor:underscored>",
                help: "Temperature inside the unit."),
            .states(
                "lantime_xhe_psu_state", .powerState, at: "\(unit).xhe-psu-status\(answers).psu-status.<psu>",
                help: "A power supply of the unit."),
            .gauge(
                "lantime_xhe_alarm", .flag, at: "\(unit).xhe-psu-status\(answers).alarms.alarm-led",
                help: "Whether the unit's alarm LED is lit."),
        ],
        ignored: [
            Ignored(
                "\(unit).xhe-info\(isSilent).**", "\(unit).xhe-sys-status\(isSilent).**", "\(unit).xhe-psu-status\(isSilent).**",
                because: "this part of the unit does not answer; these are defaults"),
            Ignored("\(unit).*.comstat.*", because: "whether a part of the unit answers; parts that do are exported"),
            Ignored("\(unit).xhe-info.(status|osc-type|features)", because: "raw numbers of unknown meaning"),
            Ignored("\(unit).xhe-psu-status.status", because: "the power supplies report their own state"),
        ])
}
