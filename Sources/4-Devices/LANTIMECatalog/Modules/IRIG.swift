import Catalog

extension Subject {
    /// Receivers of GNS and MRS clocks that read time codes may have the same object, so any module may have it.
    private static let receiver = "\(ModulePath.module).(tcr|irig|time-code|irig-receiver|time-code-receiver|tcr180)"
    private static let module = "\(ModulePath.module(of: "tcr*")).(receiver|status)?"
    private static let words =
        "(debug-status|dbg-status|mbg-debug-status|irig-state|irig-status|state|status|flags|status-bits|state-byte|status-byte)"

    /// TCR: a clock that follows an IRIG, AFNOR or IEEE 1344 time code instead of satellites.
    ///
    /// What every clock reports (synchronised, holdover, oscillator) belongs to the reference clocks: it may not be synchronised
    /// although the code is good. Here are the bits of the code receiver: lock-on, data-available and warmed-up are 1 when all is
    /// well, the others on a fault. A code that is there but inconsistent, or that jitters by more than 100 us, is not used.
    static let irig = Subject(
        "irig", "Time code receivers (TCR)",
        .modelled("M4000 manual p. 81, GNS181 setup guide p. 38, M600 MRS manual p. 33"),
        Entry.bits(
            "lantime_irig_state", .debugStatus, at: receiver, "\(receiver).\(words)", "\(module).\(words)",
            "\(ModulePath.module(of: "tcr*")).**.(debug-status|dbg-status|mbg-debug-status)",
            help: "A status bit of the time code receiver, named in words.",
            .predicted("gpsdefs.h MBG_DEBUG_STATUS; bits 0 to 7 also GNS181 setup guide p. 38")) + [
                .gauge(
                    "lantime_irig_time_figure_of_merit", at: "\(receiver).(tfom|time-figure-of-merit)",
                    "\(module).(tfom|time-figure-of-merit)",
                    help: "Time figure of merit that the time code carries: 0 is locked, 15 a fault."),
                .gauge(
                    "lantime_irig_jitter_seconds", .duration(.microseconds), at: "\(receiver).(jitter|code-jitter)",
                    "\(module).(jitter|code-jitter)",
                    help: "Jitter of the time code (without a unit: microseconds)."),
                .gauge(
                    "lantime_irig_drift_seconds", .duration(.microseconds), at: "\(receiver).drift", "\(module).drift",
                    help: "Drift against the time code (without a unit: microseconds)."),
                .gauge(
                    "lantime_irig_gain", at: "\(receiver).(agc|gain)", "\(module).(agc|gain)",
                    help: "Gain of the receiver's automatic gain control, as the device reports it."),
                .info(
                    "lantime_irig_info", of: receiver, labels: ["code": "code, irig-code, code-type, time-code, format"],
                    help: "The time code that the receiver is set to."),
            ],
        ignored: [
            Ignored("\(receiver).ref-type", because: "the source of the clock is in lantime_clock_info")
        ])
}

extension FlagWord {
    fileprivate static let debugStatus = FlagWord(
        source: "gpsdefs.h MBG_IRIG_BIT_* and their texts; GNS181 setup guide p. 38 has other names for bits 0 to 7",
        prefix: "mbg-irig-bit",
        [
            Flag("warmed-up", 0, or: "osc-has-warmed-up", "oscillator-warmed-up"),
            Flag("pulses-enabled", 1, or: "pps-active", "pps-output-is-active"),
            Flag("invalid-system-configuration", 2, or: "inv-config", "config-set-to-default", "invalid-sysconf"),
            Flag("data-available", 3, or: "msg-decoded", "irig-msg-decoded"),
            Flag("telegram-error", 4, or: "msg-inconsistent", "irig-msg-not-consistent", "telegram-inconsistent"),
            Flag("lock-on", 5, or: "loop-locked", "decoder-control-loop-locked", "lock", "locked"),
            Flag("tcap-exceeded", 6, or: "jitter-too-large", "phase-jitter-too-large", "jitter-out-of-range"),
            Flag("invalid-utc-parameter", 7, or: "inv-ref-offs", "invalid-ref-offset", "invalid-utc"),
            Flag("invalid-time", 8, or: "inv-time", "internal-time-not-valid"),
            Flag("time-set-by-command", 9, or: "time-set-via-api", "on-board-time-set-via-api"),
            Flag("invalid-rtc", 10, or: "inv-rtc", "on-board-rtc-invalid"),
            Flag("cpu-pll-failed", 11, or: "cpu-pll-failure-needs-restart", "cpu-pll-failure"),
        ])
}
