import Catalog

extension Subject {
    /// A level to which nothing is assigned has the bits no-connection and no-signal, which are not faults.
    private static let empty = "none|empty|unused|unassigned|not-assigned|unspecified|-1|255"
    private static let list = "\(ModulePath.module).(mrs|xmr|xmulti-ref)"
    private static let level =
        "\(list)[source, ?!(info)?.settings.id.type=\(empty), ?!(info)?.status.id.type=\(empty)]"
    private static let settings = "\(list)[source].(info)?.settings"
    private static let status = "\(level).(info)?.status"
    private static let statistics = "\(level).(info)?.(stats|statistics|xmr-stats)"
    private static let evidence = Evidence.predicted("gpsdefs.h XMULTI_REF_STATUS")
    private static let seconds = Evidence.documented("field: captured at 0; seconds after gpsdefs.h XMULTI_REF_SETTINGS")

    /// module.mrs: the prioritised sources of a multi-reference clock. Only their settings have been seen.
    ///
    /// The operator watches which source is master, that those meant as reserve have a signal and are accurate, how far each
    /// is off, and how often its signal went away. Times are the vendor's NANO_TIME: a number of seconds, as the bias was
    /// captured, or an object of seconds and nanoseconds.
    static let mrs = Subject(
        "mrs", "Multi-reference sources",
        .captured("M300 with PZF511 (settings only)"),
        [
            .info(
                "lantime_mrs_source_settings_info", of: settings, labels: ["ref_type": "id.type", "ref_instance": "id.instance"],
                help: "What is configured for a priority. It may be a default: a DCF77 clock without GPS says gps."
            ).normalising("ref_type", .references),
            .gauge(
                "lantime_mrs_source_bias_seconds", .duration(.seconds), at: "\(settings).bias",
                help: "Configured correction of the source.", seconds),
            .gauge(
                "lantime_mrs_source_precision_seconds", .duration(.seconds), at: "\(settings).precision",
                help: "Configured precision of the source.", seconds),
            .gauge(
                "lantime_mrs_source_trusted", of: settings,
                firstOf: [.field("(flags)?.is-trusted-src", .flag), .field("flags", .flagOf(.mrsSettings, "is-trusted-src"))],
                help: "Whether the source is one that others are compared with.",
                .predicted("gpsdefs.h XMRSF_BIT_IS_TRUSTED_SRC")),
            .info(
                "lantime_mrs_source_info", of: status,
                labels: ["ref_type": "id.type, type", "ref_instance": "id.instance, instance"],
                help: "The source of a priority.", evidence
            ).normalising("ref_type", .references),
            .gauge(
                "lantime_mrs_source_offset_seconds", .duration(.seconds), at: "\(status).(offset|time-offset)",
                help: "Offset of the source from the clock's time (without a unit: seconds).", evidence),
            .gauge(
                "lantime_mrs_source_quality_level", of: status,
                firstOf: [.field("ssm", .number), .field("ssm", .stateNumber(.ssm, Vocabulary.ssmNumbers))],
                help: "Synchronisation status message that the source carries, as a number.", evidence),
            .counter(
                "lantime_mrs_source_signal_outages_total", at: "\(status).(soc|signal-outage-counter)",
                help: "How often the signal of the source went away.", evidence),
            quality("tdev", shift: 0), quality("mtie", shift: 2),
            .info(
                "lantime_mrs_source_limit_info", of: level,
                labels: ["itu_limit": "(info)?.(ql-settings|quality-settings|settings)?.(ql-mask|itu-mask|itu-limit)"],
                help: "The limits of the ITU that the source is checked against.",
                .predicted("gpsdefs.h XMR_QL_SETTINGS.ql_mask, ITU_LIMITS")
            ).normalising("itu_limit", .ituLimits),
            .gauge(
                "lantime_mrs_source_automatic_bias_seconds", of: statistics, firstOf: [.field("auto-bias", .duration(.seconds))],
                help: "Bias of the source that the clock found by itself (without a unit: seconds).",
                .predicted("gpsdefs.h XMR_STATS.auto_bias")
            ).when(
                .not(
                    .any([
                        .bit("flags", .mrsStatistics, "automatic-bias-valid", false), .flag("(flags)?.auto-bias-valid", false),
                    ])), else: "the device says that it is not valid"),
        ]
            + Entry.bits(
                "lantime_mrs_source_state", .mrsStatus, at: status, "\(status).(status|state|bits|status-bits)",
                help: "A status bit of a source, named in words.",
                .predicted("gpsdefs.h XMRS_BIT_*; MEINBERG-OS-MIB mbgOsSysrefSrcStateBits"))
            + [
                ("mean_offset", "last-mue", "Mean offset of the source in the last interval"),
                ("offset_deviation", "last-sigma", "Standard deviation of the source's offset in the last interval"),
                ("maximum_offset", "last-max", "Greatest offset of the source in the last interval"),
                ("minimum_offset", "last-min", "Smallest offset of the source in the last interval"),
                ("step_compensation", "step-comp-val", "What is subtracted for a step of the source"),
            ].map { name, key, help in
                .gauge(
                    "lantime_mrs_source_\(name)_seconds", .duration(.seconds), at: "\(statistics).\(key)",
                    help: "\(help) (without a unit: seconds).", .predicted("gpsdefs.h XMR_STATS"))
            }
            + Entry.bits(
                "lantime_mrs_source_statistics_flag", .mrsStatistics, at: statistics, "\(statistics).flags", label: "flag",
                help: "What the clock found in the offsets of a source: a step, that it is compensated, a valid bias.",
                .predicted("gpsdefs.h XMR_STATS.flags")),
        ignored: [
            Ignored(
                "\(list)[source, ?(info)?.settings.id.type=\(empty)].(info)?.(status|stats|statistics|xmr-stats).**",
                "\(list)[source, ?(info)?.status.id.type=\(empty)].(info)?.(status|stats|statistics|xmr-stats).**",
                because: "nothing is assigned to this level")
        ])

    /// How the source keeps within limits, as a colour. Two bits of the flags for each kind of limit.
    private static func quality(_ kind: String, shift: Int) -> Entry {
        .states(
            "lantime_mrs_source_quality", .mrsQuality, of: status,
            firstOf: [
                .word("(flags)?.(\(kind)|\(kind)-quality|\(kind)-ql|ql-\(kind))"),
                .field("flags", .bits(shift: shift, mask: 3)),
            ],
            help: "How well the source keeps within the limits of a kind: green, yellow or red.",
            .predicted("gpsdefs.h XMULTI_REF_STATUS.flags, XMR_QL_*")
        ).labelled("limit", kind)
    }
}
