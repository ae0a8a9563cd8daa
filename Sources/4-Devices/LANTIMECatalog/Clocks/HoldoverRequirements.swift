import Catalog

// When the numbers of a `holdover-status` mean anything. Outside of holdover they are left over from the last one.
extension Requirement {
    /// A status word in the object, and the object itself, for flags that are members of it.
    private static let words = "holdover-status.(flags|flag|status), holdover-status"

    private static func says(_ bit: String, _ flag: Bool) -> Requirement { .bit(words, .holdoverStatus, bit, flag) }

    /// The clock of a `sync-status` is in holdover: the vendor's flag XMR_HLDOVR_BIT_IN_HOLDOVER says so, or, where that is not
    /// reported, the clock's state.
    static let isInHoldover = Requirement.any([
        says("in-holdover", true),
        .all([
            .not(says("in-holdover", false)),
            .any([
                .state("clock-status.clock", .clockState, ["holdover"]), .bit(ClockStatus.field, .clockStatus, "holdover", true),
            ]),
        ]),
    ])

    private static let validity =
        "holdover-status.(flags|flag|status).(time-offs-valid|time-offset-valid), holdover-status.(time-offs-valid|time-offset-valid)"

    /// The same, and the estimate is valid (XMR_HLDOVR_BIT_TIME_OFFS_VALID), or the device says nothing about that. With a word
    /// that nobody knows it does not count as valid.
    static let hasHoldoverOffset = Requirement.all([
        .isInHoldover,
        .any([says("time-offs-valid", true), .not(.any([says("time-offs-valid", false), .told(validity)]))]),
    ])
}

extension FlagWord {
    static let holdoverStatus = FlagWord(
        source: "gpsdefs.h XMR_HOLDOVER_STATUS_FLAG_BITS", prefix: "xmr-hldovr-bit",
        [
            Flag("in-holdover", 0), Flag("transition-enbd", 1, or: "transition-enabled"), Flag("in-transition", 2),
            Flag("time-offs-valid", 3, or: "time-offset-valid"),
        ])
}
