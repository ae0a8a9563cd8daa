import Catalog

extension Subject {
    /// SyncMon can measure 1000 nodes; 500 of them make some 5000 series, which is as much as a device should cost. Those that are
    /// not in order come first, and all are counted by state.
    private static let node = "data.syncmon.nodes[node=object-id|address|ip-address|host|hostname|name, first 500]"
    private static let place = "\(node).(status|state|statistics|result|measurement)?"
    private static let states: [Candidate] = [
        .word("(state|node-state|limit-state)"), .word("(status|result)"),
        .word("(state|status|result).(state|status|text|code)"),
        .flag("(reachable|is-reachable|reachability)", otherwise: "not_reachable"),
        .flag(
            "(status|state|statistics|result|measurement).(reachable|is-reachable|reachability)", otherwise: "not_reachable"),
    ]
    private static let stateEvidence = Evidence.documented(
        "LCES LTOS 7 manual p. 149: status file; JSON key modelled")
    private static let unit = Evidence.documented(
        "DataMiner Modular, SyncMon Node: one object for each node; mbgNMS 1.1.0: nanoseconds; JSON keys modelled")

    /// data.syncmon: other time servers and clients that the device measures.
    ///
    /// The operator watches which nodes do not answer and whose offset leaves its limits.
    static let syncMon = Subject(
        "syncmon", "SyncMon",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06), both without nodes"),
        [
            .count(
                "lantime_syncmon_nodes", of: "data.syncmon.nodes", help: "Network nodes that SyncMon measures; it can do 1000."),
            .gauge(
                "lantime_syncmon_update_timestamp_seconds", .timestamp, at: "data.syncmon.last-updated",
                help: "When SyncMon last evaluated its nodes."),
            time(
                "lantime_syncmon_node_offset_seconds", "offset|last-offset|time-offset|current-offset",
                "Offset of the node from the device's time when it was last measured"),
            time(
                "lantime_syncmon_node_mean_offset_seconds", "mean-offset|offset-mean|average-offset|mean|average",
                "Mean offset of the node"),
            time(
                "lantime_syncmon_node_minimum_offset_seconds", "min-offset|offset-min|minimum-offset|min",
                "Smallest offset of the node in the device's statistics"),
            time(
                "lantime_syncmon_node_maximum_offset_seconds", "max-offset|offset-max|maximum-offset|max",
                "Greatest offset of the node in the device's statistics"),
            time("lantime_syncmon_node_delay_seconds", "delay|path-delay|mean-path-delay", "Delay to the node"),
            .states(
                "lantime_syncmon_node_state", .syncMonState, of: node,
                firstOf: states, help: "What SyncMon finds of the node.", stateEvidence
            ).quiet(in: "normal"),
            .count(
                "lantime_syncmon_nodes_by_state", of: "data.syncmon.nodes", by: "state", .syncMonState, firstOf: states,
                help: "Network nodes in each state, also of those for which there are no further series.", stateEvidence),
            .gauge(
                "lantime_syncmon_node_reachable", .flag, at: "\(place).(reachable|is-reachable|reachability)",
                help: "Whether the node answers.",
                .modelled("LCES LTOS 7 manual p. 149: nodes that do not answer are in error")),
            .gauge(
                "lantime_syncmon_node_stratum", .octet, at: "\(place).stratum", help: "Stratum of the node (NTP).",
                .modelled("nodes are measured by NTP or PTP")),
            .info(
                "lantime_syncmon_node_info", of: node,
                labels: [
                    "name": "(name|alias|hostname|host)", "address": "(address|ip-address|ip)",
                    "protocol": "(protocol|type|node-type|measurement)",
                ],
                help: "Name and address of the node, and how it is measured.", unit),
        ])

    /// A time that is measured of a node.
    private static func time(_ metric: String, _ keys: String, _ help: String) -> Entry {
        .gauge(
            metric, .nanosecondsOrSeconds, at: "\(place).(\(keys))",
            help: help + " (without a unit: nanoseconds, or seconds where it is a fraction below one).", unit)
    }
}

extension Vocabulary {
    fileprivate static let syncMonState = Vocabulary(
        "syncmon-state",
        source: "LCES LTOS 7 manual p. 149, node status file: 0 Normal Operation, 3 Error:Not reachable; others modelled",
        [
            State("normal", "normal-operation", "ok", "reachable", numbers: [0]),
            State("not_reachable", "error-not-reachable", "unreachable", "no-response", "timeout", "offline", numbers: [3]),
            State(
                "limit_exceeded", "offset-limit-exceeded", "error-limit-exceeded", "error-offset-limit-exceeded",
                "out-of-limits", "alarm"),
            State("initializing", "init", "starting", "waiting", "no-data-yet"),
        ])
}
