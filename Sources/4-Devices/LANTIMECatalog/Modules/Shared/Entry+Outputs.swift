import Catalog

extension Entry {
    /// Outputs of a module: whether each is enabled, and whether its level is as it should be.
    ///
    /// - Parameter module: the path of the module; lists of outputs are in it or one level below.
    static func outputs(of module: String, _ evidence: Evidence) -> [Entry] {
        let place = "\(module).*?.(info|status|state)?"
        let list = "\(place).(outputs|output|output-ports)[output]"
        let ports = "\(place).(ports|port|io-ports|io-port|channels)[output, ?!\(IOPort.direction)=input|in|0]"
        let stateHelp = "State of an output of the module."
        return [
            .gauge(
                "lantime_output_enabled", .flag, at: "\(place).output-<output>.(enabled|output-enabled|is-enabled)",
                "\(place).output-<output>-enabled",
                "\(place).out-<output>.(enabled|output-enabled|is-enabled)", "\(place).out-<output>-enabled",
                help: "Whether an output of the module is enabled.", evidence),
            .gauge(
                "lantime_output_enabled", of: list, ports,
                firstOf: [
                    .field("(enabled|output-enabled|is-enabled)", .flag),
                    .field(IOPort.statusWord, .stateNumber(.ioDisabled, ["disabled": 0, "enabled": 1])),
                ],
                help: "Whether an output of the module is enabled.", .predicted("gpsdefs.h MBG_IO_PORT_STATUS_BIT_DISABLED")),
            .states(
                "lantime_output_state", .outputState, of: list, ports, "\(place).output-<output>", "\(place).out-<output>",
                firstOf: [
                    .flag("(overload|overloaded|is-overloaded)", "overload"),
                    .word("(info)?.(state|output-state|signal-state|port-state)"), .word("(info)?.(level-state|level|status)"),
                    .word("(info)?.(status|state|port-status).(flags|status|state)"), .word("(info)?.(flags|port-status)"),
                    .flag("(error|fault|level-error)", "error", otherwise: "ok"),
                    .flag("(ok|level-ok|valid)", "ok", otherwise: "error"),
                ],
                help: stateHelp, evidence),
            .states(
                "lantime_output_state", .outputState, at: list, ports, "\(place).output-<output>", "\(place).out-<output>",
                "\(place).output-<output>-state", "\(place).output-<output>-status",
                "\(place).(outputs|output|output-ports).<output=out#>",
                "\(place).(outputs|output|output-ports).<output=output#>", help: stateHelp, evidence),
            .states(
                "lantime_output_mode", .outputMode, of: list, ports, "\(place).output-<output>", "\(place).out-<output>",
                firstOf: [.word("\(IOPort.settings).(op-mode|mode)")],
                help: "When the output carries its signal.", .predicted("gpsdefs.h MBG_IO_PORT_SETTINGS.op_mode")),
            .info(
                "lantime_output_info", of: list, ports, "\(place).output-<output>", "\(place).out-<output>",
                labels: [
                    "signal": "signal-type, signal, type, function, \(IOPort.settings).port-type",
                    "source": "\(IOPort.settings).source", "direction": IOPort.direction,
                ],
                help: "The signal that an output of the module carries, and where it comes from.", evidence
            ).normalising("signal", .portTypes).normalising("source", .portSources),
        ]
    }
}

extension Vocabulary {
    fileprivate static let outputState = Vocabulary(
        "output-state",
        source: "gpsdefs.h MBG_IO_PORT_STATUS_BIT_*; M4000 manual p. 74 and 92, LNO180: a red LED per output without level",
        [
            State(
                "ok", "normal", "valid", "level-ok", "present", "on", "enabled", "active", "output-enabled", "always-enabled",
                "always-after-sync", "if-sync-only", "passed-through"),
            State("error", "failed", "failure", "fault", "level-error", "no-level", "no-signal"),
            State("overload", "overloaded", "short-circuit"),
            State("disabled", "off", "inactive", "unused"),
        ], flags: .ioPortStatus, otherwise: Otherwise("ok", ifTold: "disabled"))

    /// Only what the status word of a port says, no words.
    fileprivate static let ioDisabled = Vocabulary(
        "io-disabled", source: "gpsdefs.h MBG_IO_PORT_STATUS_BIT_DISABLED", [State("enabled"), State("disabled")],
        flags: .ioPortStatus, otherwise: Otherwise("enabled", ifTold: "disabled"))

    fileprivate static let outputMode = Vocabulary(
        "output-mode", source: "gpsdefs.h MBG_IO_PORT_OP_MODE_BITS and their texts",
        [
            State("disabled", numbers: [0]), State("always_enabled", "always", numbers: [1]),
            State("if_sync_only", numbers: [2]), State("always_after_sync", "after-sync", numbers: [3]),
            State("enabled", numbers: [4]), State("passed_through", "passthrough", numbers: [5]),
        ])
}
