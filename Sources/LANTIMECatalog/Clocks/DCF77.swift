import Catalog

extension Subject {
    private static let receiver = "\(ModulePath.module).dcf77"

    /// DCF77 receivers: PZF (phase correlation) and AM.
    static let dcf77 = Subject(
        "dcf77", "DCF77 receivers",
        .captured("M300 with PZF511; ranges: MBG-LANTIME-NG-MIB mbgLtNgRefclockStatusA and StatusB, 0 to 100"),
        [
            .gauge(
                "lantime_dcf77_correlation_ratio", .percent, at: "\(receiver).correlation",
                help: "How well the received signal matches the expected phase modulation (PZF)."),
            .gauge(
                "lantime_dcf77_field_strength_ratio", .percent, at: "\(receiver).field-strength",
                help: "Strength of the received signal."),
            .gauge(
                "lantime_dcf77_flag", .flag, at: "\(receiver).pcps.<flag:underscored>",
                help: "Status bits of the receiver: freer (free running), syncd (was synchronised since it started), dl_enb"
                    + " (daylight saving time), dl_ann (change of it announced), ls_ann (leap second announced), utc, iftm (time"
                    + " was set by command), invt (time not valid)."),
            .info(
                "lantime_dcf77_receiver_info", of: receiver, labels: ["ref_type": "ref-type", "modulation": "type"],
                help: "The kind of receiver."),
        ])
}
