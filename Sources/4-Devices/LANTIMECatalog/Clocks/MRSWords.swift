import Catalog

// What multi-reference clocks say of their sources.

extension FlagWord {
    static let mrsStatus = FlagWord(
        source: "gpsdefs.h XMRS_BIT_* and their texts", prefix: "xmrs-bit",
        [
            Flag("not-supported", 0, or: "not-supp", "ref-type-not-supported"),
            Flag("no-connection", 1, or: "no-conn"), Flag("no-signal", 2), Flag("is-master", 3, or: "master"),
            Flag("is-locked", 4, or: "locked"), Flag("is-accurate", 5, or: "accurate"), Flag("not-settled", 6),
            Flag("not-phase-locked", 7, or: "phase-not-locked"),
            Flag("number-of-sources-exceeded", 8, or: "num-src-exc", "number-sources-exceeds-limit"),
            Flag("is-external", 9, or: "external"), Flag("low-jitter", 10),
            Flag("itu-limit-violated", 11, or: "itu-limits-violated"),
            Flag("trusted-source-limit-violated", 12, or: "trs-limit-violated", "trs-limits-violated"),
        ])

    static let mrsSettings = FlagWord(
        source: "gpsdefs.h XMR_SETTINGS_FLAG_BITS", prefix: "xmrsf-bit",
        [
            Flag("auto-bias-master", 0), Flag("auto-bias-slave", 1), Flag("asymmetry-step-detection", 2),
            Flag("is-trusted-src", 3), Flag("use-trusted-src", 4), Flag("is-time-of-day-src", 5), Flag("is-phase-src", 6),
        ])

    static let mrsStatistics = FlagWord(
        source: "gpsdefs.h XMR_STATS.flags and their texts",
        [
            Flag("step-detected", 0), Flag("step-compensated", 1, or: "step-comp"),
            Flag("automatic-bias-valid", 2, or: "auto-bias-valid"),
        ])
}

extension WordList {
    /// As numbers they are masks.
    static let ituLimits = WordList(
        source: "gpsdefs.h ITU_LIMIT_MASKS and their texts",
        [
            Word("none", number: 1), Word("g811-prc", number: 2), Word("g823-ssu", number: 4), Word("g823-sec", number: 8),
            Word("g8272-prtc", number: 16), Word("g82721-eprtc", number: 32),
        ])
}

extension Vocabulary {
    static let mrsQuality = Vocabulary(
        "mrs-quality", source: "gpsdefs.h XMR_QL_*: unknown 0, green 1, yellow 2, red 3",
        [State("green", numbers: [1]), State("yellow", numbers: [2]), State("red", numbers: [3])])
}
