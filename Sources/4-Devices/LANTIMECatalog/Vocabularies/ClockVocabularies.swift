import Catalog

// States of clocks and receivers. Words that stand in a capture are named in the source; others are slugs of the vendor's terms.

extension Vocabulary {
    static let clockState = Vocabulary(
        "clock-state",
        source:
            "captures: synchronized; vendor's CLI reference: holdover (raw 2); not-synchronized, free-running: vendor's terms",
        [
            State("synchronized", "sync", "synchronised", "in-sync", "locked", numbers: [1]),
            State("holdover", "in-holdover", "hold-over", numbers: [2]),
            State(
                "not_synchronized", "not-sync", "not-synchronised", "unsynchronized", "no-sync", "async", "asynchronous",
                numbers: [0]),
            State("free_running", "freerun", "free-run", "freer", "freewheel"),
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
            State("connected", "ok", flag: true),
            State("disconnected", "not-connected", "faulty", "open", "missing", flag: false),
            State("short_circuit", "short", "shortcircuit", "shorted"),
        ])

    static let receiverState = Vocabulary(
        "receiver-state", source: "capture M600: synchronized; MBG-LANTIME-NG-MIB mbgLtNgRefclockSubstate 1, 2, 4, 5",
        [
            State("synchronized", "sync", "gps-sync", numbers: [1]),
            State("tracking", "gps-tracking", "searching", numbers: [2]),
            State("warm_boot", "gps-warm-boot", numbers: [4]),
            State("cold_boot", "gps-cold-boot", numbers: [5]),
        ])

    static let receiverMode = Vocabulary(
        "receiver-mode", source: "capture M600: normal-operation; others after the modes in gpsdefs.h",
        [
            State("normal_operation", "normal", "auto"), State("tracking", "track", "auto-track"),
            State("warm_boot", "warm", "auto-warm"), State("cold_boot", "cold", "auto-cold"),
        ])
}
