import Catalog

// What a clock says of its holdover, the same for the system and for the clock in a slot.
extension Entry {
    private static let numbers = Evidence.documented(
        "field: captured at 0; unit and validity after gpsdefs.h XMR_HOLDOVER_STATUS; members' own names predicted")
    private static let predicted = Evidence.predicted("gpsdefs.h XMR_HOLDOVER_STATUS")

    /// - Parameters:
    ///   - prefix: how the metrics begin.
    ///   - place: the path of the `sync-status`.
    ///   - evidence: where the numbers themselves are known from, if not from the captures.
    static func holdover(_ prefix: String, of place: String, _ evidence: Evidence? = nil) -> [Entry] {
        [
            .gauge(
                "\(prefix)_elapsed_seconds", of: place,
                firstOf: [
                    .field("holdover-status.(time-elapsed|elapsed)", .durationWithUnit),
                    .field("holdover-status.(time-elapsed|elapsed)", .unsigned(1)),
                ],
                help: "How long the clock has been in holdover; absent when it is not.", evidence ?? numbers
            ).when(.isInHoldover, else: "the clock is not in holdover"),
            .gauge(
                "\(prefix)_time_offset_seconds", of: place,
                firstOf: [.field("holdover-status.(time-offset|time-offset-ns)", .duration(.nanoseconds))],
                help:
                    "Estimated error of the time that has built up in holdover; absent when the clock is not in holdover, or the"
                    + " device says that its estimate is not valid.", evidence ?? numbers
            ).when(.hasHoldoverOffset, else: "the clock is not in holdover, or the estimate not valid"),
            .gauge(
                "\(prefix)_interval_seconds", of: place, firstOf: [.field("holdover-status.interval", .duration(.seconds))],
                help:
                    "How long the clock stays in holdover before it turns to the source of the next priority; absent when it is not"
                    + " in holdover.", predicted
            ).when(.isInHoldover, else: "the clock is not in holdover"),
            .states(
                "\(prefix)_mode", .holdoverMode, of: place, firstOf: [.word("holdover-status.mode")],
                help:
                    "Who selects the source: the clock (autonomous), a program (remote), or the clock soon, as the program is silent"
                    + " (pre_autonomous).", predicted),
            priority("\(prefix)_current_priority", "curr-prio", of: place, "Priority of the source in use, 0 is the highest."),
            priority("\(prefix)_next_priority", "nxt-prio", of: place, "Priority of the source after the holdover."),
        ]
    }

    private static func priority(_ metric: String, _ field: String, of place: String, _ help: String) -> Entry {
        .gauge(
            metric, of: place, firstOf: [.field("holdover-status.\(field)", .unsigned(1))],
            help: help + " Absent for -1, by which the device says that there is none.", predicted)
    }
}

extension Vocabulary {
    fileprivate static let holdoverMode = Vocabulary(
        "holdover-mode", source: "gpsdefs.h XMR_HOLDOVER_STATUS_MODES and their texts",
        [State("autonomous", numbers: [0]), State("pre_autonomous", numbers: [1]), State("remote", numbers: [2])])
}
