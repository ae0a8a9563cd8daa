import Catalog

extension Subject {
    private static let place = "\(ModulePath.module).sync-status"
    private static let holdover = Evidence.modelled("as data.system.sync-status.holdover-status; not in the captures")

    /// module.sync-status of the slots clk1, clk2, …: what every reference clock has.
    static let clock = Subject(
        "clock", "Reference clocks",
        .captured("M600 with GRC180, M300 with PZF511; a clock that is not selected: modelled"),
        [
            .gauge(
                "lantime_clock_selected", .equals("selected"), at: "\(ModulePath.module).sync-status.clock-idx",
                help: "Whether the clock drives the system."),
            .states(
                "lantime_clock_state", .clockState, of: place, firstOf: [.word("clock-status.clock")] + Candidate.clockStates,
                help: "Synchronisation of the clock; unknown where the device does not report it."
            ).doubting(.absence),
            .states(
                "lantime_clock_oscillator_state", .oscillatorState, of: place,
                firstOf: [.word("clock-status.oscillator")] + Candidate.oscillatorStates,
                help: "Whether the oscillator has reached its operating temperature."),
            .states(
                "lantime_clock_antenna_state", .antennaState, of: place,
                firstOf: [.word("clock-status.antenna")] + Candidate.antennaStates,
                help: "The antenna of the clock.", .modelled("as data.system.sync-status.clock-status.antenna")),
            .gauge(
                "lantime_clock_time_quality_seconds", .timeQuality, at: "\(ModulePath.module).sync-status.est-time-quality",
                help: "Upper bound of the estimated error of the clock's time, in coarse steps."),
            .info(
                "lantime_clock_info", of: "\(ModulePath.module).sync-status",
                labels: ["osc_type": "osc-type", "ref_type": "ref-type"], help: "The kind of the clock's oscillator and source."
            ).normalising("osc_type", .oscillators).normalising("ref_type", .references),
            .gauge(
                "lantime_clock_dac_value", at: "\(ModulePath.module).dac-val",
                help: "Current steering value of the oscillator's digital-to-analogue converter.",
                .documented("field: captured as null; gpsdefs.h STAT_INFO.dac_val, -2048 to 2047")),
            .gauge(
                "lantime_clock_dac_calibration_value", at: "\(ModulePath.module).dac-cal",
                help: "Calibration value of the oscillator's digital-to-analogue converter.",
                .documented("field: captured as null; gpsdefs.h STAT_INFO.dac_cal, -2048 to 2047")),
        ] + Entry.holdover("lantime_clock_holdover", of: place, holdover)
            + Entry.clockStatusFlags("lantime_clock_status_flag", of: place),
        ignored: [
            Ignored(
                "\(ModulePath.module).supported-string-types[].**",
                because: "formats of serial time strings that the clock could send")
        ])
}
