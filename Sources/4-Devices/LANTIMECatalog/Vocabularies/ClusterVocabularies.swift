import Catalog

// MBG-LANTIME-NG-MIB gives names and numbers; that REST uses the names as slugs is inferred.

extension Vocabulary {
    static let clusterPortState = Vocabulary(
        "cluster-port-state", source: "MBG-LANTIME-NG-MIB mbgLtNgClusterPortState",
        [State("master", numbers: [1]), State("slave", numbers: [2]), State("listening", numbers: [3])])

    static let clusterClockStatus = Vocabulary(
        "cluster-clock-status", source: "MBG-LANTIME-NG-MIB mbgLtNgClusterClockStatus",
        [
            State("normal_operation", numbers: [1]), State("free_running_or_tracking", numbers: [2]),
            State("antenna_failure", numbers: [3]), State("invalid", numbers: [4]),
        ])

    static let clusterClockClass = Vocabulary(
        "cluster-clock-class", source: "MBG-LANTIME-NG-MIB mbgLtNgClusterClockClass",
        [
            State("gps", numbers: [3]), State("pzf", numbers: [4]), State("am", numbers: [5]), State("irig", numbers: [6]),
            State("pps", numbers: [7]), State("ptp", numbers: [8]), State("ntp", numbers: [9]), State("e1", numbers: [10]),
            State("rdt", numbers: [11]),
        ])

    static let clusterReconfiguration = Vocabulary(
        "cluster-reconfiguration", source: "capture M600: currently-none; MBG-LANTIME-NG-MIB mbgLtNgClusterReconfigurationState",
        [
            State("normal", "currently-none", "none", numbers: [1]), State("master_to_slave", numbers: [2]),
            State("slave_to_master", numbers: [3]),
        ])

    static let syncTeamMode = Vocabulary(
        "syncteam-mode", source: "captures: disabled; others modelled after master and member in the same object",
        [State("disabled", "off"), State("master"), State("member", "slave", "client"), State("automatic", "auto", "enabled")])
}
