import Catalog

extension Subject {
    private static let bay = "data.chassis#.slots[slot=slot-id, ?slot-type=pwr]"

    private static let module = "\(bay).module[?info]"
    private static let measured = Evidence.modelled("IMS supplies may measure; never seen in a document")

    /// Slots of type pwr: the power supplies. An empty bay reports no power and no module information: that is no failure.
    ///
    /// The operator watches that every supply that is fitted delivers power, and that one alone can carry the load.
    static let power = Subject(
        "power", "Power supplies",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06); the unit of the capacity is inferred"),
        [
            .presence(
                "lantime_psu_fitted", of: bay, has: "module.info", help: "Whether a power supply is in the bay."),
            .gauge(
                "lantime_psu_power_available", .flag, at: "\(bay).module[?info].power-available",
                help: "Whether the power supply delivers power; absent for an empty bay."),
            .gauge(
                "lantime_psu_capacity_watts", at: "\(bay).module[?info].power-capacity",
                help: "What the power supply can deliver; absent for an empty bay."),
            .states(
                "lantime_psu_state", .powerState, at: "\(module).(power-state|psu-state|psu-status|state|status)",
                help: "State of the power supply.", .documented("MBG-LANTIME-NG-MIB mbgLtNgSysPsStatus; JSON key modelled")),
            .gauge(
                "lantime_psu_voltage_volts", at: "\(module).<sensor=volt*>", "\(module).sensors.<sensor=volt*>",
                "\(module).<sensor=output-volt*>", "\(module).<sensor=input-volt*>",
                help: "Voltage of the power supply.", measured),
            .gauge(
                "lantime_psu_current_amperes", at: "\(module).<sensor=current*>", "\(module).sensors.<sensor=current*>",
                "\(module).<sensor=output-current*>", help: "Current of the power supply.", measured),
            .gauge(
                "lantime_psu_power_watts", at: "\(module).(power|power-output|output-power|power-consumption)",
                help: "Power that the power supply delivers.", measured),
        ],
        ignored: [
            Ignored("\(bay).module[?!info].(power-available|power-capacity)", because: "no power supply in the bay")
        ])
}
