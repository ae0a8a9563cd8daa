import Catalog

extension Subject {
    private static let module = ModulePath.module(of: "esi*")
    private static let evidence = Evidence.modelled("M4000 manual p. 72: LEDs A and B; traps EsiItuLimitsViolated and adhered")

    /// ESI: feeds an E1 or T1 line, a frequency or PPS to a multi-reference clock.
    ///
    /// The operator watches that each input has a signal, that its quality level (SSM) is the expected one, and that the
    /// phase stays within the ITU mask.
    static let esi = Subject(
        "esi", "External synchronisation inputs (ESI)", evidence,
        Entry.inputs(of: module, evidence) + [
            .gauge(
                "lantime_esi_itu_limits_violated", .flag,
                at: "\(module).(status|state)?.(itu-limits-violated|itu-limit-violated)",
                help: "Whether the phase of the input leaves the mask of the ITU.", evidence)
        ])
}
