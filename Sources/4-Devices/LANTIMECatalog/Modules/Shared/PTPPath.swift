import Catalog

/// The place of PTP instances and their values in a module.
enum PTPPath {
    /// Modules that have PTP instances.
    static let module = ModulePath.module(of: "hps*|mshps*|psx*")
    /// What distinguishes an instance from an object that only contains instances.
    private static let sign =
        "?(port-state|ptp-state|state|port-ds|default-ds|current-ds|status|info|domain|domain-number|offset-from-master|clients"
        + "|unicast-clients|num-uc-slaves|cntrs|role|flags), ?!(instances|ptp-instances|ptpv2-instances|instance|instcs|instc|instc-status)"
    /// An instance, labelled by its object-id or its place. The label `instance` is Prometheus' own.
    static let instance =
        "\(module).**.(ptp|ptpv2|ptp-ng|instances|instance|instcs|instc|instc-status|ptp-instances|ptp-instance|ptpv2-instances|ptpv2-instance)"
        + "[ptp_instance, \(sign)]"

    /// Lists of single clients.
    static let clientLists =
        "(uc-slave-list|unicast-slave-list|slave-list|client-list|unicast-slaves|unicast-clients|uc-slaves|clients|slaves)"
    /// How many unicast clients an instance serves.
    static let clients: [Candidate] = [
        .field("**.(num-uc-slaves|num-unicast-slaves|num-clients|number-of-clients|number-of-slaves|client-count)", .unsigned(1)),
        .field(
            "(status|state)?.(unicast-clients|active-clients|connected-clients|unicast-slaves|uc-slaves|clients|slaves)",
            .unsigned(1)),
        .field(
            "(unicast-clients|clients|unicast|status|state).(clients|unicast-clients|active-clients|active|count|connected)",
            .unsigned(1)),
        .field("(status|state)?.\(clientLists)", .count),
    ]
    /// How many it can serve.
    static let capacity: [Candidate] = [
        .field(
            "**.(max-uc-slaves|max-num-uc-slaves|max-clients|max-unicast-clients|max-unicast-slaves|max-slaves|lic-ptp-clients)",
            .unsigned(1)),
        .field("(status|settings|info)?.(clients-max|client-capacity|clients-capacity|client-limit|capacity)", .unsigned(1)),
        .field("(unicast-clients|clients|unicast).(max|maximum|capacity|limit)", .unsigned(1)),
        .constant(2048, when: "info.model=hps100"),
    ]
    /// An instance that measures: one whose stack does not run, or that serves NTP, reports zeros.
    static let measures = Requirement.all([.not(isStopped), hasPort])
    /// Servers and clients of NTP, and sync monitors, have no PTP port.
    static let hasPort = Requirement.not(.state("**.(role|ptp-role)", .ptpRole, ["ntp_server", "ntp_client", "sync_monitor"]))
    static let isRunning = Requirement.not(isStopped)
    static let isStopped = isFlag("stack-not-running", true)
    /// The stack's state is reported.
    static let tellsRunning = Requirement.any([isStopped, isFlag("stack-not-running", false)])
    /// The delay is that of the link to the neighbour, and there: where the mechanism is another one it is 0.
    static let isPeerToPeer = Requirement.all([
        .state("**.(delay-mechanism|delay-mech|delay-mec)", .delayMechanism, ["p2p"]), .told(peerDelay), .not(.zero(peerDelay)),
    ])
    static let peerDelay = "**.(peer-mean-path-delay|mean-link-delay)"
    static let notMeasuring = "the PTP stack of the instance does not run, or the instance has no PTP port"
    /// UTC's offset is marked as not valid.
    static let hasInvalidOffset = Requirement.any([
        .flag("**.(utc-offset-valid|current-utc-offset-valid|utc-valid)", false),
        .bit("**.(time-properties-ds|time-properties|tprop-ds).flags", .timeProperties, "utc_offset_valid", false),
        .all([isOlder, .bit(flags, .ptpState, "utc-valid", false)]),
    ])

    /// A flag of an instance. Older cards have other flags at the same place.
    static func isFlag(_ name: String, _ value: Bool) -> Requirement {
        .any([.flag("**.\(name)", value), .all([.not(isOlder), .bit(flags, .ptpInstance, name, value)])])
    }

    /// A flag of an instance is set, or not reported. What can be read neither as set nor as clear is no reason to trust a number.
    static func isNotDenied(_ name: String) -> Requirement {
        .all([.not(isFlag(name, false)), .any([.not(.told("**.\(name)")), .flag("**.\(name)", true)])])
    }

    private static let flags = "(status|state|info)?.(status)?.flags"
    /// The structure is the one of older cards (PTP_STATE).
    private static let isOlder = Requirement.told("**.(nw-prot|gm-id|tsu-secs|delay-mech|parent-clock-class)")
}

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
            Flag("ptp_timescale", 3),
            Flag("time_traceable", 4), Flag("frequency_traceable", 5),
        ])
}

extension Vocabulary {
    /// The number 1 is P2P for the vendor, and E2E for the standard: only a delay of the link that is not 0 proves P2P.
    static let delayMechanism = Vocabulary(
        "delay-mechanism", source: "gpsdefs.h PTP_DELAY_MECHS: E2E 0, P2P 1; IEEE 1588: P2P 2",
        [
            State("e2e", "end-to-end", "end2end", "delay-request-response", "e2e-end-to-end", numbers: [0]),
            State("p2p", "peer-to-peer", "peer2peer", "peer-delay", "p2p-peer-to-peer", numbers: [1, 2]),
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
