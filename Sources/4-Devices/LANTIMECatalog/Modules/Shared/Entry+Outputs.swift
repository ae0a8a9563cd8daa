import Catalog

extension Entry {
    /// Outputs of a module: whether each is enabled, and whether its level is as it should be.
    ///
    /// - Parameter module: the path of the module; lists of outputs stand in it or one level below.
    static func outputs(of module: String, _ evidence: Evidence) -> [Entry] {
        let place = "\(module).(status|state|outputs)?"
        let list = "\(place).(outputs|output|output-ports|ports|channels)[output]"
        return [
            .gauge(
                "lantime_output_enabled", .flag, at: "\(list).(enabled|output-enabled|is-enabled)",
                "\(place).output-<output>.(enabled|output-enabled|is-enabled)", "\(place).output-<output>-enabled",
                "\(place).out-<output>.(enabled|output-enabled|is-enabled)", "\(place).out-<output>-enabled",
                help: "Whether an output of the module is enabled.", evidence),
            .states(
                "lantime_output_state", .outputState, of: list, "\(place).output-<output>", "\(place).out-<output>",
                firstOf: [
                    .flag("(overload|overloaded|is-overloaded)", "overload"),
                    .word("(state|output-state|signal-state)"), .word("(level-state|level|status)"),
                    .flag("(error|fault|level-error)", "error", otherwise: "ok"),
                    .flag("(ok|level-ok|valid)", "ok", otherwise: "error"),
                ],
                help: "State of an output of the module.", evidence),
            .states(
                "lantime_output_state", .outputState, at: list, "\(place).output-<output>", "\(place).out-<output>",
                "\(place).output-<output>-state", "\(place).output-<output>-status",
                help: "State of an output of the module.", evidence),
            .info(
                "lantime_output_info", of: list, "\(place).output-<output>", "\(place).out-<output>",
                labels: ["signal": "signal-type, signal, type, function"],
                help: "The signal that an output of the module carries.", evidence),
        ]
    }
}

extension Vocabulary {
    fileprivate static let outputState = Vocabulary(
        "output-state",
        source: "M4000 manual p. 74 and 92, LNO180: a red LED per output without level; overload: the vendor's mbg_ims API",
        [
            State("ok", "normal", "good", "valid", "level-ok", "present", "on", "enabled", "active"),
            State("error", "failed", "failure", "fault", "level-error", "no-level", "level-low", "too-low", "no-signal"),
            State("overload", "overloaded", "short-circuit"),
            State("disabled", "off", "inactive"),
        ])
}
