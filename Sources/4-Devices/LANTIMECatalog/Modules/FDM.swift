import Catalog

extension Subject {
    private static let module = ModulePath.module(of: "fdm*")
    private static let places = "(fdm|status|state|measurement|measurements|values|powerline|power-line)"
    private static let place = "\(module).\(places)?"
    private static let deviation = "(frequency-deviation|freq-deviation|freq-dev|deviation|fd)"
    private static let frequency = "(frequency|freq|f|power-line-frequency|mains-frequency|line-freq)"
    private static let deviationHelp =
        "Deviation of the frequency from its nominal value. A module that tells the frequency in millihertz does so here."

    private static let bits: [StatusBit] = [
        StatusBit("power-line-time-not-initialised", 0, or: "no-power-line-time-init|no-plt-init|plt-not-initialized"),
        StatusBit("no-time-string", 1),
        StatusBit("power-line-time-free-running", 2, or: "plt-free|power-line-time-free|plt-free-running"),
        StatusBit("reference-free-running", 3, or: "ref-free|ref-free-running|reference-free"),
        StatusBit("frequency-overflow", 4, or: "freq-overflow|fd-overflow"),
        StatusBit("time-deviation-overflow", 5, or: "td-overflow"),
        StatusBit("a1-overflow", 6), StatusBit("a2-overflow", 7),
    ]

    /// FDM: measures the frequency of a power line and how far a clock driven by it is off.
    ///
    /// F is the frequency, FD its deviation from 50 or 60 Hz, TD the time by which a mains clock is ahead of the reference.
    /// The operator watches FD and TD against the limits of the grid, and the overflow bits, beyond which they mean nothing.
    static let fdm = Subject(
        "fdm", "Power line frequency (FDM)",
        .documented("MBG-LANTIME-NG-MIB mbgLtNgFdm*, FDM180 setup guide p. 14, 24 and 26; JSON keys and unit modelled"),
        [
            .gauge(
                "lantime_fdm_frequency_hertz", .mainsFrequency, at: "\(place).\(frequency)",
                help: "Frequency of the power line (above 1000 taken as millihertz)."),
            .gauge(
                "lantime_fdm_nominal_frequency_hertz", .mainsFrequency,
                at: "\(place).(nominal-frequency|nominal-freq|nom-freq|nominal)",
                help: "Nominal frequency of the power line (above 1000 taken as millihertz)."),
            .gauge("lantime_fdm_frequency_deviation_hertz", at: "\(place).\(deviation)", help: deviationHelp),
            .gauge(
                "lantime_fdm_frequency_deviation_hertz", .scaled(0.001),
                at: "\(ModulePath.module)[?info.model=fdm*, ?\(frequency)=1000..].\(deviation)",
                "\(module).\(places)[?\(frequency)=1000..].\(deviation)", help: deviationHelp),
            .gauge(
                "lantime_fdm_time_deviation_seconds", .duration(.seconds), at: "\(place).(time-deviation|time-dev|td)",
                help: "Power line time minus reference time.", .modelled("FDM180 setup guide p. 14; not in the MIB")),
            .gauge(
                "lantime_fdm_within_limits", .flag,
                at: "\(place).(frequency-deviation-within-limits|fd-within-limits|frequency-within-limits)",
                help: "Whether a quantity is within the configured limits.", .modelled("FDM180 setup guide p. 24: LEDs A and B")
            ).labelled("quantity", "frequency_deviation"),
            .gauge(
                "lantime_fdm_within_limits", .flag, at: "\(place).(time-deviation-within-limits|td-within-limits)",
                help: "Whether a quantity is within the configured limits.", .modelled("FDM180 setup guide p. 24: LEDs A and B")
            ).labelled("quantity", "time_deviation"),
        ]
            + Entry.bits(
                "lantime_fdm_error", bits,
                in: ["\(place).(errors|error|error-bits|flags)?"], words: ["\(place).(error-byte|error-bits|errors|error-word)"],
                help: "An error bit of the measurement, named in words.", .modelled("FDM180 setup guide p. 26: X1 to X8")))
}
