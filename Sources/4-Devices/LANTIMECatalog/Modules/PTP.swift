import Catalog

extension Subject {
    private static let instance = PTPPath.instance

    /// HPS and PSX: PTP (IEEE 1588) grandmaster or slave, with SyncE and NTP in hardware, in several instances per module.
    ///
    /// As a grandmaster the port state is master and the operator watches how many unicast clients it serves of those that
    /// it can (an HPS100 2048 at 128 messages a second), and the clock class that it announces: 6 is locked, 7 holdover, more
    /// is worse. As a slave the operator watches the offset from the master and the path delay. An instance may also be an NTP
    /// server or client or a sync monitor, which have no port state.
    static let ptp = Subject(
        "ptp", "PTP instances (HPS, PSX)", .predicted("gpsdefs.h MBG_PTP_NG_INSTC_STATUS and its data sets"),
        [
            .states(
                "lantime_ptp_port_state", .ptpPortState, of: instance,
                firstOf: [
                    .word("**.(port-state|ptp-port-state|ptp-state)"), .word("**.(port-ds|port-data-set).state"),
                    .word("(status|state|port).state"), .word("state"),
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
                    + " messages a second each. Several instances of a module share that.", capacity),
            .ratio(
                "lantime_ptp_client_load_ratio", of: instance, part: PTPPath.clients, whole: PTPPath.capacity,
                help: "Unicast clients as a share of those that the instance can serve.", capacity),
            .gauge(
                "lantime_ptp_utilization_ratio", of: instance, firstOf: [.field("\(PTPPath.own).utilization", .percent)],
                help: "How much of its message rate the instance uses (reported as percent)."),
        ] + Entry.ptpDataSets + [
            .gauge(
                "lantime_ptp_link_up", of: instance, firstOf: [.field("**.(link|link-up|port-link-up)", .flag)],
                help: "Whether the port of the instance has a link.", .documented("mbgLtNgPtpPortLinkup")),
            .info(
                "lantime_ptp_info", of: instance,
                labels: [
                    "domain": "**.(domain-number|domain|ptp-domain)", "profile": "**.(profile|ptp-profile)",
                    "delay_mechanism": "**.\(PTPPath.mechanism)", "protocol": "**.(protocol|nw-prot|network-protocol)",
                    "clock_identity": "**.\(PTPPath.defaultSet).clock-identity, (status)?.(clock-identity|clock-id)",
                ],
                help: "How the instance is set up."), .ptpGrandmaster,
            .states(
                "lantime_ptp_engine_state", .clockState, at: "\(PTPPath.module).(hps|psx|status|tsu)?.(device-state|tsu-state)",
                help: "Whether the module's time stamp unit follows the clock.",
                .documented("DataMiner mbgNMS 1.1.0: Device State Synchronized")),
        ] + Entry.ptpTimeProperties + Entry.ptpMessages + Entry.ptpDelays + Entry.synchronousEthernet,
        ignored: [
            Ignored("\(instance).(status|state)?.\(PTPPath.clientLists)[].**", because: "single PTP clients; they are counted"),
            Ignored(
                "\(instance).**.flags.(slave-only|is-slave|timescale-is-ptp|ls-ann|ls-ann-neg|is-unicast|one-step|utc-valid)",
                because: "state and role of the port say so, and whether there is an offset of UTC"),
            Entry.ptpSettings, Entry.ptpSums, Entry.synchronousEthernetSettings,
        ])

    private static let capacity = Evidence.documented("DataMiner IMS-HPS: 2048 unicast clients")
}
