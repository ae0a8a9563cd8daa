import Catalog

extension Subject {
    private static let place = "\(ModulePath.module(of: "spt*")).(spt|signals|status|state)?"
    private static let help = "A signal that the card passes on from the only clock to the backplane."

    /// SPT: passes the signals of a single clock to the backplane, in the slot that a switch unit has with two clocks.
    ///
    /// It has no settings. The operator watches its three LEDs: PPS and 10 MHz are there, the clock is synchronous.
    static let spt = Subject(
        "spt", "Single clock pass-through (SPT)", .modelled("M1000 manual p. 89, M4000 manual p. 89: LEDs"),
        [
            .states("lantime_spt_signal_state", .inputState, at: "\(place).(pps|pps-state|pps-status|1pps)", help: help)
                .labelled("signal", "pps"),
            .states(
                "lantime_spt_signal_state", .inputState, at: "\(place).(10mhz|10mhz-state|10mhz-status|freq-10mhz)", help: help
            ).labelled("signal", "10mhz"),
            .states("lantime_spt_signal_state", .inputState, at: "\(place).(clock|clock-state|clock-status|clk)", help: help)
                .labelled("signal", "clock"),
        ])
}
