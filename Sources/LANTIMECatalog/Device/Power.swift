import Catalog

extension Subject {
    private static let bay = "data.chassis#.slots[slot=slot-id, ?slot-type=pwr]"

    /// Slots of type pwr: the power supplies. An empty bay reports no power and no module information: that is no failure.
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
        ],
        ignored: [
            Ignored("\(bay).module[?!info].(power-available|power-capacity)", because: "no power supply in the bay")
        ])
}
