import Catalog

// What a PTP instance counts and measures over a while.
extension Entry {
    private static let counters =
        "\(PTPPath.instance).**.(cntrs|pkt-cntrs|packet-counters|counters)"
    private static let predicted = Evidence.predicted("gpsdefs.h MBG_PTP_NG_INSTC_PKT_CNTRS")

    /// Messages by their names, as the device counts them. Sums are left out: they would count everything twice.
    static let ptpMessages: [Entry] = [
        total("receive", "rx", "(rx|received)", "received"), total("transmit", "tx", "(tx|sent)", "sent"),
        rate("receive", "rx", "(rx|received)", "received"), rate("transmit", "tx", "(tx|sent)", "sent"),
        .counter(
            "lantime_ptp_receive_management_errors_total", at: "\(counters).rx-management-err",
            "\(counters).(rx|received).management-err", help: "PTP management messages received with errors.", predicted),
        .counter(
            "lantime_ptp_announce_timeouts_total", at: "\(counters).(ann-receipt-timeout|announce-receipt-timeout)",
            help: "How often no announce message came in time.", predicted),
    ]

    private static func total(_ name: String, _ prefix: String, _ keys: String, _ done: String) -> Entry {
        .counter(
            "lantime_ptp_\(name)_packets_total", at: "\(counters).\(prefix)-<message:underscored>",
            "\(counters).\(keys).<message:underscored>", "\(counters).<message:underscored>.\(keys)",
            help: "PTP messages \(done), by kind.", predicted)
    }

    private static func rate(_ name: String, _ prefix: String, _ keys: String, _ done: String) -> Entry {
        .gauge(
            "lantime_ptp_\(name)_packets_per_second", at: "\(counters).\(prefix)-<message:underscored>-per-sec",
            "\(counters).\(keys).<message:underscored>-per-sec",
            help: "PTP messages \(done) in a second, by kind, as the device counts them.", predicted)
    }

    /// What of the counters is left out.
    static let ptpSums = Ignored(
        "\(counters).(rx-all|tx-all|rx-all-per-sec|tx-all-per-sec|rx-total|tx-total)",
        "\(counters).(rx|tx|received|sent).(all|total|all-per-sec|total-per-sec)",
        because: "a sum over all kinds of messages")

    /// Delays in both directions: their spread shows what the network does to the time.
    static let ptpDelays: [Entry] = ["m2s", "s2m"].flatMap { direction in
        ["min", "mean", "median", "std-dev"].map { statistic in
            .gauge(
                "lantime_ptp_delay_seconds", of: PTPPath.instance,
                firstOf: [.field("**.\(direction)-delay.\(statistic)", .nanosecondsOrSeconds)],
                help: "Delay of messages from the master (m2s) or to it (s2m), and how it spreads (without a unit: nanoseconds).",
                .predicted("gpsdefs.h MBG_PTP_NG_INSTC_STATUS.m2s_delay and s2m_delay")
            ).when(
                .all([PTPPath.measures, PTPPath.isNotDenied("\(direction)-delay-valid")]),
                else: "the delay is not valid"
            ).labelled("direction", direction).labelled("statistic", statistic.split(separator: "-").joined(separator: "_"))
        }
    }
}
