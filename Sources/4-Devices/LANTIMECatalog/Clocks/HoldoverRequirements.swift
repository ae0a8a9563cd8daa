import Catalog

// When the numbers of a `holdover-status` mean anything. Outside of holdover they are left over from the last one.
extension Requirement {
    private static let flag = "holdover-status.in-holdover, holdover-status.flags.in-holdover"
    private static let valid =
        "holdover-status.(time-offs-valid|time-offset-valid), holdover-status.flags.(time-offs-valid|time-offset-valid)"

    /// The clock of a `sync-status` is in holdover: the vendor's flag XMR_HLDOVR_BIT_IN_HOLDOVER says so, or, where that is not
    /// told, the clock's state.
    static let isInHoldover = Requirement.any([
        .flag(flag, true), .all([.not(.told(flag)), .state("clock-status.clock", .clockState, ["holdover"])]),
    ])

    /// The same, and the estimate is not said to be invalid (XMR_HLDOVR_BIT_TIME_OFFS_VALID).
    static let hasHoldoverOffset = Requirement.all([.isInHoldover, .not(.flag(valid, false))])
}
