import Catalog

extension Subject {
    /// What the device says about itself and its API, outside of `data`.
    static let device = Subject(
        "device", "Device identity",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06)"),
        [
            .info(
                "lantime_device_info", of: ".",
                labels: [
                    "model": "system-information.model",
                    "serial_number": "system-information.serial-number",
                    "firmware_version": "system-information.version",
                    "api_version": "data.rest-api.api-version, data.status.rest-api.api-version, system-information.api-version",
                    "hostname": "system-information.hostname",
                ],
                help: "Model, serial number, firmware, REST API version and host name of the device."),
            .gauge(
                "lantime_pending_configuration_changes", .unsigned(1), at: "changes.pending-changes",
                help: "Configuration changes that are staged but not applied yet."),
            .gauge(
                "lantime_status_rendered_timestamp_seconds", .timestamp, at: "system-information.time-stamp",
                help: "When the device rendered this document, by its own clock (taken as UTC)."),
        ],
        ignored: [
            Ignored("data.object-id", because: "names the resource that was asked for"),
            Ignored("links.**", because: "links of the API; the host is always localhost"),
            Ignored("system-information.api-version", because: "data.rest-api.api-version has the same value without the banner"),
        ])
}
