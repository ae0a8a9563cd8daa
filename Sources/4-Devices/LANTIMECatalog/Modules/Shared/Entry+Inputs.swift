import Catalog

extension Entry {
    /// Inputs of a module: whether a signal arrives at each and can be used.
    ///
    /// - Parameters:
    ///   - module: the path of the module; lists of inputs are in it or below.
    ///   - hasOnlyInputs: whether ports without a direction are inputs.
    static func inputs(of module: String, _ evidence: Evidence, hasOnlyInputs: Bool = true) -> [Entry] {
        let place = "\(module).*?.(info|status|state)?"
        let inputs = "\(place).(inputs|input|input-ports|signals|references)"
        let list = "\(inputs)[input]"
        let direction = hasOnlyInputs ? "?!\(IOPort.direction)=output|out|1" : "?\(IOPort.direction)=in*|0|2"
        let ports = "\(place).(ports|port|io-ports|io-port)[input, \(direction)]"
        let stateHelp = "State of the signal at an input of the module."
        return [
            .states(
                "lantime_input_state", .inputState, of: list, ports, "\(place).input-<input>", "\(place).in-<input>",
                firstOf: [
                    .word("(info)?.(state|input-state|signal-state|port-state)"), .word("(info)?.(signal|status)"),
                    .word("(info)?.(status|state|port-status).(flags|status|state)"), .word("(info)?.(flags|port-status)"),
                    .flag("(signal-present|signal-available|present|valid|ok)", "ok", otherwise: "no_signal"),
                    .flag("(no-signal|signal-lost|los)", "no_signal", otherwise: "ok"),
                    .flag("(invalid|error|fault)", "invalid", otherwise: "ok"),
                ],
                help: stateHelp, evidence),
            .states(
                "lantime_input_state", .inputState, at: list, ports, "\(place).input-<input>", "\(place).in-<input>",
                "\(place).input-<input>-state", "\(place).input-<input>-status", "\(inputs).<input=in#>",
                "\(inputs).<input=input#>", help: stateHelp, evidence),
            .gauge(
                "lantime_input_carrier_detected", of: list, ports,
                firstOf: [
                    .field("(info)?.(status|state|port-status)?.(flags|status|state)?.carrier-detected", .flag),
                    .field(IOPort.statusWord, .flagOf(.ioPortStatus, "carrier-detected")),
                ],
                help: "Whether a cable with something at its other end is plugged in.",
                .predicted("gpsdefs.h MBG_IO_PORT_STATUS_BIT_*")),
            .info(
                "lantime_input_info", of: list, ports, "\(place).input-<input>", "\(place).in-<input>",
                labels: [
                    "signal": "signal-type, type, kind, \(IOPort.settings).port-type", "quality_level": "quality-level, ssm, ql",
                    "direction": IOPort.direction,
                ],
                help: "Kind of an input and the quality level (SSM) that its signal carries.", evidence
            ).normalising("signal", .portTypes),
        ]
    }
}

extension Vocabulary {
    static let inputState = Vocabulary(
        "input-state",
        source:
            "gpsdefs.h MBG_IO_PORT_STATUS_BIT_*; M4000 manual p. 72, 81 and 92: LEDs of the inputs; mbgLtNgTrapMrsSourceInvalid and Ok",
        [
            State(
                "ok", "input-signal-avail", "valid", "normal", "present", "available", "signal-available", "synchronized",
                "locked"),
            State("verifying", "time-gets-verified"),
            State(
                "no_signal", "input-signal-lost", "input-signal-never-avail", "missing", "lost", "los", "no-connection"),
            State(
                "invalid", "telegram-inconsistent", "short-circuit", "error", "unusable", "failed", "fault", "unlocked",
                "not-synchronized"),
            State("disabled", "off", "inactive", "unused"),
        ], flags: .ioPortStatus, otherwise: Otherwise("no_signal", ifTold: "input-signal-avail"))
}
