import Catalog

// When the numbers of a `holdover-status` mean anything. Outside of holdover they are left over from the last one.
extension Requirement {
    /// The object itself, for flags that stand in it by their names, and a status word in it.
    private static let words = "holdover-status, holdover-status.(flags|flag|status)"

    private static func says(_ bit: String, _ flag: Bool) -> Requirement { .bit(words, .holdover, bit, flag) }

    /// The clock of a `sync-status` is in holdover: the vendor's flag XMR_HLDOVR_BIT_IN_HOLDOVER says so, or, where that is not
    /// told, the clock's state.
    static let isInHoldover = Requirement.any([
        says("in-holdover", true),
        .all([.not(says("in-holdover", false)), .state("clock-status.clock", .clockState, ["holdover"])]),
    ])

    /// The same, and the estimate is not said to be invalid (XMR_HLDOVR_BIT_TIME_OFFS_VALID).
    static let hasHoldoverOffset = Requirement.all([.isInHoldover, .not(says("time-offs-valid", false))])
}

extension FlagWord {
    fileprivate static let holdover = FlagWord(
        source: "gpsdefs.h XMR_HLDOVR_BIT_*, whose places are not known",
        [
            Flag("in-holdover"), Flag("transition-enbd", or: "transition-enabled"), Flag("in-transition"),
            Flag("time-offs-valid", or: "time-offset-valid"),
        ])
}
