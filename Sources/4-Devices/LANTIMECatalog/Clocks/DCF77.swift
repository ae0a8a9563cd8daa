import Catalog

extension Subject {
    /// `dcf77` was seen; the other names are those of the receivers' families.
    private static let named = "\(ModulePath.module).(dcf77|pzf|pzf180|msf|wwvb|jjy|am|long-wave|long-wave-receiver|lwr)"
    /// In a long-wave clock, any other object that looks like a receiver.
    private static let receiver = "\(ModulePath.module(of: models)).*[\(sign)]"
    /// A long-wave clock that has the receiver's members itself.
    private static let module = "\(ModulePath.module)[?info.model=\(models), \(sign)]"
    private static let flags = "\(inner).(pcps|pcps-status)"
    private static let models = "pzf*|dcf*|am5*|msf*|wwvb*|jjy*|lwr*"
    private static let sign = "?(correlation|field-strength|corr-info|pcps)"
    /// Members are in the receiver or, as those of captured sources, one level deeper.
    private static let inner = "(info|status|state)?"
    private static let info = "\(inner).(corr-info|correlation-info)"
    private static let antenna = "\(inner).(antenna|antenna-status|antenna-state)"
    /// What is bad comes first: a receiver may say in one place that its antenna is connected, and in a flag that it fails.
    private static let antennaStates: [Candidate] = [
        .flag("(\(antenna)|\(inner)).(short-circuit|ant-short|antenna-short-circuit)", "short_circuit"),
        .flag(in: flags, .pcps, "ant_fail", "disconnected"),
        .word("\(antenna).(status|state)?"),
        .flag("\(antenna).connected", "connected", otherwise: "disconnected"),
        .flag("(\(antenna)|\(inner)).(disconnected|ant-disconn|antenna-disconnected)", "disconnected", otherwise: "connected"),
        .flag(in: flags, .pcps, "ant_fail", otherwise: "connected"),
    ]
    private static let correlationState = "\(info).(status|state), (correlation-status|corr-status|corr-state), (status|state)"

    /// Long-wave receivers: DCF77 by PZF (phase correlation) or AM, MSF, WWVB, JJY.
    ///
    /// The operator watches the field strength, and for PZF the correlation with the expected signal.
    static let dcf77 = Subject(
        "dcf77", "Long-wave receivers (DCF77, MSF, WWVB)",
        .captured("M300 with PZF511; ranges: MBG-LANTIME-NG-MIB mbgLtNgRefclockStatusA and StatusB, 0 to 100"),
        [
            .gauge(
                "lantime_dcf77_correlation_ratio", of: named, receiver, module,
                firstOf: [
                    .field("\(info).(correlation|val)", .bounded(0...100, scale: 0.01)),
                    .field("\(inner).(correlation|val)", .bounded(0...100, scale: 0.01)),
                ],
                help: "How well the received signal matches the expected phase modulation (PZF); absent while the receiver still"
                    + " correlates, when the device reports a count of checks in its place."
            ).when(
                .not(.state(correlationState, .correlationState, ["correlating"])),
                else: "while the receiver correlates, this is a count of checks"),
            .states(
                "lantime_dcf77_correlation_state", .correlationState, of: named, receiver, module,
                firstOf: correlationState.split(separator: ",").map { .word($0.filter { $0 != " " }) },
                help: "What a PZF receiver does with the signal.", .predicted("gpsdefs.h CORR_INFO.status")),
            .gauge(
                "lantime_dcf77_field_strength", of: named, receiver, module,
                firstOf: [.field("\(inner).(field-strength|signal)", .number), .field("\(info).signal", .number)],
                help: "Strength of the received signal as the device reports it, without a unit."
                    + " It grows with the logarithm of the signal; a PZF600 reported 101 of 127.",
                .captured("M300 with PZF511; scale unknown: the MIB says 0 to 100, gpsdefs.h CORR_INFO.signal is a raw byte")),
            .states(
                "lantime_dcf77_antenna_state", .antennaState, of: named, receiver, module, firstOf: antennaStates,
                help: "The receiver's antenna, in its own words or by its flag ant_fail.",
                .predicted("gpsdefs.h and pcpsdefs.h PCPS_ANT_FAIL; words as those of satellite receivers")),
            .info(
                "lantime_dcf77_receiver_info", of: named, receiver, module,
                labels: ["ref_type": "ref-type", "modulation": "type"],
                help: "The kind of receiver."
            ).normalising("ref_type", .references),
        ]
            + Entry.bits(
                "lantime_dcf77_flag", .pcps, at: "\(named).\(flags)", "\(receiver).\(flags)", "\(module).\(flags)", label: "flag",
                help: flagHelp))

    private static let flagHelp =
        "Status bits of the receiver: freer (free running), syncd (was synchronised since it started), dl_enb (daylight saving time),"
        + " dl_ann (change of it announced), ls_ann (leap second announced), utc, iftm (time was set by command), invt (time not"
        + " valid), ant_fail (no antenna), ls_enb (leap second), ls_ann_neg (a negative one announced), sync_pzf (synchronised by"
        + " phase correlation)."
}

extension FlagWord {
    /// With names as labels have them.
    fileprivate static let pcps = FlagWord(
        source: "captures; gpsdefs.h and pcpsdefs.h PCPS_*", prefix: "pcps",
        [
            Flag("freer", 0), Flag("dl_enb", 1), Flag("syncd", 2), Flag("dl_ann", 3), Flag("utc", 4), Flag("ls_ann", 5),
            Flag("iftm", 6), Flag("invt", 7), Flag("ls_enb", 8), Flag("ant_fail", 9, or: "antenna-fail", "antenna-failed"),
            Flag("ls_ann_neg", 10),
            Flag("scale_gps", 11), Flag("scale_tai", 12), Flag("sync_pzf", 13),
        ])
}

extension Vocabulary {
    /// What a PZF receiver does with the signal.
    static let correlationState = Vocabulary(
        "correlation-state", source: "gpsdefs.h CORR_INFO.status: Searching, Correlating, Locked, in this order from 0 on",
        [
            State("searching", "search", numbers: [0]), State("correlating", "correlate", "checking", numbers: [1]),
            State("locked", "fine", numbers: [2]),
        ])
}
