import Catalog

extension Subject {
    private static let bay = "data.chassis#.slots[slot=slot-id, ?slot-type=pwr]"

    private static let module = "\(bay).module[?info]"
    private static let measured = Evidence.modelled("IMS supplies may measure; never seen in a document")

    /// Slots of type pwr: the power supplies. An empty bay reports no power and no module information: that is not a failure.
    ///
    /// The operator watches that every supply that is fitted delivers power, and that one alone can carry the load.
    static let power = Subject(
        "power", "Power supplies",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06); the unit of the capacity is inferred"),
        [
            .fact("lantime_psu_fitted", of: bay, if: .hasSupply, help: "Whether a power supply is in the bay."),
            .gauge(
                "lantime_psu_power_available", of: bay,
                firstOf: [
                    // A supply that says in words that it failed has failed, whatever else it says.
                    .field(state, .stateNumber(.powerState, ["failed": 0])), .field("module.power-available", .flag),
                    .field("module.power-available", .stateNumber(.powerState, ["ok": 1, "failed": 0])),
                    .field(state, .stateNumber(.powerState, ["ok": 1])),
                ],
                help: "Whether the power supply delivers power; absent for an empty bay."
            ).when(.hasSupply, else: emptyBay),
            .gauge(
                "lantime_psu_capacity_watts", of: bay, firstOf: [.field("module.power-capacity", .unsigned(1))],
                help: "What the power supply can deliver; absent for an empty bay, and where the device reports 0."
            ).when(
                .all([.hasSupply, .positive("module.power-capacity")]),
                else: "no power supply in the bay, or none that reports it"),
            .states(
                "lantime_psu_state", .powerState, of: bay, firstOf: [.word(state), .field("module.power-available", .doubt)],
                help:
                    "State of the power supply, where it reports one; unknown also where it does not say whether it delivers power.",
                .documented("MBG-LANTIME-NG-MIB mbgLtNgSysPsStatus; JSON key modelled")
            ).when(.hasSupply, else: emptyBay),
            .gauge(
                "lantime_psu_voltage_volts", .sensor, at: "\(module).<sensor=volt*>", "\(module).sensors.<sensor=volt*>",
                "\(module).info.sensors.<sensor=volt*>",
                "\(module).<sensor=output-volt*>", "\(module).<sensor=input-volt*>",
                help: "Voltage of the power supply.", measured),
            .gauge(
                "lantime_psu_current_amperes", .sensor, at: "\(module).<sensor=current*>",
                "\(module).sensors.<sensor=current*>", "\(module).info.sensors.<sensor=current*>",
                "\(module).<sensor=output-current*>", help: "Current of the power supply.", measured),
            .gauge(
                "lantime_psu_power_watts", at: "\(module).(power|power-output|output-power|power-consumption)",
                help: "Power that the power supply delivers.", measured),
        ])

    private static let state = Requirement.supplyState
    private static let emptyBay = "no power supply in the bay"
}

extension Requirement {
    /// A supply's own word for its state.
    static let supplyState = "module.(info|psu|power-supply)?.(status|state)?.(power-state|psu-state|psu-status|state|status)"

    /// Of a bay for a power supply: one is in it. Firmware may report nothing of a supply but whether it delivers power.
    static let hasSupply = Requirement.any([
        .told("module.info"), .flag("module.power-available", true), .positive("module.power-capacity"),
        .state(supplyState, .powerState, ["ok", "failed"]),
    ])
}
