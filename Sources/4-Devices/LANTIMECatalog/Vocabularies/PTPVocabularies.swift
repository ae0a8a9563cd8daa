import Catalog

extension Vocabulary {
    static let ptpPortState = Vocabulary(
        "ptp-port-state",
        source: "MBG-LANTIME-NG-MIB mbgLtNgPtpPortState, the numbers of IEEE 1588; mbgNMS 1.1.0: an HPS100 reported 9 for slave",
        [
            State("uninitialized", "uninitialised", "not-initialized", numbers: [0]),
            State("initializing", "initialising", "init", numbers: [1]), State("faulty", "fault", numbers: [2]),
            State("disabled", numbers: [3]), State("listening", numbers: [4]), State("pre_master", numbers: [5]),
            State("master", numbers: [6]), State("passive", numbers: [7]),
            State("uncalibrated", numbers: [8]), State("slave", numbers: [9]),
        ])

    static let synceQuality = Vocabulary(
        "synce-quality", source: "MBG-LANTIME-NG-MIB mbgLtNgCfgPtpSyncEInputSsm; QL- names: ITU-T G.781",
        [
            State("unknown_quality", "stu-ukn", "stu", "ql-stu", numbers: [0]), State("prs", "ql-prs", numbers: [1]),
            State("prc", "ql-prc", numbers: [2]), State("ssu_a", "ssu-a-tnc", "tnc", "ql-ssu-a", "ql-tnc", numbers: [4]),
            State("st2", "ql-st2", numbers: [7]), State("ssu_b", "ql-ssu-b", numbers: [8]),
            State("eec2", "eec2-st3", "st3", "ql-eec2", "ql-st3", numbers: [10]),
            State("eec1", "eec1-sec", "sec", "ql-eec1", "ql-sec", numbers: [11]), State("smc", "ql-smc", numbers: [12]),
            State("st3e", "ql-st3e", numbers: [13]), State("prov", "ql-prov", numbers: [14]),
            State("do_not_use", "dnu", "dus", "dnu-dus", "ql-dnu", "ql-dus", numbers: [15]),
        ])
}
