import Catalog

extension Subject {
    /// Receivers of GNS and MRS clocks that read time codes may have the same object, so any module may have it.
    private static let receiver = "\(ModulePath.module).(tcr|irig|time-code|irig-receiver|time-code-receiver|tcr180)"
    private static let module = "\(ModulePath.module(of: "tcr*")).(receiver|status)?"

    private static let bits: [StatusBit] = [
        StatusBit("warmed-up", 0, or: "oscillator-warmed-up|osc-warmed-up|warm"),
        StatusBit("pulses-enabled", 1, or: "pulse-enabled|pulses-active"),
        StatusBit("invalid-system-configuration", 2, or: "invalid-sysconf|invalid-configuration|invalid-system-config"),
        StatusBit("data-available", 3, or: "data-avail|code-available|code-present"),
        StatusBit("telegram-error", 4, or: "telegram-inconsistent"),
        StatusBit("lock-on", 5, or: "lock|locked|is-locked"),
        StatusBit("tcap-exceeded", 6, or: "tcap|jitter-out-of-range|jitter-too-large"),
        StatusBit("invalid-utc-parameter", 7, or: "invalid-utc|utc-parameter-invalid"),
    ]

    /// TCR: a clock that follows an IRIG, AFNOR or IEEE 1344 time code instead of satellites.
    ///
    /// What every clock tells (synchronised, holdover, oscillator) stands among the reference clocks. Here are the bits of
    /// the code receiver: lock-on, data-available and warmed-up are 1 when all is well, the others on a fault. A code that
    /// is there but inconsistent, or that jitters by more than 100 us, is not used.
    static let irig = Subject(
        "irig", "Time code receivers (TCR)",
        .modelled("M4000 manual p. 81, GNS181 setup guide p. 38, M600 MRS manual p. 33"),
        Entry.bits(
            "lantime_irig_state", bits,
            in: [
                "\(receiver).(state|status|bits|flags|state-bits|status-bits|pcps)?",
                "\(module).(irig-state|irig-status|state|bits|flags|state-bits|status-bits)?",
            ],
            words: [
                "\(receiver).(state-byte|status-byte|state-bits|status-bits|state-word)",
                "\(module).(state-byte|status-byte|state-bits|status-bits|irig-state)",
            ],
            help: "A status bit of the time code receiver, named in words.",
            .modelled("bits: GNS181 setup guide p. 38, M600 MRS manual p. 33")) + [
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
            Ignored("\(receiver).ref-type", because: "the source of the clock stands in lantime_clock_info")
        ])
}
