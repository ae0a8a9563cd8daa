import Catalog

extension Subject {
    /// A level to which nothing is assigned has the bits no-connection and no-signal, which are no fault.
    private static let empty = "none|empty|unassigned|not-assigned|unspecified"
    private static let level =
        "\(ModulePath.module).mrs[source, ?!info.settings.id.type=\(empty), ?!(info)?.status.id.type=\(empty)]"
    private static let settings = "\(ModulePath.module).mrs[source].(info)?.settings"
    private static let status = "\(level).(info)?.status"
    private static let statistics = "\(level).(info)?.(stats|statistics|xmr-stats)"
    private static let evidence = Evidence.predicted("gpsdefs.h XMULTI_REF_STATUS")

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
                help: "What is configured for a priority. A default may stand there: a DCF77 clock without GPS says gps."
            ).normalising("ref_type", .references),
            .gauge(
                "lantime_mrs_source_bias_seconds", .duration(.seconds), at: "\(settings).bias",
                help: "Configured correction of the source.",
                .documented("field: captured at 0; seconds after gpsdefs.h XMULTI_REF_SETTINGS")),
            .gauge(
                "lantime_mrs_source_precision_seconds", .duration(.seconds), at: "\(settings).precision",
                help: "Configured precision of the source.",
                .documented("field: captured at 0; seconds after gpsdefs.h XMULTI_REF_SETTINGS")),
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
                "lantime_mrs_source_quality_level", at: "\(status).ssm",
                help: "Synchronisation status message that the source carries, as a number.", evidence),
            .counter(
                "lantime_mrs_source_signal_outages_total", at: "\(status).(soc|signal-outage-counter)",
                help: "How often the signal of the source went away.", evidence),
            quality("tdev", shift: 0), quality("mtie", shift: 2),
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
                ("automatic_bias", "auto-bias", "Bias of the source that the clock found by itself"),
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
                "\(ModulePath.module).mrs[source, ?info.settings.id.type=\(empty)].(info)?.(status|stats|statistics|xmr-stats).**",
                "\(ModulePath.module).mrs[source, ?(info)?.status.id.type=\(empty)].(info)?.(status|stats|statistics|xmr-stats).**",
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

extension FlagWord {
    fileprivate static let mrsStatus = FlagWord(
        source: "gpsdefs.h XMRS_BIT_* and their texts",
        [
            Flag("not-supported", 0, or: "not-supp", "ref-type-not-supported"),
            Flag("no-connection", 1, or: "no-conn"), Flag("no-signal", 2), Flag("is-master", 3, or: "master"),
            Flag("is-locked", 4, or: "locked"), Flag("is-accurate", 5, or: "accurate"), Flag("not-settled", 6),
            Flag("not-phase-locked", 7, or: "phase-not-locked"),
            Flag("number-of-sources-exceeded", 8, or: "num-src-exc", "number-sources-exceeds-limit"),
            Flag("is-external", 9, or: "external"), Flag("low-jitter", 10),
            Flag("itu-limit-violated", 11, or: "itu-limits-violated"),
            Flag("trusted-source-limit-violated", 12, or: "trs-limit-violated", "trs-limits-violated"),
        ])

    fileprivate static let mrsSettings = FlagWord(
        source: "gpsdefs.h XMRSF_BIT_*, whose places are not known", [Flag("is-trusted-src"), Flag("use-trusted-src")])

    fileprivate static let mrsStatistics = FlagWord(
        source: "gpsdefs.h XMR_STATS.flags and their texts",
        [
            Flag("step-detected", 0), Flag("step-compensated", 1, or: "step-comp"),
            Flag("automatic-bias-valid", 2, or: "auto-bias-valid"),
        ])
}

extension Vocabulary {
    fileprivate static let mrsQuality = Vocabulary(
        "mrs-quality", source: "gpsdefs.h XMR_QL_*: unknown 0, green 1, yellow 2, red 3",
        [State("green", numbers: [1]), State("yellow", numbers: [2]), State("red", numbers: [3])])
}
