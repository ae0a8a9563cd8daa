import Catalog

extension FlagWord {
    static let ptpInstance = FlagWord(
        source: "gpsdefs.h MBG_PTP_NG_INSTC_STATUS_FLAGS", prefix: "mbg-ptp-ng-instc-status-flag",
        [Flag("stack-not-running", 0), Flag("m2s-delay-valid", 1), Flag("s2m-delay-valid", 2)])

    static let ptpState = FlagWord(
        source: "gpsdefs.h PTP_STATE_FLAGS",
        [
            Flag("slave-only", 0), Flag("is-slave", 1), Flag("timescale-is-ptp", 2), Flag("ls-ann", 3), Flag("ls-ann-neg", 4),
            Flag("is-unicast", 5), Flag("utc-valid", 6), Flag("one-step", 7),
        ])

    static let timeProperties = FlagWord(
        source: "gpsdefs.h MBG_PTP_V2_NG_TPROP_DS_FLAG_*, in the order of IEEE 1588", prefix: "mbg-ptp-v2-ng-tprop-ds-flag",
        [
            Flag("leap61", 0), Flag("leap59", 1), Flag("utc_offset_valid", 2, or: "current-utc-offset-valid"),
            Flag("ptp_timescale", 3), Flag("time_traceable", 4), Flag("frequency_traceable", 5),
        ])
}

extension Vocabulary {
    static let ptpPortState = Vocabulary(
        "ptp-port-state",
        source:
            "gpsdefs.h PTP_PORT_STATE_*, MBG-LANTIME-NG-MIB mbgLtNgPtpPortState; mbgNMS 1.1.0: an HPS100 reported 9 for slave",
        [
            State("uninitialized", numbers: [0]), State("initializing", numbers: [1]), State("faulty", numbers: [2]),
            State("disabled", numbers: [3]), State("listening", numbers: [4]), State("pre_master", numbers: [5]),
            // Also the words of IEEE 1588g-2022, and of programs that name the grandmaster's port by its clock.
            State("master", "grandmaster", "time-transmitter", "ptp-master", numbers: [6]), State("passive", numbers: [7]),
            State("uncalibrated", numbers: [8]), State("slave", "time-receiver", "ptp-slave", numbers: [9]),
        ])

    /// The number 1 is P2P for the vendor, and E2E for the standard: only a delay of the link that is not 0 proves P2P.
    static let delayMechanism = Vocabulary(
        "delay-mechanism",
        source: "gpsdefs.h PTP_DELAY_MECHS: E2E 0, P2P 1; MBG-LANTIME-NG-MIB mbgLtNgPtpDelayMec; IEEE 1588: P2P 2",
        [
            State("e2e", "end-to-end", "end2end", "e2e-end-to-end", numbers: [0]),
            State("p2p", "peer-to-peer", "peer2peer", "p2p-peer-to-peer", numbers: [1, 2]),
        ])

    static let ptpRole = Vocabulary(
        "ptp-role", source: "gpsdefs.h PTP_ROLES, their texts and short texts",
        [
            State("multicast_slave", "mc-slave", "mcs", numbers: [0]), State("unicast_slave", "uc-slave", "ucs", numbers: [1]),
            State("multicast_master", "mc-master", "mcm", numbers: [2]),
            State("unicast_master", "uc-master", "ucm", numbers: [3]),
            State("multicast_auto", "mc-auto", "mca", numbers: [4]),
            State("unicast_multicast_master", "uc-mc-master", "both-master", "umm", numbers: [5]),
            State("ntp_server", "nsv", numbers: [6]), State("ntp_client", "ncl", numbers: [7]),
            State("sync_monitor", "time-monitor", "mon", numbers: [8]), State("v1_master", "v1m", numbers: [9]),
            State("v1_slave", "v1s", numbers: [10]),
        ])
}

extension WordList {
    static let ptpTimeSources = WordList(
        source: "gpsdefs.h PTP_TIME_SOURCES and their texts, as in IEEE 1588",
        [
            Word("atomic-clock", number: 16), Word("gps", number: 32), Word("terrestrial-radio", number: 48),
            Word("ptp", number: 64), Word("ntp", number: 80), Word("hand-set", number: 96), Word("other", number: 144),
            Word("internal-oscillator", number: 160),
        ])
}
