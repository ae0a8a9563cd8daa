import Catalog

/// The place of PTP instances and their values in a module.
enum PTPPath {
    /// Modules that have PTP instances.
    static let module = ModulePath.module(of: "hps*|mshps*|psx*")
    /// What distinguishes an instance from an object that only contains instances.
    private static let sign =
        "?(port-state|ptp-state|state|port-ds|default-ds|current-ds|status|info|domain|domain-number|offset-from-master|clients"
        + "|unicast-clients|num-uc-slaves|cntrs|role|flags), ?!(instances|ptp-instances|ptpv2-instances|instance|ptpv2-instance|instc|instc-status)"
    /// An instance, labelled by its object-id or its place. The label `instance` is Prometheus' own.
    static let instance =
        "\(module).**.(ptp|ptpv2|ptp-ng|instances|instance|instc|instc-status|ptp-instances|ptpv2-instances|ptpv2-instance)"
        + "[ptp_instance, \(sign)]"
    /// Objects in which an instance may have its own values.
    static let own = "(info|status|state|clock|port|ptp-state|unicast)?.(status)?"
    static let currentSet = "(current-ds|current-data-set)"
    static let defaultSet = "(default-ds|default-data-set)"
    static let mechanism = "(delay-mechanism|delay-mech|delay-mec)"

    /// Lists of single clients.
    static let clientLists = "(uc-slave-list|uc-slaves|unicast-slaves|unicast-clients|clients)"
    /// How many unicast clients an instance serves.
    static let clients: [Candidate] = [
        .field("**.(num-uc-slaves|number-of-clients)", .unsigned(1)),
        .field("(status|state)?.(uc-slaves|unicast-slaves|unicast-clients|clients)", .unsigned(1)),
        .field("(unicast-clients|clients|unicast).(clients|active|count)", .unsigned(1)),
        .field("(status|state)?.\(clientLists)", .count),
    ]
    /// How many it can serve.
    static let capacity: [Candidate] = [
        .field("**.(max-uc-slaves|max-clients|lic-ptp-clients)", .unsigned(1)),
        .field("(status|settings|info)?.capacity", .unsigned(1)),
        .field("(unicast-clients|clients|unicast).(max|capacity)", .unsigned(1)),
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
        .state("**.\(mechanism)", .delayMechanism, ["p2p"]), .told(peerDelay), .not(.zero(peerDelay)),
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

    private static let flags = "(status|state|info|ptp-state)?.(status)?.flags"
    /// The structure is the one of older cards (PTP_STATE).
    private static let isOlder = Requirement.told("**.(nw-prot|gm-id|tsu-secs|delay-mech|parent-clock-class)")
}
