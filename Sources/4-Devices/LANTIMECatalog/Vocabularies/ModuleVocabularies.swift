import Catalog

// States of IMS modules. Only the meaning is the vendor's; how REST spells the words is modelled after other slugs.

extension Vocabulary {
    /// Words that do not say which contact is meant (`open`, `closed`, `on`) and booleans stand for nothing.
    static let relayState = Vocabulary(
        "relay-state",
        source: "REL1000 setup guide p. 10 and DataMiner IMS-REL: NO mode is the normal state, NC mode an error or no power",
        [
            State(
                "normally_open", "no", "no-mode", "no-closed", "closed-no", "co-no", "co-no-closed", "co-no-connected",
                "normally-open-mode", "normal", "normal-operation", "ok", "no-error", "energized", "energised"),
            State(
                "normally_closed", "nc", "nc-mode", "nc-closed", "closed-nc", "co-nc", "co-nc-closed", "co-nc-connected",
                "normally-closed-mode", "error", "failed", "failure", "fail", "fault", "alarm", "de-energized", "de-energised",
                "powered-off"),
        ])

    static let switchMode = Vocabulary(
        "rsc-mode", source: "M1000 manual p. 62, M4000 manual p. 62: automatic or manual; no numbers are documented",
        [
            State("auto", "automatic", "automatic-mode", "auto-mode", "automatically"),
            State("manual", "manual-mode", "manually"),
        ])

    /// The clocks are counted from 1 as in the manuals; 0 might be none or the first, so it stands for nothing.
    static let activeClock = Vocabulary(
        "rsc-active-clock", source: "M1000 manual p. 62: clock 1 and clock 2; captures: slots clk1 and clk2",
        [
            State("clk1", "clock-1", "ref-clk-1", "refclock-1", "reference-clock-1", "slot-clk1", "first", numbers: [1]),
            State("clk2", "clock-2", "ref-clk-2", "refclock-2", "reference-clock-2", "slot-clk2", "second", numbers: [2]),
            State("none", "no-clock", "not-selected"),
        ])

    static let moduleCondition = Vocabulary(
        "module-condition", source: "MBG-LANTIME-NG-MIB mbgLtNgTrapIMSError and IMSOk: a module is ok, or not; words modelled",
        [
            State("ok", "normal", "normal-operation", "operational", "running", "ready", "good", "no-error"),
            State("error", "failed", "failure", "fail", "fault", "faulty", "not-responsive", "not-responding", "alarm"),
            State("initializing", "init", "starting", "booting", "not-ready", "warming-up", "warm-up"),
        ])

    static let outputState = Vocabulary(
        "output-state",
        source: "M4000 manual p. 74 and 92, LNO180: a red LED per output without level; overload: the vendor's mbg_ims API",
        [
            State("ok", "normal", "good", "valid", "level-ok", "present", "on", "enabled", "active"),
            State("error", "failed", "failure", "fault", "level-error", "no-level", "level-low", "too-low", "no-signal"),
            State("overload", "overloaded", "short-circuit"),
            State("disabled", "off", "inactive"),
        ])

    static let inputState = Vocabulary(
        "input-state", source: "M4000 manual p. 72, 81 and 92: LEDs of the inputs; mbgLtNgTrapMrsSourceInvalid and Ok",
        [
            State(
                "ok", "valid", "normal", "good", "present", "available", "signal-present", "synchronized", "locked", "connected"),
            State("no_signal", "missing", "lost", "los", "loss-of-signal", "not-present", "no-connection", "disconnected"),
            State("invalid", "error", "unusable", "out-of-limits", "failed", "fault", "unlocked", "not-synchronized"),
            State("disabled", "off", "inactive", "unused"),
        ])

    static let portDirection = Vocabulary(
        "port-direction", source: "DataMiner IMS-PIO: four ports, each in or out",
        [State("input", "in"), State("output", "out")])

    static let videoState = Vocabulary(
        "video-state", source: "VSG181 manual: LED In",
        [
            State("synchronized", "sync", "locked", "in-sync"),
            State("oscillator_not_ready", "synchronized-oscillator-not-ready", "oscillator-not-warmed-up", "not-warmed-up"),
            State("not_synchronized", "not-sync", "unlocked", "signal-not-synchronized", "adjusting"),
            State("no_reference", "no-signal", "no-stable-reference", "no-input", "missing"),
        ])

    /// 1 is "off" and "no" in the MIB, but elsewhere true: it stands for nothing.
    static let fanState = Vocabulary(
        "fan-state", source: "MBG-LANTIME-NG-MIB mbgLtNgSysFanStatus: off 1, on 2",
        [
            State("on", "running", "up", "ok", "active", "rotating", numbers: [2], flag: true),
            State("off", "stopped", "down", "inactive", "standing", "standby", flag: false),
        ])

    static let fanError = Vocabulary(
        "fan-error", source: "MBG-LANTIME-NG-MIB mbgLtNgSysFanError: no 1, yes 2",
        [
            State("no", "ok", "none", "no-error", "normal", "false", flag: false),
            State("yes", "error", "failed", "failure", "fault", "true", numbers: [2], flag: true),
        ])

    static let syncMonState = Vocabulary(
        "syncmon-state",
        source: "LCES LTOS 7 manual p. 149, node status file: 0 Normal Operation, 3 Error:Not reachable; others modelled",
        [
            State("normal", "normal-operation", "ok", "reachable", numbers: [0]),
            State("not_reachable", "error-not-reachable", "unreachable", "no-response", "timeout", "offline", numbers: [3]),
            State(
                "limit_exceeded", "offset-limit-exceeded", "error-limit-exceeded", "error-offset-limit-exceeded",
                "out-of-limits", "alarm"),
            State("initializing", "init", "starting", "waiting", "no-data-yet"),
        ])

    static let syncTeamMemberState = Vocabulary(
        "syncteam-member-state", source: "captures: online-members and offline-members count two states; words modelled",
        [State("online", "up", "reachable", "active"), State("offline", "down", "not-reachable", "unreachable", "inactive")])
}
