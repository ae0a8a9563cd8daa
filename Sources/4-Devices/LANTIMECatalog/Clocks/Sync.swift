import Catalog

extension Subject {
    private static let place = "data.system.sync-status"

    /// data.system.sync-status: the clock that drives the system and its outputs.
    static let sync = Subject(
        "sync", "Synchronisation",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06); words other than those of a healthy clock: documented or modelled"),
        [
            .states(
                "lantime_sync_state", .clockState, of: place, firstOf: [.word("clock-status.clock")] + Candidate.clockStates,
                help: "Synchronisation of the clock that drives the system; unknown where the device does not report it."
            ).doubting(.absence),
            .states(
                "lantime_oscillator_state", .oscillatorState, of: place,
                firstOf: [.word("clock-status.oscillator")] + Candidate.oscillatorStates,
                help: "Whether the oscillator of that clock has reached its operating temperature."),
            .states(
                "lantime_antenna_state", .antennaState, of: place,
                firstOf: [.word("clock-status.antenna")] + Candidate.antennaStates,
                help: "The antenna of that clock."),
            .info(
                "lantime_sync_reference_info", of: "data.system.sync-status",
                labels: ["reference": "reference", "ref_type": "ref-type", "osc_type": "osc-type"],
                help: "The selected clock and its source, the kind of the source, and the kind of its oscillator."
            ).normalising("ref_type", .references).normalising("osc_type", .oscillators),
            .gauge(
                "lantime_time_quality_seconds", .timeQuality, at: "data.system.sync-status.est-time-quality",
                help: "Upper bound of the estimated error of the time, in coarse steps."),
            .gauge(
                "lantime_holdover_time_figure_of_merit", .bounded(0...15, scale: 1),
                at: "data.system.sync-status.holdover-status.tfom-out",
                help: "Time figure of merit that the outputs transmit: 0 is locked, 15 is a fault."),
            .gauge(
                "lantime_leap_second_announced", .flag, at: "data.system.sync-status.leapsecond-announced",
                help: "Whether the reference announces a leap second."),
            .gauge(
                "lantime_leap_second_timestamp_seconds", .timestamp, at: "data.system.sync-status.leapsecond-date",
                help: "When the announced leap second happens."),
        ] + Entry.holdover("lantime_holdover", of: place) + Entry.clockStatusFlags("lantime_sync_status_flag", of: place),
        ignored: [
            Ignored(
                "data.system.sync-status.clock-idx",
                because: "lantime_sync_reference_info and lantime_clock_selected show which clock is selected")
        ])
}
