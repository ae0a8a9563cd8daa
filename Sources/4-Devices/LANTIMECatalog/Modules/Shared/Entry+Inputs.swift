import Catalog

extension Entry {
    /// Inputs of a module: whether a signal arrives at each and can be used.
    ///
    /// - Parameter module: the path of the module; lists of inputs stand in it or one level below.
    static func inputs(of module: String, _ evidence: Evidence) -> [Entry] {
        let place = "\(module).(status|state|inputs)?"
        let list = "\(place).(inputs|input|input-ports|signals|references)[input]"
        return [
            .states(
                "lantime_input_state", .inputState, of: list, "\(place).input-<input>", "\(place).in-<input>",
                firstOf: [
                    .word("(state|input-state|signal-state)"), .word("(signal|status)"),
                    .flag("(signal-present|signal-available|present|valid|ok)", "ok", otherwise: "no_signal"),
                    .flag("(no-signal|signal-lost|los)", "no_signal", otherwise: "ok"),
                    .flag("(invalid|error|fault)", "invalid", otherwise: "ok"),
                ],
                help: "State of the signal at an input of the module.", evidence),
            .states(
                "lantime_input_state", .inputState, at: list, "\(place).input-<input>", "\(place).in-<input>",
                "\(place).input-<input>-state", "\(place).input-<input>-status",
                help: "State of the signal at an input of the module.", evidence),
            .info(
                "lantime_input_info", of: list, "\(place).input-<input>", "\(place).in-<input>",
                labels: ["signal": "signal-type, type, kind", "quality_level": "quality-level, ssm, ql"],
                help: "Kind of an input and the quality level (SSM) that its signal carries.", evidence),
        ]
    }
}

extension Vocabulary {
    static let inputState = Vocabulary(
        "input-state", source: "M4000 manual p. 72, 81 and 92: LEDs of the inputs; mbgLtNgTrapMrsSourceInvalid and Ok",
        [
            State(
                "ok", "valid", "normal", "good", "present", "available", "signal-present", "synchronized", "locked", "connected"),
            State("no_signal", "missing", "lost", "los", "loss-of-signal", "not-present", "no-connection", "disconnected"),
            State("invalid", "error", "unusable", "out-of-limits", "failed", "fault", "unlocked", "not-synchronized"),
            State("disabled", "off", "inactive", "unused"),
        ])
}
