import Catalog

extension Subject {
    /// data.syncmon: other time servers and clients that the device measures.
    static let syncMon = Subject(
        "syncmon", "SyncMon",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06), both without nodes"),
        [
            .count(
                "lantime_syncmon_nodes", of: "data.syncmon.nodes", help: "Network nodes that SyncMon measures; it can do 1000."),
            .gauge(
                "lantime_syncmon_update_timestamp_seconds", .timestamp, at: "data.syncmon.last-updated",
                help: "When SyncMon last evaluated its nodes."),
        ])
}
