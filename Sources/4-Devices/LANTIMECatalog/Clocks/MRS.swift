import Catalog

extension Subject {
    private static let source = "\(ModulePath.module).mrs[source]"
    private static let settings = "\(source).info.settings"
    private static let status = "\(source).(info)?.status"
    private static let evidence = Evidence.modelled("the vendor's XMULTI_REF_STATUS (gpsdefs.h, mbgtools-lx); JSON keys modelled")

    private static let bits: [StatusBit] = [
        StatusBit("not-supported", 0), StatusBit("no-connection", 1, or: "no-conn"), StatusBit("no-signal", 2),
        StatusBit("is-master", 3, or: "master"), StatusBit("is-locked", 4, or: "locked"),
        StatusBit("is-accurate", 5, or: "accurate"), StatusBit("not-settled", 6), StatusBit("not-phase-locked", 7),
        StatusBit("number-of-sources-exceeded", 8, or: "num-sources-exceeded|num-src-exc"),
        StatusBit("is-external", 9, or: "external"), StatusBit("low-jitter", 10),
        StatusBit("itu-limit-violated", 11, or: "itu-limits-violated"),
        StatusBit("trusted-source-limit-violated", 12, or: "trs-limit-violated|trs-limits-violated"),
    ]

    /// module.mrs: the prioritised sources of a multi-reference clock. Only their settings have been seen.
    ///
    /// The operator watches which source is master, that those meant as reserve have a signal and are accurate, how far each
    /// is off, and how often its signal went away.
    static let mrs = Subject(
        "mrs", "Multi-reference sources",
        .captured("M300 with PZF511 (settings only)"),
        [
            .info(
                "lantime_mrs_source_settings_info", of: settings, labels: ["ref_type": "id.type", "ref_instance": "id.instance"],
                help: "What is configured for a priority. A default may stand there: a DCF77 clock without GPS says gps."),
            .gauge(
                "lantime_mrs_source_bias_seconds", at: "\(settings).bias", help: "Configured correction of the source.",
                .documented("field: captured at 0; seconds after gpsdefs.h XMULTI_REF_SETTINGS")),
            .gauge(
                "lantime_mrs_source_precision_seconds", at: "\(settings).precision", help: "Configured precision of the source.",
                .documented("field: captured at 0; seconds after gpsdefs.h XMULTI_REF_SETTINGS")),
            .info(
                "lantime_mrs_source_info", of: status,
                labels: ["ref_type": "id.type, type", "ref_instance": "id.instance, instance"],
                help: "The source of a priority.", evidence),
            .gauge(
                "lantime_mrs_source_offset_seconds", .duration(.nanoseconds), at: "\(status).(offset|time-offset)",
                help: "Offset of the source from the clock's time (without a unit: nanoseconds).", evidence),
            .gauge(
                "lantime_mrs_source_quality_level", at: "\(status).(ssm|quality-level)",
                help: "Synchronisation status message that the source carries, as a number.", evidence),
            .counter(
                "lantime_mrs_source_signal_outages_total", at: "\(status).(soc|signal-outage-counter|signal-outages|outages)",
                help: "How often the signal of the source went away.", evidence),
            .gauge(
                "lantime_mrs_source_trusted", .flag, at: "\(status).(trusted|is-trusted|trust)",
                help: "Whether the source is one that others are compared with.",
                .modelled("traps TrustedSourceError and TrustedSourceOk")),
        ]
            + Entry.bits(
                "lantime_mrs_source_state", bits, in: ["\(status).(status|state|flags|bits)?"],
                words: ["\(status).(status|flags|bits|status-bits)"],
                help: "A status bit of a source, named in words.",
                .modelled("XMRS bits of gpsdefs.h, MEINBERG-OS-MIB mbgOsSysrefSrcStateBits")))
}
