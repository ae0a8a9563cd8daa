import Catalog

// Words that several subjects share. Those of a single subject are in its own file.

extension Vocabulary {
    static let clockState = Vocabulary(
        "clock-state",
        source:
            "captures: synchronized; vendor's CLI reference: holdover (raw 2); not-synchronized, free-running: vendor's terms",
        [
            State("synchronized", "sync", "synced", "synchronised", "in-sync", "locked", numbers: [1]),
            State("holdover", "in-holdover", "hold-over", "holdover-mode", numbers: [2]),
            State(
                "not_synchronized", "not-sync", "not-synced", "not-synchronised", "unsynchronized", "unsynchronised", "unsynced",
                "unsync", "no-sync", "not-in-sync", "out-of-sync", "sync-lost", "lost-sync", "loss-of-sync", "async",
                "asynchronous",
                "not-locked", "unlocked", numbers: [0]),
            State("free_running", "freerun", "free-run", "freer", "freewheel", "freewheeling", "free-wheeling"),
        ])

    static let oscillatorState = Vocabulary(
        "oscillator-state", source: "captures: warmed-up; vendor's CLI reference: not-warmed-up (raw 0)",
        [
            State("warmed_up", "adjusted", "warm", "ready", numbers: [1], flag: true),
            State("not_warmed_up", "not-adjusted", "warming-up", "warm-up", "cold", numbers: [0], flag: false),
        ])

    static let antennaState = Vocabulary(
        "antenna-state", source: "captures: connected; others after MEINBERG-OS-MIB mbgOsReceiverAntennaState",
        [
            State("connected", "ok", "good", "antenna-connected", "antenna-ok", flag: true),
            State(
                "disconnected", "not-connected", "faulty", "open", "disconn", "ant-disconn", "ant-disconnected",
                "antenna-disconn",
                "antenna-disconnected", "antenna-faulty", "no-antenna", "missing", "fault", "fail", "failed", "failure", "error",
                "bad", "not-ok", "lost", "unplugged", "absent", "open-circuit", "antenna-open", "antenna-fault", "antenna-failed",
                "undercurrent", "no-current", flag: false),
            State(
                "short_circuit", "short", "short-circ", "shorted", "ant-short", "ant-short-circ", "ant-short-circuit",
                "antenna-short", "antenna-short-circ", "antenna-short-circuit", "overcurrent", "overload"),
        ])

    static let powerState = Vocabulary(
        "power-state", source: "capture M300 (a unit that is not there): ok; others after MBG-LANTIME-NG-MIB mbgLtNgSysPsStatus",
        [
            // A supply that nobody registered with the FCU works (FCU_PSU_STAT_CODE_UNREGISTERED).
            State(
                "ok", "up", "power-ok", "good", "on", "normal", "normal-operation", "operational", "available", "power-available",
                "no-error", "unregistered", numbers: [2], flag: true),
            // 1 is down in the MIB but might be a flag elsewhere: it stands for nothing.
            State(
                "failed", "down", "fail", "failure", "error", "fault", "faulty", "fault-detected", "defective", "defect",
                "broken", "bad", "not-ok", "no-power", "power-fail", "power-failed", "power-failure", "power-lost", "off",
                "detection-failure", "overload", "overloaded", "over-temperature", "overtemperature", "out-of-range", "alarm",
                "critical", flag: false),
        ])
}
