import Catalog

/// Where PTP instances and their values stand in a module.
enum PTPPath {
    /// Modules that have PTP instances.
    static let module = ModulePath.module(of: "hps*|mshps*|psx*")
    /// What tells an instance from an object that only holds instances.
    private static let sign =
        "?(port-state|ptp-state|state|port-ds|default-ds|current-ds|status|info|domain|domain-number|offset-from-master|clients"
        + "|unicast-clients|num-uc-slaves|cntrs|role|flags), ?!(instances|ptp-instances|ptpv2-instances|instance|instcs)"
    /// An instance, labelled by its object-id or its place. The label `instance` is Prometheus' own.
    static let instance =
        "\(module).**.(ptp|ptpv2|ptp-ng|instances|instance|instcs|ptp-instances|ptp-instance|ptpv2-instances|ptpv2-instance)"
        + "[ptp_instance, \(sign)]"

    /// Lists of single clients.
    static let clientLists =
        "(uc-slave-list|unicast-slave-list|slave-list|client-list|unicast-slaves|unicast-clients|uc-slaves|clients|slaves)"
    /// How many unicast clients an instance serves.
    static let clients: [Candidate] = [
        .field("**.(num-uc-slaves|num-unicast-slaves|num-clients|number-of-clients|number-of-slaves|client-count)", .number),
        .field(
            "(status|state)?.(unicast-clients|active-clients|connected-clients|unicast-slaves|uc-slaves|clients|slaves)", .number),
        .field(
            "(unicast-clients|clients|unicast|status|state).(clients|unicast-clients|active-clients|active|count|connected)",
            .number),
        .field("(status|state)?.\(clientLists)", .count),
    ]
    /// How many it can serve.
    static let capacity: [Candidate] = [
        .field("**.(max-uc-slaves|max-num-uc-slaves|max-clients|max-unicast-clients|max-unicast-slaves|max-slaves)", .number),
        .field("(status|settings|info)?.(clients-max|client-capacity|clients-capacity|client-limit|capacity)", .number),
        .field("(unicast-clients|clients|unicast).(max|maximum|capacity|limit)", .number),
        .constant(2048, when: "info.model=hps100"),
    ]
    /// An instance that measures: one whose stack does not run reports zeros.
    static let isRunning = Requirement.not(isStopped)
    static let isStopped = Requirement.any([
        .flag("**.stack-not-running", true), .bit("**.flags", .ptpInstance, "stack-not-running", true),
    ])
    /// The stack's state is told.
    static let tellsRunning = Requirement.any([
        isStopped, .flag("**.stack-not-running", false), .bit("**.flags", .ptpInstance, "stack-not-running", false),
    ])
    /// The delay is that of the link to the neighbour.
    static let isPeerToPeer = Requirement.state("**.(delay-mechanism|delay-mech|delay-mec)", .delayMechanism, ["p2p"])
    static let notRunning = "the PTP stack of the instance does not run"
}

extension FlagWord {
    /// Their places are not known.
    static let ptpInstance = FlagWord(
        source: "gpsdefs.h MBG_PTP_NG_INSTC_STATUS_FLAG_*",
        [Flag("stack-not-running"), Flag("m2s-delay-valid"), Flag("s2m-delay-valid")])

    static let timeProperties = FlagWord(
        source: "gpsdefs.h MBG_PTP_V2_NG_TPROP_DS_FLAG_*, in the order of IEEE 1588",
        [
            Flag("leap61", 0), Flag("leap59", 1), Flag("utc_offset_valid", 2, or: "current-utc-offset-valid"),
            Flag("ptp_timescale", 3),
            Flag("time_traceable", 4), Flag("frequency_traceable", 5),
        ])
}

extension Vocabulary {
    static let delayMechanism = Vocabulary(
        "delay-mechanism", source: "gpsdefs.h PTP_DELAY_MECH_*; words only, as IEEE 1588 and the header number them differently",
        [
            State("e2e", "end-to-end", "end2end", "delay-request-response", "e2e-end-to-end"),
            State("p2p", "peer-to-peer", "peer2peer", "peer-delay", "p2p-peer-to-peer"),
        ])
}
