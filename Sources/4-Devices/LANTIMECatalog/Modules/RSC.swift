import Catalog

extension Subject {
    private static let module = "\(ModulePath.module(of: "rsc*|scu*")).(rsc|scu|switch-unit|switch|status|state)?"

    /// RSC and SCU: the switch unit that lets one of two clocks drive the backplane.
    ///
    /// In automatic mode it switches to the other clock when the selected one loses its reference, and does not switch
    /// back by itself; when both fail it stays. In manual mode it never switches. The operator watches the mode (manual is
    /// left over from maintenance more often than meant) and which clock is active: a change means that a clock failed.
    static let rsc = Subject(
        "rsc", "Redundant switch control (RSC, SCU)",
        .modelled("M1000 manual p. 62, M4000 manual p. 62, M3000S manual p. 84, DataMiner IMS-RSC; no object in the MIB"),
        [
            .states(
                "lantime_rsc_mode", .switchMode, of: module,
                firstOf: [
                    .word("(mode|switch-mode|switching-mode|operation-mode|operating-mode|control-mode|rsc-mode)"),
                    .word("(scu-cntl|scu-control|control|switching)"),
                    .flag("(automatic|auto|automatic-mode|auto-mode|automatic-switching)", "auto", otherwise: "manual"),
                    .flag("(manual|manual-mode)", "manual", otherwise: "auto"),
                ],
                help: "Whether the unit switches by itself when the active clock fails (auto), or not (manual)."
            ).doubting(.silence),
            .states(
                "lantime_rsc_active_clock", .activeClock, of: module,
                firstOf: [
                    .word("(active-clock|selected-clock|current-clock|master-clock|current-master|clock-selected|clock-active)"),
                    .word("(active-slot|selected-slot|active-input|selected-input|selected|master|active)"),
                    .word(
                        "(active-clock|selected-clock|current-clock|master-clock|master).(slot-id|slot|clock|name|object-id|id)"),
                    // The vendor's words for the two clocks are master and backup.
                    .word("(clk1|clock-1)", is: "master", "clk1"), .word("(clk2|clock-2)", is: "master", "clk2"),
                    .word("(clk1|clock-1).(role|state|usage)", is: "master", "clk1"),
                    .word("(clk2|clock-2).(role|state|usage)", is: "master", "clk2"),
                    .flag("(clk1|clock-1).(active|selected|master|is-master)", "clk1"),
                    .flag("(clk2|clock-2).(active|selected|master|is-master)", "clk2"),
                    .flag("clocks.(clk1|clock-1).(active|selected|master|is-master)", "clk1"),
                    .flag("clocks.(clk2|clock-2).(active|selected|master|is-master)", "clk2"),
                    .flag("(clk1-active|clk1-selected|clock-1-active|clock-1-selected)", "clk1"),
                    .flag("(clk2-active|clk2-selected|clock-2-active|clock-2-selected)", "clk2"),
                ],
                help: "The clock that drives the backplane."
            ).doubting(.silence),
            .gauge(
                "lantime_rsc_outputs_enabled", .flag,
                at: "\(module).(outputs-enabled|output-enabled|outputs-active|enable-outputs)",
                "\(module).(outputs|output).(enabled|active)",
                help: "Whether the signals of the active clock are passed on; in manual mode they always are."),
            .states(
                "lantime_rsc_state", .moduleCondition, of: module,
                firstOf: [
                    .word("(rsc-state|module-state|operational-state|operation-state|health|condition)"), .word("state"),
                    .word("status"), .flag("(error|fault|failure)", "error", otherwise: "ok"),
                ],
                help: "The switch unit's own state."
            ).doubting(.silence),
        ])
}

extension Vocabulary {
    fileprivate static let switchMode = Vocabulary(
        "rsc-mode", source: "M1000 manual p. 62, M4000 manual p. 62: automatic or manual; no numbers are documented",
        [
            State("auto", "automatic", "automatic-mode", "auto-mode", "automatically"),
            State("manual", "manual-mode", "manually"),
        ])

    /// The clocks are counted from 1 as in the manuals; 0 might be none or the first, so it stands for nothing.
    fileprivate static let activeClock = Vocabulary(
        "rsc-active-clock", source: "M1000 manual p. 62: clock 1 and clock 2; captures: slots clk1 and clk2",
        [
            State("clk1", "clock-1", "ref-clk-1", "refclock-1", "reference-clock-1", "slot-clk1", "first", numbers: [1]),
            State("clk2", "clock-2", "ref-clk-2", "refclock-2", "reference-clock-2", "slot-clk2", "second", numbers: [2]),
            State("none", "no-clock", "not-selected"),
        ])

    fileprivate static let moduleCondition = Vocabulary(
        "module-condition", source: "MBG-LANTIME-NG-MIB mbgLtNgTrapIMSError and IMSOk: a module is ok, or not; words modelled",
        [
            State("ok", "normal", "normal-operation", "operational", "running", "ready", "good", "no-error"),
            State("error", "failed", "failure", "fail", "fault", "faulty", "not-responsive", "not-responding", "alarm"),
            State("initializing", "init", "starting", "booting", "not-ready", "warming-up", "warm-up"),
        ])
}
