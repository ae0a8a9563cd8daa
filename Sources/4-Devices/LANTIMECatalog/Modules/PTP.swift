import Catalog

extension Subject {
    /// HPS and PSX: PTP (IEEE 1588) grandmaster or slave, with SyncE and NTP in hardware, in several instances per module.
    ///
    /// As a grandmaster the port state is master and the operator watches how many unicast clients it serves of those that
    /// it can (an HPS100 2048 at 128 messages a second), and the clock class that it announces: 6 is locked, 7 holdover, more
    /// is worse. As a slave the operator watches the offset from the master and the path delay.
    static let ptp = Subject(
        "ptp", "PTP instances (HPS, PSX)",
        .documented("MBG-LANTIME-NG-MIB mbgLtNgPtpTable, DataMiner IMS-HPS; JSON keys modelled"),
        [
            .states(
                "lantime_ptp_port_state", .ptpPortState, of: PTPPath.instance,
                firstOf: [
                    .word("(port-state|ptp-port-state|ptp-state)"),
                    .word("(port-ds|port-data-set|status|port-status|ptp-status|state|port).(port-state|ptp-state|state)"),
                    .word("(state|port-status)"),
                ],
                help: "State of the PTP port of an instance.",
                .documented("mbgLtNgPtpPortState; DataMiner mbgNMS 1.1.0: an HPS reported it as a number")),
            .gauge(
                "lantime_ptp_clients", of: PTPPath.instance, firstOf: PTPPath.clients,
                help: "Unicast clients that the instance serves; counted where the document lists them.",
                .documented("DataMiner IMS-HPS; the vendor's API lists unicast slaves of an instance (uc_slave_list)")),
            .gauge(
                "lantime_ptp_clients_capacity", of: PTPPath.instance, firstOf: PTPPath.capacity,
                help: "Unicast clients that the instance can serve: what the document says, else 2048 for an HPS100, at 128"
                    + " messages a second each. Several instances of a module share that.",
                .documented("DataMiner IMS-HPS: 2048 unicast clients")),
            .ratio(
                "lantime_ptp_client_load_ratio", of: PTPPath.instance, part: PTPPath.clients, whole: PTPPath.capacity,
                help: "Unicast clients as a share of those that the instance can serve.",
                .documented("DataMiner IMS-HPS: 2048 unicast clients")),
            .gauge(
                "lantime_ptp_utilization_ratio", .percent,
                at: "\(PTPPath.place).(utilization|utilisation|unicast-utilization|ptp-utilization)",
                help: "How much of its message rate the instance uses (reported as percent).",
                .modelled("after MEINBERG-OS-MIB mbgOsPtpMiscUtilization, 0 to 100")),
            .gauge(
                "lantime_ptp_offset_from_master_seconds", .duration(.nanoseconds),
                at:
                    "\(PTPPath.place).(offset-from-master|offset-from-gm|offset-from-grandmaster|offset-to-master|master-offset|offset)",
                help: "Offset from the grandmaster (without a unit: nanoseconds).",
                .documented("mbgLtNgPtpOffsetFromGM; DataMiner mbgNMS 1.1.0: nanoseconds")),
            .gauge(
                "lantime_ptp_mean_path_delay_seconds", .duration(.nanoseconds),
                at: "\(PTPPath.place).(mean-path-delay|path-delay|mean-delay|peer-mean-path-delay|mean-link-delay|one-way-delay)",
                help: "Delay of the network to the master (without a unit: nanoseconds).",
                .documented("mbgLtNgPtpPathDelay; DataMiner mbgNMS 1.1.0: nanoseconds")),
            .gauge(
                "lantime_ptp_delay_asymmetry_seconds", .duration(.nanoseconds),
                at: "\(PTPPath.place).(delay-asymmetry|asymmetry)",
                help: "Configured difference of the delays in both directions (without a unit: nanoseconds).",
                .documented("mbgLtNgPtpDelayAsymmetry")),
            .gauge(
                "lantime_ptp_clock_class", at: "\(PTPPath.place).clock-class",
                "\(PTPPath.place).(clock-quality|clock).clock-class",
                help:
                    "Clock class that the instance announces: 6 locked, 7 holdover, 52 or more degraded, 248 default, 255 slave.",
                .documented("mbgLtNgPtpClockClass; values: IEEE 1588")),
            .gauge(
                "lantime_ptp_grandmaster_clock_class", at: "\(PTPPath.place).(grandmaster-clock-class|gm-clock-class)",
                "\(PTPPath.place).(grandmaster|grandmaster-clock-quality|gm-clock-quality).clock-class",
                help: "Clock class of the grandmaster that the instance follows.", .modelled("IEEE 1588 parent data set")),
            .gauge(
                "lantime_ptp_utc_offset_seconds", at: "\(PTPPath.place).(utc-offset|current-utc-offset)",
                help: "Difference between PTP's time scale (TAI) and UTC.", .documented("mbgLtNgPtpUtcOffset")),
            .gauge(
                "lantime_ptp_steps_removed", at: "\(PTPPath.place).steps-removed",
                help: "How many boundary clocks lie between the instance and the grandmaster.",
                .modelled("IEEE 1588 current data set")),
            .gauge(
                "lantime_ptp_link_up", .flag, at: "\(PTPPath.place).(link|link-up|port-link-up|port-linkup)",
                help: "Whether the port of the instance has a link.", .documented("mbgLtNgPtpPortLinkup")),
            .info(
                "lantime_ptp_info", of: PTPPath.instance,
                labels: [
                    "domain": "(domain|domain-number|ptp-domain), (default-ds|settings|status|config).(domain|domain-number)",
                    "profile": "(profile|ptp-profile), (settings|status|config|default-ds).(profile|ptp-profile)",
                    "delay_mechanism":
                        "(delay-mechanism|delay-mec), (port-ds|settings|status|config).(delay-mechanism|delay-mec)",
                    "protocol":
                        "(network-protocol|protocol|transport), (settings|status|config).(network-protocol|protocol|transport)",
                    "clock_identity": "(clock-identity|clock-id), (default-ds|status).(clock-identity|clock-id)",
                ],
                help: "How the instance is set up.",
                .documented("mbgLtNgPtpDomain, mbgLtNgPtpDelayMec, mbgLtNgCfgPtpProfile, mbgLtNgCfgPtpNetworkProtocol")),
            .info(
                "lantime_ptp_grandmaster_info", of: PTPPath.instance,
                labels: [
                    "grandmaster_identity":
                        "(grandmaster-identity|grandmaster-id|gm-identity|grandmaster-uuid|grandmaster),"
                        + "(parent-ds|status|grandmaster).(grandmaster-identity|identity|clock-identity)",
                    "clock_accuracy":
                        "(clock-accuracy|accuracy), (clock-quality|default-ds|parent-ds|status|grandmaster).clock-accuracy,"
                        + "(default-ds|status).clock-quality.clock-accuracy",
                    "time_source": "time-source, (time-properties-ds|time-properties|status|grandmaster).time-source",
                ],
                help: "The grandmaster of the domain and what is announced of its time, as the device writes it.",
                .documented("mbgLtNgPtpGrandmasterUuid, mbgLtNgPtpClockAccuracy, mbgLtNgPtpTimeSource")),
            .states(
                "lantime_ptp_engine_state", .clockState,
                at: "\(PTPPath.module).(hps|psx|status|tsu)?.(device-state|tsu-state|time-stamp-unit-state)",
                help: "Whether the module's time stamp unit follows the clock.",
                .documented("DataMiner mbgNMS 1.1.0: Device State Synchronized")),
        ] + packets + synchronousEthernet,
        ignored: [
            Ignored("\(PTPPath.instance).\(PTPPath.clientLists)[].**", because: "single PTP clients; they are counted")
        ])

    private static let counters =
        "\(PTPPath.instance).(packet-counters|counters|packets|packet-statistics|statistics|message-counters)"

    /// Messages by their names, as the device counts them.
    private static let packets: [Entry] = [
        .counter(
            "lantime_ptp_receive_packets_total", at: "\(counters).rx-<message:underscored>",
            "\(counters).(rx|received|receive).<message:underscored>", "\(counters).received-<message:underscored>",
            "\(counters).<message:underscored>.(rx|received)", help: "PTP messages received, by kind.",
            .modelled("the vendor's PTP API counts messages of each kind and direction")),
        .counter(
            "lantime_ptp_transmit_packets_total", at: "\(counters).tx-<message:underscored>",
            "\(counters).(tx|sent|transmitted|transmit).<message:underscored>", "\(counters).sent-<message:underscored>",
            "\(counters).<message:underscored>.(tx|sent)", help: "PTP messages sent, by kind.",
            .modelled("the vendor's PTP API counts messages of each kind and direction")),
    ]

    private static let ethernet = "\(PTPPath.module).(hps|psx|status)?.(synce|sync-e|synchronous-ethernet)"

    /// The quality that SyncE carries in both directions; DNU at the input is a loop or a bad source.
    private static let synchronousEthernet: [Entry] = [
        .states(
            "lantime_synce_input_quality", .synceQuality, at: "\(ethernet).(input-quality-level|input-ql|input-ssm|rx-ql|rx-ssm)",
            "\(ethernet).(input|in|rx).(quality-level|quality|ql|ssm)",
            help: "Quality level that arrives over synchronous Ethernet.",
            .documented("mbgLtNgCfgPtpSyncEInputSsm; trap SynceInputQualityLevelChanged")),
        .states(
            "lantime_synce_output_quality", .synceQuality,
            at: "\(ethernet).(output-quality-level|output-ql|output-ssm|tx-ql|tx-ssm)",
            "\(ethernet).(output|out|tx).(quality-level|quality|ql|ssm)",
            help: "Quality level that is sent over synchronous Ethernet.", .documented("mbgLtNgCfgPtpSyncEInputSsm")),
    ]
}

extension Vocabulary {
    fileprivate static let ptpPortState = Vocabulary(
        "ptp-port-state",
        source: "MBG-LANTIME-NG-MIB mbgLtNgPtpPortState, the numbers of IEEE 1588; mbgNMS 1.1.0: an HPS100 reported 9 for slave",
        [
            State("uninitialized", "uninitialised", "not-initialized", numbers: [0]),
            State("initializing", "initialising", "init", numbers: [1]), State("faulty", "fault", numbers: [2]),
            State("disabled", numbers: [3]), State("listening", numbers: [4]), State("pre_master", numbers: [5]),
            State("master", numbers: [6]), State("passive", numbers: [7]),
            State("uncalibrated", numbers: [8]), State("slave", numbers: [9]),
        ])

    fileprivate static let synceQuality = Vocabulary(
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
