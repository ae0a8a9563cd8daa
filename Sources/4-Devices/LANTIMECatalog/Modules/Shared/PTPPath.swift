import Catalog

/// Where PTP instances and their values stand in a module.
enum PTPPath {
    /// Modules that have PTP instances.
    static let module = ModulePath.module(of: "hps*|mshps*|psx*")
    /// What tells an instance from an object that only holds instances.
    private static let sign =
        "?(port-state|ptp-state|state|port-ds|default-ds|current-ds|status|domain|domain-number|offset-from-master|clients"
        + "|unicast-clients), ?!(instances|ptp-instances|ptpv2-instances|instance)"
    /// An instance, labelled by its object-id or its place. The label `instance` is Prometheus' own.
    static let instance =
        "\(module).(hps|psx|status|state)?.(ptp|ptpv2)?"
        + ".(ptp|ptpv2|instances|instance|ptp-instances|ptp-instance|ptpv2-instances|ptpv2-instance)[ptp_instance, \(sign)]"
    /// Values may be grouped as in the data sets of IEEE 1588, or stand in the instance itself.
    static let place =
        "\(instance).(status|port-status|ptp-status|state|current-ds|current-data-set|default-ds|default-data-set|parent-ds"
        + "|parent-data-set|time-properties-ds|time-properties|port-ds|port-data-set|sync|clock|unicast)?"

    /// Lists of single clients.
    static let clientLists =
        "(uc-slave-list|unicast-slave-list|slave-list|client-list|unicast-slaves|unicast-clients|clients|slaves)"
    /// How many unicast clients an instance serves.
    static let clients: [Candidate] = [
        .field("(unicast-clients|active-clients|connected-clients|number-of-clients|num-clients|client-count)", .number),
        .field("(unicast-slaves|number-of-slaves|slave-count|uc-slaves|clients|slaves)", .number),
        .field(
            "(unicast-clients|clients|unicast|status|state).(clients|unicast-clients|active-clients|active|count|connected)",
            .number),
        .field(clientLists, .count),
    ]
    /// How many it can serve.
    static let capacity: [Candidate] = [
        .field("(max-clients|maximum-clients|clients-max|clients-capacity|client-capacity|client-limit|clients-limit)", .number),
        .field("(max-unicast-clients|max-unicast-slaves|max-slaves|unicast-capacity|capacity)", .number),
        .field(
            "(unicast-clients|clients|unicast|status|settings).(max|maximum|capacity|limit|max-clients|max-unicast-clients)",
            .number),
        .constant(2048, when: "info.model=hps100"),
    ]
}
