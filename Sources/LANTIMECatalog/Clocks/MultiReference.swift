import Catalog

extension Subject {
    private static let settings = "\(ModulePath.module).mrs[source].info.settings"

    /// module.mrs: the prioritised sources of a multi-reference clock. Only their settings have been seen.
    static let multiReference = Subject(
        "mrs", "Multi-reference sources",
        .captured("M300 with PZF511 (settings only)"),
        [
            .info(
                "lantime_mrs_source_settings_info", of: settings, labels: ["ref_type": "id.type", "instance": "id.instance"],
                help: "What is configured for a priority. A default may stand there: a DCF77 clock without GPS says gps."),
            .gauge(
                "lantime_mrs_source_bias_seconds", at: "\(settings).bias", help: "Configured correction of the source.",
                .documented("field: captured at 0; seconds after gpsdefs.h XMULTI_REF_SETTINGS")),
            .gauge(
                "lantime_mrs_source_precision_seconds", at: "\(settings).precision", help: "Configured precision of the source.",
                .documented("field: captured at 0; seconds after gpsdefs.h XMULTI_REF_SETTINGS")),
        ])
}
