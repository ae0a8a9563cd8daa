import Catalog

extension Subject {
    private static let server = "data.ntp[?object-id=sys]"
    private static let peer = "data.ntp[peer=id|name, distinct peer_association=object-id|name, ?object-id!=sys]"

    /// data.ntp: ntpd's own variables and its associations. Times are in seconds.
    static let ntp = Subject(
        "ntp", "NTP",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06); status words: ntpd's control messages"),
        [
            .gauge(
                "lantime_ntp_stratum", .octet, at: "\(server).stratum",
                help: "Stratum of the server; 16 is not synchronised."),
            .states(
                "lantime_ntp_leap_state", .leapState, of: server,
                // The number in the status word is the same in all firmware versions; V10 sends `leap` as text.
                firstOf: [
                    .field("status", .hexBits(shift: 14, mask: 3)), .field("leap", .word), .word("status-sys-leap-indicator"),
                ],
                help: "Leap indicator that the server sends; alarm when it is not synchronised."),
            .states(
                "lantime_ntp_clock_source", .ntpClockSource, of: server,
                firstOf: [.field("status", .hexBits(shift: 8, mask: 63)), .word("status-sys-clock-source")],
                help: "The kind of source that the server is synchronised to."),
            .gauge(
                "lantime_ntp_root_delay_seconds", at: "\(server).rootdelay", help: "Round-trip delay to the primary reference."),
            .gauge(
                "lantime_ntp_root_dispersion_seconds", at: "\(server).rootdisp", help: "Maximum error to the primary reference."),
            .gauge("lantime_ntp_clock_jitter_seconds", at: "\(server).clk-jitter", help: "Jitter of the server's clock."),
            .gauge(
                "lantime_ntp_clock_wander", at: "\(server).clk-wander",
                help: "Wander of the server's clock as the device reports it; the unit is uncertain by a factor of 1000."),
            .gauge(
                "lantime_ntp_precision_seconds", .powerOfTwo, at: "\(server).precision",
                help: "Precision of the server's clock (reported as a power of two)."),
            .gauge(
                "lantime_ntp_tai_offset_seconds", .bounded(1...254, scale: 1), at: "\(server).tai",
                help: "Difference between TAI and UTC; absent where it is not known, which ntpd reports as 0."),
            .gauge(
                "lantime_ntp_leap_second_timestamp_seconds", .timestamp, at: "\(server).leapsec",
                help: "The last leap second of the leap second file, or the next when one is due."),
            .gauge(
                "lantime_ntp_leap_file_expiry_timestamp_seconds", .timestamp, at: "\(server).expire",
                help: "When the leap second file expires."),
            .info(
                "lantime_ntp_reference_info", of: server, labels: ["refid": "refid"],
                help: "Reference identifier that the server sends."),
            .gauge(
                "lantime_ntp_peer_offset_seconds", at: "\(peer).offset", help: "Offset of the source from the server's clock."),
            .gauge("lantime_ntp_peer_delay_seconds", at: "\(peer).delay", help: "Round-trip delay to the source."),
            .gauge("lantime_ntp_peer_dispersion_seconds", at: "\(peer).dispersion", help: "Dispersion of the source."),
            .gauge(
                "lantime_ntp_peer_jitter_seconds", at: "\(peer).jitter", help: "Jitter of the source.",
                .modelled("ntpq's name; not in the captures")),
            .gauge(
                "lantime_ntp_peer_stratum", .octet, at: "\(peer).stratum", help: "Stratum of the source; 0 for a reference clock."
            ),
            .gauge(
                "lantime_ntp_peer_root_delay_seconds", at: "\(peer).rootdelay",
                help: "The source's own delay to its primary reference."),
            .gauge(
                "lantime_ntp_peer_root_dispersion_seconds", at: "\(peer).rootdisp",
                help: "The source's own maximum error to its primary reference."),
            .gauge(
                "lantime_ntp_peer_precision_seconds", .powerOfTwo, at: "\(peer).precision",
                help: "Precision of the source's clock (reported as a power of two)."),
            .states("lantime_ntp_peer_leap_state", .leapState, at: "\(peer).leap", help: "Leap indicator of the source."),
            .gauge(
                "lantime_ntp_peer_reachable", .flag, at: "\(peer).status-peer-reach-ok", help: "Whether the source answers."),
            .gauge(
                "lantime_ntp_peer_reach_ratio", .shareOfOnes, at: "\(peer).poll-status",
                help: "Share of the last eight polls that the source answered."),
            .states(
                "lantime_ntp_peer_selection", .peerSelection, of: peer,
                firstOf: [.field("status", .hexBits(shift: 8, mask: 7)), .word("status-peer-selection")],
                help: "What ntpd makes of the source."),
            .gauge(
                "lantime_ntp_peer_configured", .flag, at: "\(peer).status-peer-configured",
                help: "Whether the source is configured."),
            .gauge(
                "lantime_ntp_peer_authentication_enabled", .flag, at: "\(peer).status-peer-auth-enabled",
                help: "Whether messages of the source must be authenticated."),
            .gauge(
                "lantime_ntp_peer_authenticated", .flag, at: "\(peer).status-peer-auth-ok",
                help: "Whether messages of the source are authentic."),
            .gauge(
                "lantime_ntp_peer_broadcast", .flag, at: "\(peer).status-peer-broadcast",
                help: "Whether the source is a broadcast server."),
            .info(
                "lantime_ntp_peer_info", of: peer, labels: ["association": "object-id", "name": "name", "refid": "refid"],
                help: "Name of the association, and the reference identifier that the source sends."),
        ],
        ignored: [
            Ignored("data.ntp[].association-id", because: "changes at every start of ntpd"),
            Ignored(
                "data.ntp[].(status-sys-event-counter|status-sys-event-code|status-peer-event-counter|status-peer-event-code)",
                because: "past events, which ntpd keeps reporting for long"),
            Ignored("\(server).(id|name|object-id)", because: "the server itself"),
            Ignored(
                "\(peer).reach", because: "0 for reachable sources on API V10; poll-status and status-peer-reach-ok report it"),
            Ignored("\(peer).(tai|leapsec|expire|clk-jitter|clk-wander)", because: "the server's own, repeated for the source"),
        ])
}

extension Vocabulary {
    fileprivate static let leapState = Vocabulary(
        "leap-state", source: "captures: none; ntpd; gpsdefs.h MBG_NTP_LEAP_*: None, Insert second, Delete second, Alarm",
        [
            // ntpq shows the two bits: 10 and 11 are 2 and 3.
            State("none", "leap-none", "no-warning", numbers: [0]),
            State("add_second", "add-sec", "leap-add-sec", "insert-second", "insert-sec", numbers: [1]),
            State("delete_second", "del-sec", "leap-del-sec", "delete-sec", "remove-second", "remove-sec", numbers: [2, 10]),
            State(
                "alarm", "leap-alarm", "sync-alarm", "not-in-sync", "unsynchronized", "unsynchronised", "not-synchronized",
                "unsync",
                numbers: [3, 11]),
        ])

    fileprivate static let ntpClockSource = Vocabulary(
        "ntp-clock-source", source: "captures: uhf-radio, lf-radio; ntpd",
        [
            State("unspecified", "unspec", numbers: [0]), State("pps", numbers: [1]), State("lf_radio", numbers: [2]),
            State("hf_radio", numbers: [3]), State("uhf_radio", numbers: [4]), State("local", numbers: [5]),
            State("ntp", numbers: [6]), State("other", numbers: [7]), State("wristwatch", numbers: [8]),
            State("telephone", numbers: [9]),
        ])

    fileprivate static let peerSelection = Vocabulary(
        "peer-selection", source: "captures: pps-peer; ntpd",
        [
            // ntpq writes `sel_reject` where it shows the status word itself.
            State("reject", "rejected", "sel-reject", numbers: [0]),
            State("falsetick", "falseticker", "false-tick", "sel-falsetick", numbers: [1]),
            State("excess", "sel-excess", numbers: [2]), State("outlier", "outlyer", "sel-outlier", "sel-outlyer", numbers: [3]),
            State("candidate", "sel-candidate", numbers: [4]), State("backup", "sel-backup", numbers: [5]),
            State("sys_peer", "system-peer", "sel-sys-peer", numbers: [6]), State("pps_peer", "sel-pps-peer", numbers: [7]),
        ])
}
