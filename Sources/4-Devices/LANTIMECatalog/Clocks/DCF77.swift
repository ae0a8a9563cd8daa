import Catalog

extension Subject {
    /// `dcf77` was seen; the other names are those of the receivers' families.
    private static let receiver = "\(ModulePath.module).(dcf77|pzf|pzf180|msf|wwvb|jjy|am|long-wave|long-wave-receiver|lwr)"

    private static let correlationState =
        "(correlation-status|correlation-state|corr-status|corr-state), (status|state), (correlation-info|corr-info).(status|state)"

    /// Long-wave receivers: DCF77 by PZF (phase correlation) or AM, MSF, WWVB, JJY.
    ///
    /// The operator watches the field strength, and for PZF the correlation with the expected signal.
    static let dcf77 = Subject(
        "dcf77", "Long-wave receivers (DCF77, MSF, WWVB)",
        .captured("M300 with PZF511; ranges: MBG-LANTIME-NG-MIB mbgLtNgRefclockStatusA and StatusB, 0 to 100"),
        [
            .gauge(
                "lantime_dcf77_correlation_ratio", of: receiver,
                firstOf: [.field("(corr-info|correlation-info)?.(correlation|val)", .percent)],
                help: "How well the received signal matches the expected phase modulation (PZF); absent while the receiver still"
                    + " correlates, when the device reports a count of checks in its place."
            ).when(
                .not(.state(correlationState, .correlationState, ["correlating"])),
                else: "while the receiver correlates, this is a count of checks"),
            .states(
                "lantime_dcf77_correlation_state", .correlationState, of: receiver,
                firstOf: [
                    .word("(correlation-status|correlation-state|corr-status|corr-state)"),
                    .word("(corr-info|correlation-info)?.(status|state)"),
                ],
                help: "What a PZF receiver does with the signal.", .predicted("gpsdefs.h CORR_INFO.status")),
            .gauge(
                "lantime_dcf77_field_strength", of: receiver,
                firstOf: [.field("field-strength", .number), .field("(corr-info|correlation-info)?.signal", .number)],
                help: "Strength of the received signal as the device reports it, without a unit."
                    + " It grows with the logarithm of the signal; a PZF600 reported 101 of 127.",
                .captured("M300 with PZF511; scale unknown: the MIB says 0 to 100, gpsdefs.h CORR_INFO.signal is a raw byte")),
            .gauge(
                "lantime_dcf77_flag", .flag, at: "\(receiver).(pcps|pcps-status).<flag:underscored>",
                help: "Status bits of the receiver: freer (free running), syncd (was synchronised since it started), dl_enb"
                    + " (daylight saving time), dl_ann (change of it announced), ls_ann (leap second announced), utc, iftm (time"
                    + " was set by command), invt (time not valid), ant_fail (no antenna), ls_enb (leap second), ls_ann_neg (a"
                    + " negative one announced), sync_pzf (synchronised by phase correlation)."),
            .info(
                "lantime_dcf77_receiver_info", of: receiver, labels: ["ref_type": "ref-type", "modulation": "type"],
                help: "The kind of receiver."
            ).normalising("ref_type", .references),
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
