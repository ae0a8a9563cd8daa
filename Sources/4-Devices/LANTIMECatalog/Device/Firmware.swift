import Catalog

extension Subject {
    /// data.system.firmware: installed images and packages, and updates.
    static let firmware = Subject(
        "firmware", "Firmware",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06)"),
        [
            .info(
                "lantime_firmware_info", of: "data.system.firmware",
                labels: ["running": "running", "selected": "selected", "image": "fwimage"],
                help: "The firmware that runs and the one that is selected for the next boot; they differ when a reboot is due."),
            .info(
                "lantime_firmware_installed_info", of: "data.system.firmware.firmware[firmware]",
                labels: ["version": "version", "image_type": "type"],
                help: "A firmware that is installed on the device; osv is the one that it was shipped with."),
            .info(
                "lantime_firmware_package_info", of: "data.system.firmware.packages[package]", labels: ["version": "version"],
                help: "Version of a package of the running firmware."),
            .gauge(
                "lantime_firmware_update_in_progress", .flag, at: "data.system.firmware.update.update-in-progress",
                help: "Whether a firmware update is running."),
            .gauge(
                "lantime_firmware_update_progress_ratio", .percent, at: "data.system.firmware.update.update-progress",
                help: "How far the running firmware update is."),
            // Without an update ever, the device reports false: that is not a failure. Times begin with their year.
            .gauge(
                "lantime_firmware_update_last_successful", .flag,
                at: "data.system.firmware.update[?last-update-started=2*].last-update-successful",
                help: "Whether the last firmware update succeeded; absent when there never was one."),
            // An update may be rejected before it starts: only this shows it then.
            .gauge(
                "lantime_firmware_update_error", .remark, at: "data.system.firmware.update.last-update-error",
                help: "Whether the device has an error to report of the last firmware update, also of one that it rejected."),
            .gauge(
                "lantime_firmware_update_last_started_timestamp_seconds", .timestamp,
                at: "data.system.firmware.update.last-update-started", help: "When the last firmware update began."),
            .gauge(
                "lantime_firmware_update_last_ended_timestamp_seconds", .timestamp,
                at: "data.system.firmware.update.last-update-ended", help: "When the last firmware update ended."),
        ],
        ignored: [
            Ignored("data.system.firmware.update.last-update-successful", because: "there was no update yet")
        ])
}
