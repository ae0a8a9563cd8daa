import Catalog

extension Subject {
    /// data.system: the operating system of the device.
    static let system = Subject(
        "system", "System",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06)"),
        [
            .gauge(
                "lantime_system_uptime_seconds", .unsigned(1), at: "data.system.uptime", help: "Time since the device booted."),
            .gauge(
                "lantime_system_time_timestamp_seconds", of: "data.system",
                firstOf: [.field("current-time-iso", .timestamp), .field("current-time", .timestamp)],
                help: "The device's time of day when it last gathered its status, with a resolution of a millisecond."),
            .gauge(
                "lantime_system_status_gathered_timestamp_seconds", .timestamp, at: "data.system.api-last-update",
                help: "When the device last gathered the values that its REST API serves; newer firmware only."),
            .gauge(
                "lantime_system_load1", .listed(0), at: "data.system.cpuload", help: "Load average over 1 minute."),
            .gauge(
                "lantime_system_load5", .listed(1), at: "data.system.cpuload", help: "Load average over 5 minutes."),
            .gauge(
                "lantime_system_load15", .listed(2), at: "data.system.cpuload", help: "Load average over 15 minutes."),
            .gauge(
                "lantime_system_memory_total_bytes", .kilobytesBefore("total"), at: "data.system.memory",
                help: "Size of the main memory."),
            .gauge(
                "lantime_system_memory_free_bytes", .kilobytesBefore("free"), at: "data.system.memory",
                help: "Main memory that is free."),
            .gauge(
                "lantime_system_position_latitude_degrees", .coordinate(0), at: "data.system.position",
                help: "Latitude that the device has stored; also devices without a GNSS receiver have one."),
            .gauge(
                "lantime_system_position_longitude_degrees", .coordinate(1), at: "data.system.position",
                help: "Longitude that the device has stored."),
            .gauge(
                "lantime_system_position_update_timestamp_seconds", .timestamp, at: "data.system.last-position-update",
                help: "When the stored position was last updated."),
            .gauge(
                "lantime_system_last_configuration_change_uptime_seconds", .unsigned(1), at: "data.system.last-config-change",
                help: "Uptime at the last change of the configuration, as the device reports it. Its meaning is not certain:"
                    + " do not alert on it, use the event device-configuration-changed."),
        ])
}
