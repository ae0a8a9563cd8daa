import Catalog

extension Subject {
    private static let instance = PTPPath.instance
    private static let currentSet = "(current-ds|current-data-set)"
    private static let defaultSet = "(default-ds|default-data-set)"
    private static let parentSet = "(parent-ds|parent-data-set)"
    private static let timeSet = "(time-properties-ds|time-properties|tprop-ds)"
    private static let own = "(info|status|state|clock|port|port-status|ptp-status|ptp-state|sync|unicast)?.(status)?"
    private static let offset = "(offset-from-master|offset-from-gm|offset-from-grandmaster|master-offset|offset)"
    private static let predicted = Evidence.predicted("gpsdefs.h MBG_PTP_NG_INSTC_STATUS and its data sets")
    private static let delayHelp = "Delay of the network to the master (without a unit: nanoseconds)."

    /// HPS and PSX: PTP (IEEE 1588) grandmaster or slave, with SyncE and NTP in hardware, in several instances per module.
    ///
    /// As a grandmaster the port state is master and the operator watches how many unicast clients it serves of those that
    /// it can (an HPS100 2048 at 128 messages a second), and the clock class that it announces: 6 is locked, 7 holdover, more
    /// is worse. As a slave the operator watches the offset from the master and the path delay. An instance may also be an NTP
    /// server or client or a sync monitor, which have no port state.
    static let ptp = Subject(
        "ptp", "PTP instances (HPS, PSX)", predicted,
        [
            .states(
                "lantime_ptp_port_state", .ptpPortState, of: instance,
                firstOf: [
                    .word("**.(port-state|ptp-port-state|ptp-state)"), .word("**.(port-ds|port-data-set).state"),
                    .word("(status|state|port|port-status|ptp-status).state"), .word("(state|port-status)"),
                ],
                help: "State of the PTP port of an instance; absent for servers and clients of NTP and for sync monitors."
            ).when(PTPPath.hasPort, else: "the instance has no PTP port"),
            .states(
                "lantime_ptp_role", .ptpRole, of: instance, firstOf: [.word("**.(role|ptp-role)")],
                help: "What the instance is set up to be.", .predicted("gpsdefs.h MBG_PTP_NG_INSTC_INFO.settings.role")),
            .fact(
                "lantime_ptp_stack_running", of: instance, if: PTPPath.isRunning,
                help: "Whether the PTP stack of the instance runs; without it nothing is measured or announced."
            ).when(PTPPath.tellsRunning, else: "not reported"),
            .gauge(
                "lantime_ptp_clients", of: instance, firstOf: PTPPath.clients,
                help: "Unicast clients that the instance serves; counted where the document lists them."),
            .gauge(
                "lantime_ptp_clients_capacity", of: instance, firstOf: PTPPath.capacity,
                help: "Unicast clients that the instance can serve: what the document says, else 2048 for an HPS100, at 128"
                    + " messages a second each. Several instances of a module share that.",
                .documented("DataMiner IMS-HPS: 2048 unicast clients")),
            .ratio(
                "lantime_ptp_client_load_ratio", of: instance, part: PTPPath.clients, whole: PTPPath.capacity,
                help: "Unicast clients as a share of those that the instance can serve.",
                .documented("DataMiner IMS-HPS: 2048 unicast clients")),
            .gauge(
                "lantime_ptp_utilization_ratio", of: instance,
                firstOf: [.field("\(own).(utilization|utilisation|unicast-utilization|ptp-utilization)", .percent)],
                help: "How much of its message rate the instance uses (reported as percent)."),
            measured(
                "lantime_ptp_offset_from_master_seconds",
                [
                    .field("**.\(currentSet).\(offset)", .nanosecondsOrSeconds),
                    .field("\(own).\(offset)", .nanosecondsOrSeconds),
                ],
                "Offset from the grandmaster (without a unit: nanoseconds)."),
            measured(
                "lantime_ptp_mean_path_delay_seconds",
                [.field("**.(mean-path-delay|path-delay|mean-delay|one-way-delay)", .nanosecondsOrSeconds)], delayHelp
            ).when(
                .all([PTPPath.measures, .not(PTPPath.isPeerToPeer)]),
                else: "\(PTPPath.notMeasuring), or the delay is that of the link"),
            measured(
                "lantime_ptp_mean_path_delay_seconds", [.field(PTPPath.peerDelay, .nanosecondsOrSeconds)], delayHelp
            ).when(.all([PTPPath.measures, PTPPath.isPeerToPeer]), else: "valid only with the delay mechanism P2P"),
            .gauge(
                "lantime_ptp_delay_asymmetry_seconds", of: instance,
                firstOf: [.field("**.(delay-asymmetry|asymmetry)", .nanosecondsOrSeconds)],
                help: "Configured difference of the delays in both directions (without a unit: nanoseconds).",
                .documented("mbgLtNgPtpDelayAsymmetry")),
            .gauge(
                "lantime_ptp_clock_class", of: instance,
                firstOf: [
                    .field("**.\(defaultSet).(clock-quality)?.clock-class", .number),
                    .field("\(own).(clock-quality|clock)?.clock-class", .number),
                ],
                help:
                    "Clock class that the instance announces: 6 locked, 7 holdover, 52 or more degraded, 248 default, 255 slave."),
            .gauge(
                "lantime_ptp_grandmaster_clock_class", of: instance,
                firstOf: [
                    .field("**.(grandmaster-clock-quality|gm-clock-quality|grandmaster).clock-class", .number),
                    .field("**.(grandmaster-clock-class|gm-clock-class|parent-clock-class)", .number),
                ],
                help: "Clock class of the grandmaster that the instance follows."),
            .gauge(
                "lantime_ptp_utc_offset_seconds", of: instance, firstOf: [.field("**.(current-utc-offset|utc-offset)", .number)],
                help: "Difference between PTP's time scale (TAI) and UTC; absent where the device says that it is not valid."
            ).when(.not(PTPPath.hasInvalidOffset), else: "the offset is not valid"),
            .gauge(
                "lantime_ptp_steps_removed", of: instance, firstOf: [.field("**.steps-removed", .number)],
                help: "How many boundary clocks lie between the instance and the grandmaster."),
            .gauge(
                "lantime_ptp_link_up", of: instance, firstOf: [.field("**.(link|link-up|port-link-up|port-linkup)", .flag)],
                help: "Whether the port of the instance has a link.", .documented("mbgLtNgPtpPortLinkup")),
            .info(
                "lantime_ptp_info", of: instance,
                labels: [
                    "domain": "**.(domain-number|domain|ptp-domain)", "profile": "**.(profile|ptp-profile)",
                    "delay_mechanism": "**.(delay-mechanism|delay-mech|delay-mec)",
                    "protocol": "**.(protocol|network-protocol|nw-prot|transport)",
                    "clock_identity": "**.\(defaultSet).clock-identity, (status)?.(clock-identity|clock-id)",
                ],
                help: "How the instance is set up."),
            .info(
                "lantime_ptp_grandmaster_info", of: instance,
                labels: [
                    "grandmaster_identity":
                        "**.(grandmaster-identity|grandmaster-id|gm-identity|gm-id|grandmaster-uuid), grandmaster,"
                        + "**.\(parentSet).identity, grandmaster.(identity|clock-identity)",
                    "clock_accuracy":
                        "**.(grandmaster-clock-quality|gm-clock-quality).clock-accuracy, (parent-ds|status|grandmaster)?.clock-accuracy,"
                        + "**.\(defaultSet).(clock-quality)?.clock-accuracy, **.clock-quality.clock-accuracy, **.accuracy",
                    "time_source": "**.time-source",
                ],
                help: "The grandmaster of the domain and what is announced of its time."
            ).normalising("time_source", .ptpTimeSources),
            .states(
                "lantime_ptp_engine_state", .clockState, at: "\(PTPPath.module).(hps|psx|status|tsu)?.(device-state|tsu-state)",
                help: "Whether the module's time stamp unit follows the clock.",
                .documented("DataMiner mbgNMS 1.1.0: Device State Synchronized")),
        ]
            + Entry.bits(
                "lantime_ptp_time_property", .timeProperties, at: "\(instance).**.\(timeSet)", "\(instance).**.\(timeSet).flags",
                label: "property", help: "What the instance announces of its time, such as whether it can be traced to a source.",
                .predicted("gpsdefs.h MBG_PTP_V2_NG_TPROP_DS_FLAG_*"))
            + Entry.ptpMessages + Entry.ptpDelays + Entry.synchronousEthernet,
        ignored: [
            Ignored("\(instance).(status|state)?.\(PTPPath.clientLists)[].**", because: "single PTP clients; they are counted"),
            Ignored(
                "\(instance).**.\(defaultSet).(number-ports|priority-1|priority-2|slave-only)",
                "\(instance).**.(clock-quality|grandmaster-clock-quality).log-variance",
                "\(instance).**.\(parentSet).(grandmaster-priority-1|grandmaster-priority-2)",
                "\(instance).**.(port-ds|port-data-set).(announce-receipt-timeout|version-number)",
                "\(instance).**.ptp-prot-version",
                because: "a setting, or what the choice of a grandmaster is made with"),
            Ignored(
                "\(instance).**.flags.(slave-only|is-slave|timescale-is-ptp|ls-ann|ls-ann-neg|is-unicast|one-step|utc-valid)",
                because: "state and role of the port say so, and whether there is an offset of UTC"),
            Entry.ptpSums, Entry.synchronousEthernetSettings,
        ])

    /// Something that an instance measures, unless it says that it does not.
    private static func measured(_ metric: String, _ candidates: [Candidate], _ help: String) -> Entry {
        .gauge(metric, of: instance, firstOf: candidates, help: help).when(PTPPath.measures, else: PTPPath.notMeasuring)
    }
}

extension Vocabulary {
    fileprivate static let ptpPortState = Vocabulary(
        "ptp-port-state",
        source:
            "gpsdefs.h PTP_PORT_STATE_*, MBG-LANTIME-NG-MIB mbgLtNgPtpPortState; mbgNMS 1.1.0: an HPS100 reported 9 for slave",
        [
            State("uninitialized", "uninitialised", "not-initialized", numbers: [0]),
            State("initializing", "initialising", "init", numbers: [1]), State("faulty", "fault", numbers: [2]),
            State("disabled", numbers: [3]), State("listening", numbers: [4]), State("pre_master", numbers: [5]),
            State("master", numbers: [6]), State("passive", numbers: [7]),
            State("uncalibrated", numbers: [8]), State("slave", numbers: [9]),
        ])
}
