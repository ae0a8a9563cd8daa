import Catalog

// What the data sets of IEEE 1588 say of a PTP instance, its master and its time.
extension Entry {
    private static let instance = PTPPath.instance
    private static let offset = "(offset-from-master|offset-from-gm|offset-from-grandmaster|offset)"
    private static let quality = "(grandmaster-clock-quality|grandmaster)"
    private static let timeSet = "(time-properties-ds|time-properties|tprop-ds)"

    static let ptpDataSets: [Entry] = [
        nanoseconds(
            "offset_from_master", ["**.\(PTPPath.currentSet).\(offset)", "\(PTPPath.own).\(offset)"],
            "Offset from the grandmaster (without a unit: nanoseconds)."
        ).when(PTPPath.measures, else: PTPPath.notMeasuring),
        nanoseconds("mean_path_delay", ["**.(mean-path-delay|path-delay)"], delayHelp).when(
            .all([PTPPath.measures, .not(PTPPath.isPeerToPeer)]),
            else: "\(PTPPath.notMeasuring), or the delay is that of the link"),
        nanoseconds("mean_path_delay", [PTPPath.peerDelay], delayHelp)
            .when(.all([PTPPath.measures, PTPPath.isPeerToPeer]), else: "valid only with the delay mechanism P2P"),
        nanoseconds(
            "delay_asymmetry", ["**.delay-asymmetry"],
            "Configured difference of the delays in both directions (without a unit: nanoseconds).",
            .documented("mbgLtNgPtpDelayAsymmetry")),
        number(
            "clock_class",
            ["**.\(PTPPath.defaultSet).(clock-quality)?.clock-class", "\(PTPPath.own).(clock-quality|clock)?.clock-class"],
            "Clock class that the instance announces: 6 locked, 7 holdover, 52 or more degraded, 248 default, 255 slave."),
        number(
            "grandmaster_clock_class",
            ["**.\(quality).clock-class", "**.(parent-clock-class|gm-clock-class|grandmaster-clock-class)"],
            "Clock class of the grandmaster that the instance follows."),
        number(
            "utc_offset_seconds", ["**.(current-utc-offset|utc-offset)"],
            "Difference between PTP's time scale (TAI) and UTC; absent where the device says that it is not valid.", .number
        ).when(.not(PTPPath.hasInvalidOffset), else: "the offset is not valid"),
        number(
            "steps_removed", ["**.steps-removed"], "How many boundary clocks lie between the instance and the grandmaster."),
    ]

    static let ptpGrandmaster = Entry.info(
        "lantime_ptp_grandmaster_info", of: instance,
        labels: [
            "grandmaster_identity":
                "**.(grandmaster-identity|gm-id|grandmaster-uuid), grandmaster, grandmaster.(identity|clock-identity)",
            "clock_accuracy":
                "**.\(quality).clock-accuracy, (parent-ds|status)?.clock-accuracy,"
                + "**.\(PTPPath.defaultSet).(clock-quality)?.clock-accuracy, **.clock-quality.clock-accuracy",
            "time_source": "**.time-source",
        ],
        help: "The grandmaster of the domain and what is announced of its time."
    ).normalising("time_source", .ptpTimeSources)

    static let ptpTimeProperties = Entry.bits(
        "lantime_ptp_time_property", .timeProperties, at: "\(instance).**.\(timeSet)", "\(instance).**.\(timeSet).flags",
        label: "property", help: "What the instance announces of its time, such as whether it can be traced to a source.",
        .predicted("gpsdefs.h MBG_PTP_V2_NG_TPROP_DS_FLAG_*"))

    static let ptpSettings = Ignored(
        "\(instance).**.\(PTPPath.defaultSet).(number-ports|priority-1|priority-2|slave-only)",
        "\(instance).**.(clock-quality|grandmaster-clock-quality).log-variance",
        "\(instance).**.(parent-ds|parent-data-set).(grandmaster-priority-1|grandmaster-priority-2)",
        "\(instance).**.(port-ds|port-data-set).(announce-receipt-timeout|version-number)", "\(instance).**.ptp-prot-version",
        because: "a setting, or what the choice of a grandmaster is made with")

    private static let delayHelp = "Delay of the network to the master (without a unit: nanoseconds)."

    private static func nanoseconds(
        _ name: String, _ fields: [String], _ help: String, _ evidence: Evidence? = nil
    ) -> Entry {
        .gauge(
            "lantime_ptp_\(name)_seconds", of: instance, firstOf: fields.map { .field($0, .nanosecondsOrSeconds) }, help: help,
            evidence)
    }

    private static func number(
        _ name: String, _ fields: [String], _ help: String, _ reader: Reader = .unsigned(1)
    ) -> Entry {
        .gauge("lantime_ptp_\(name)", of: instance, firstOf: fields.map { .field($0, reader) }, help: help)
    }
}
