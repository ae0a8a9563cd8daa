import Catalog

extension Subject {
    private static let module = ModulePath.module(of: "fdm*")
    private static let places = "(fdm|status|state|fdm-state|measurement|measurements|values|powerline|power-line)"
    private static let place = "\(module).\(places)?"
    private static let frequency = "(freq|frequency|f|mains-frequency)"
    private static let deviation = "(frequency-deviation|freq-deviation|freq-dev|deviation|fd)"
    private static let timeDeviation = "(time-deviation|time-dev|td)"
    private static let deviationHelp =
        "Deviation of the frequency from its nominal value. A module that reports the frequency in millihertz does so here."
    private static let flagsHelp = "An error bit of the measurement, named in words."
    private static let predicted = Evidence.predicted("gpsdefs.h MBG_IMS_FDM_STATE")

    /// FDM: measures the frequency of a power line and how far a clock driven by it is off.
    ///
    /// F is the frequency, FD its deviation from 50 or 60 Hz, TD the time by which a mains clock is ahead of the reference.
    /// The operator watches FD and TD against the limits of the grid, and the overflow bits, beyond which they mean nothing.
    static let fdm = Subject(
        "fdm", "Power line frequency (FDM)",
        .documented("MBG-LANTIME-NG-MIB mbgLtNgFdm*, FDM180 setup guide p. 14, 24 and 26; JSON keys and unit modelled"),
        [
            .gauge(
                "lantime_fdm_frequency_hertz", .mainsFrequency, at: "\(place).\(frequency)", "\(module).**.freq",
                help: "Measured frequency of the power line (above 1000 taken as millihertz).", predicted),
            .gauge(
                "lantime_fdm_nominal_frequency_hertz", .stateNumber(.lineFrequency, ["50_hz": 50, "60_hz": 60]),
                at: "\(place).(nominal-frequency|nominal-freq)", "\(module).**.(line-freq|line-frequency)",
                help: "Nominal frequency of the power line; absent where the module finds it out by itself.", predicted),
            .gauge("lantime_fdm_frequency_deviation_hertz", at: "\(place).\(deviation)", help: deviationHelp),
            .gauge(
                "lantime_fdm_frequency_deviation_hertz", .scaled(0.001),
                at: "\(ModulePath.module)[?info.model=fdm*, ?\(frequency)=1000..].\(deviation)",
                "\(module).\(places)[?\(frequency)=1000..].\(deviation)", help: deviationHelp),
            .gauge(
                "lantime_fdm_time_deviation_seconds", of: module,
                firstOf: [.field("\(places)?.\(timeDeviation)", .duration(.seconds))],
                help: "Power line time minus reference time.", .modelled("FDM180 setup guide p. 14; not in the MIB")),
            .difference(
                "lantime_fdm_time_deviation_seconds", of: module, from: "**.t-plt", minus: "**.t-ref",
                help: "Power line time minus reference time.", predicted
            ).when(.not(.told("\(places)?.\(timeDeviation)")), else: "the module reports the deviation itself"),
            within("frequency_deviation", "(frequency-deviation-within-limits|fd-within-limits)"),
            within("time_deviation", "(time-deviation-within-limits|td-within-limits)"),
            fact(
                "power_line_time_locked", "plt-is-locked", "Whether the power line time follows the frequency of the line."),
            fact(
                "synchronized_after_reset", "sync-after-reset",
                "Whether the power line time was set to the reference since the module started."),
        ]
            + Entry.bits(
                "lantime_fdm_error", .fdmErrors, at: "\(place).(errors|error|error-bits|error-byte|error-word)", help: flagsHelp,
                .modelled("FDM180 setup guide p. 26: X1 to X8"))
            + [
                fact("error", "fd-overflow", flagsHelp).labelled("bit", "frequency-overflow"),
                fact("error", "td-overflow", flagsHelp).labelled("bit", "time-deviation-overflow"),
            ],
        ignored: [
            Ignored(
                "\(module).**.(t-ref|t-plt|t-sync)", "\(module).**.(t-ref|t-plt|t-sync).**",
                because: "points in time; lantime_fdm_time_deviation_seconds is their difference")
        ])

    /// Whether a quantity is within its limits.
    private static func within(_ quantity: String, _ keys: String) -> Entry {
        .gauge(
            "lantime_fdm_within_limits", .flag, at: "\(place).\(keys)",
            help: "Whether a quantity is within the configured limits.", .modelled("FDM180 setup guide p. 24: LEDs A and B")
        ).labelled("quantity", quantity)
    }

    /// A bit of the state, which may also stand alone.
    private static func fact(_ name: String, _ flag: String, _ help: String) -> Entry {
        .gauge(
            "lantime_fdm_\(name)", of: module,
            firstOf: [.field("**.\(flag)", .flag), .field("**.flags", .flagOf(.fdmState, flag))],
            help: help, predicted)
    }
}

extension Vocabulary {
    fileprivate static let lineFrequency = Vocabulary(
        "line-frequency", source: "gpsdefs.h MBG_IMS_FDM_LINE_FREQS: Auto 0, 50 Hz 1, 60 Hz 2; in hertz or millihertz: modelled",
        [
            State("auto", numbers: [0]), State("50_hz", "50-0-hz", numbers: [1, 50, 50000]),
            State("60_hz", "60-0-hz", numbers: [2, 60, 60000]),
        ])
}

extension FlagWord {
    /// Not the bits of the error byte.
    fileprivate static let fdmState = FlagWord(
        source: "gpsdefs.h MBG_IMS_FDM_STATE_FLAG_BIT_*", prefix: "mbg-ims-fdm-state-flag",
        [Flag("sync-after-reset", 0), Flag("plt-is-locked", 1), Flag("fd-overflow", 2), Flag("td-overflow", 3)])

    fileprivate static let fdmErrors = FlagWord(
        source: "FDM180 setup guide p. 26",
        [
            Flag("power-line-time-not-initialised", 0, or: "no-power-line-time-init", "no-plt-init"), Flag("no-time-string", 1),
            Flag("power-line-time-free-running", 2, or: "plt-free-running", "power-line-time-free"),
            Flag("reference-free-running", 3, or: "ref-free-running", "ref-free"),
            Flag("frequency-overflow", 4), Flag("time-deviation-overflow", 5), Flag("a1-overflow", 6), Flag("a2-overflow", 7),
        ])
}
