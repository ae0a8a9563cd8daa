import Catalog

extension Subject {
    private static let member = "data.network.interfaces[interface=ifname].cluster.<family>[?enabled=true]"

    /// data.network.interfaces[].cluster: NTP clusters, in which one device of several answers.
    static let cluster = Subject(
        "cluster", "NTP cluster",
        .documented("M600 (LTOS 7.10) with cluster mode off; states: MBG-LANTIME-NG-MIB mbgLtNgCluster*"),
        [
            .gauge(
                "lantime_cluster_enabled", .flag, at: "data.network.interfaces[interface=ifname].cluster.<family>.enabled",
                help: "Whether cluster mode is on for the interface.", .captured("M600 (LTOS 7.10)")),
            .states(
                "lantime_cluster_port_state", .clusterPortState, at: "\(member).port-state",
                help: "Role of the device in the cluster."),
            .states(
                "lantime_cluster_clock_status", .clusterClockStatus, at: "\(member).clock-status",
                help: "Status of the device's reference as the cluster sees it."),
            .states(
                "lantime_cluster_clock_class", .clusterClockClass, at: "\(member).clock-class",
                help: "Kind of the device's reference as the cluster sees it."),
            .states(
                "lantime_cluster_reconfiguration_state", .clusterReconfiguration, at: "\(member).reconfig-state",
                help: "Whether the device is changing its role."),
            .gauge("lantime_cluster_master_priority", at: "\(member).master-priority", help: "Priority of the cluster's master."),
            .gauge(
                "lantime_cluster_update_timestamp_seconds", .timestamp, at: "\(member).timestamp",
                help: "When the cluster's state was last updated."),
            .info(
                "lantime_cluster_info", of: member,
                labels: [
                    "cluster_ip": "cluster-ip", "communication_ip": "communication-ip", "master_ip": "master-ip",
                    "master_serial": "master-serial", "ntp_status": "ntp-status",
                ],
                help: "Addresses of the cluster and its master."),
        ],
        ignored: [
            Ignored("data.network.interfaces[].cluster.*[?enabled!=true].*", because: "cluster mode is off")
        ])
}

extension Vocabulary {
    fileprivate static let clusterPortState = Vocabulary(
        "cluster-port-state", source: "MBG-LANTIME-NG-MIB mbgLtNgClusterPortState",
        [State("master", numbers: [1]), State("slave", numbers: [2]), State("listening", numbers: [3])])

    fileprivate static let clusterClockStatus = Vocabulary(
        "cluster-clock-status", source: "MBG-LANTIME-NG-MIB mbgLtNgClusterClockStatus",
        [
            State("normal_operation", numbers: [1]), State("free_running_or_tracking", numbers: [2]),
            State("antenna_failure", numbers: [3]), State("invalid", numbers: [4]),
        ])

    fileprivate static let clusterClockClass = Vocabulary(
        "cluster-clock-class", source: "MBG-LANTIME-NG-MIB mbgLtNgClusterClockClass",
        [
            State("gps", numbers: [3]), State("pzf", numbers: [4]), State("am", numbers: [5]), State("irig", numbers: [6]),
            State("pps", numbers: [7]), State("ptp", numbers: [8]), State("ntp", numbers: [9]), State("e1", numbers: [10]),
            State("rdt", numbers: [11]),
        ])

    fileprivate static let clusterReconfiguration = Vocabulary(
        "cluster-reconfiguration", source: "capture M600: currently-none; MBG-LANTIME-NG-MIB mbgLtNgClusterReconfigurationState",
        [
            State("normal", "currently-none", "none", numbers: [1]), State("master_to_slave", numbers: [2]),
            State("slave_to_master", numbers: [3]),
        ])
}
