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
