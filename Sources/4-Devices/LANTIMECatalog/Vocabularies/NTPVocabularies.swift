import Catalog

// ntpd's own enumerations (control messages); the numbers are those of the status words.

extension Vocabulary {
    static let leapState = Vocabulary(
        "leap-state", source: "captures: none; ntpd",
        [
            State("none", "leap-none", "no-warning", numbers: [0]),
            State("add_second", "add-sec", "leap-add-sec", numbers: [1]),
            State("delete_second", "del-sec", "leap-del-sec", numbers: [2]),
            State("alarm", "leap-alarm", "not-in-sync", "unsynchronized", numbers: [3]),
        ])

    static let teamLeapState = Vocabulary(
        "team-leap-state", source: "captures: no-leapsecond, no-leap-second; others modelled",
        [
            State("none", "no-leapsecond", "no-leap-second"),
            State("add_second", "add-leapsecond", "insert-leapsecond", "leapsecond-announced"),
            State("delete_second", "delete-leapsecond", "remove-leapsecond"),
        ])

    static let ntpClockSource = Vocabulary(
        "ntp-clock-source", source: "captures: uhf-radio, lf-radio; ntpd",
        [
            State("unspecified", "unspec", numbers: [0]), State("pps", numbers: [1]), State("lf_radio", numbers: [2]),
            State("hf_radio", numbers: [3]), State("uhf_radio", numbers: [4]), State("local", numbers: [5]),
            State("ntp", numbers: [6]), State("other", numbers: [7]), State("wristwatch", numbers: [8]),
            State("telephone", numbers: [9]),
        ])

    static let peerSelection = Vocabulary(
        "peer-selection", source: "captures: pps-peer; ntpd",
        [
            State("reject", "rejected", numbers: [0]), State("falsetick", "falseticker", numbers: [1]),
            State("excess", numbers: [2]), State("outlier", "outlyer", numbers: [3]), State("candidate", numbers: [4]),
            State("backup", numbers: [5]), State("sys_peer", numbers: [6]), State("pps_peer", numbers: [7]),
        ])
}
