import Catalog

extension Subject {
    private static let place = "\(ModulePath.module(of: "spt*")).(spt|signals|status|state)?"

    /// SPT: passes the signals of a single clock to the backplane, in the slot that a switch unit has with two clocks.
    ///
    /// It has no settings. The operator watches its three LEDs: PPS and 10 MHz are there, the clock is synchronous.
    static let spt = Subject(
        "spt", "Single clock pass-through (SPT)", .modelled("M1000 manual p. 89, M4000 manual p. 89: LEDs"),
        [
            signal("pps", "pps|pps-state|pps-status|1pps"),
            signal("10mhz", "10mhz|10mhz-state|10mhz-status|freq-10mhz"),
            signal("clock", "clock|clock-state|clock-status|clk"),
        ])

    private static func signal(_ name: String, _ keys: String) -> Entry {
        .states(
            "lantime_spt_signal_state", .inputState, at: "\(place).(\(keys))",
            help: "A signal that the card passes on from the only clock to the backplane."
        ).labelled("signal", name)
    }
}
