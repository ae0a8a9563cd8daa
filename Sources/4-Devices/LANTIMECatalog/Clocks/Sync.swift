import Catalog

extension Subject {
    private static let place = "data.system.sync-status"

    /// data.system.sync-status: the clock that drives the system and its outputs.
    static let sync = Subject(
        "sync", "Synchronisation",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06); words other than those of a healthy clock: documented or modelled"),
        [
            .states(
                "lantime_sync_state", .clockState, of: place, firstOf: [.word("clock-status.clock")],
                help: "Synchronisation of the clock that drives the system; unknown where the device does not tell it."
            ).doubting(.absence),
            .states(
                "lantime_oscillator_state", .oscillatorState, at: "data.system.sync-status.clock-status.oscillator",
                help: "Whether the oscillator of that clock has reached its operating temperature."),
            .states(
                "lantime_antenna_state", .antennaState, at: "data.system.sync-status.clock-status.antenna",
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
                "lantime_holdover_elapsed_seconds", of: place, firstOf: [.field("holdover-status.time-elapsed", .unsigned(1))],
                help: "How long the clock has been in holdover; absent when it is not.",
                .documented("field: captured at 0; seconds after the vendor's XMR_HOLDOVER_STATUS, valid only in holdover")
            ).when(.isInHoldover, else: "the clock is not in holdover"),
            .gauge(
                "lantime_holdover_time_offset_seconds", of: place,
                firstOf: [.field("holdover-status.time-offset", .duration(.nanoseconds))],
                help:
                    "Estimated error of the time that has built up in holdover; absent when the clock is not in holdover, or the"
                    + " device says that its estimate is not valid.",
                .documented("field: captured at 0; nanoseconds after the vendor's XMR_HOLDOVER_STATUS.time_offset_ns")
            ).when(.hasHoldoverOffset, else: "the clock is not in holdover, or the estimate not valid"),
            .gauge(
                "lantime_holdover_time_figure_of_merit", at: "data.system.sync-status.holdover-status.tfom-out",
                help: "Time figure of merit that the outputs transmit: 0 is locked, 15 is a fault."),
            .gauge(
                "lantime_leap_second_announced", .flag, at: "data.system.sync-status.leapsecond-announced",
                help: "Whether the reference announces a leap second."),
            .gauge(
                "lantime_leap_second_timestamp_seconds", .timestamp, at: "data.system.sync-status.leapsecond-date",
                help: "When the announced leap second happens."),
        ],
        ignored: [
            Ignored(
                "data.system.sync-status.clock-idx",
                because: "lantime_sync_reference_info and lantime_clock_selected tell which clock is selected")
        ])
}
