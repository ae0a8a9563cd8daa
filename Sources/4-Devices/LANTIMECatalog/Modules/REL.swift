import Catalog

extension Subject {
    private static let module = "\(ModulePath.module(of: "rel*")).(rel|error-relay|error-relays|status|state)?"
    /// Where one list contains all relays. An object with keys for single relays is not itself a relay.
    private static let list = "(relays|relay|relay-states|relay-outputs|error-relays|error-relay|outputs|contacts)"
    private static let element = "\(module).\(list)[relay:letter, ?!(a|b|relay-a|relay-b|1|2|relay-1|relay-2)]"
    private static let help =
        "A relay of the error relay module: normally_open while what it watches is in order (contact CO-NO closed),"
        + " normally_closed on an error or without power (contact CO-NC closed)."

    /// REL: three change-over contacts A, B and C that carry the state of the system to an alarm system.
    ///
    /// What each relay watches is set by jumpers: by default A the first clock, B the second clock (or PPS with one clock
    /// only), C the switch unit (or 10 MHz); A and C may also follow notifications. The operator watches that none is in NC
    /// mode. Firmware may report nothing of the relays: then the clocks' own states and the events are left.
    static let rel = Subject(
        "rel", "Error relays (REL)",
        .modelled("REL1000 setup guide p. 10, M4000 manual p. 122, DataMiner IMS-REL; there is no object in the MIB"),
        [
            .states(
                "lantime_relay_state", .relayState, at: "\(module).relay<relay:letter>", "\(module).error-relay<relay:letter>",
                "\(module).\(list)[relay:letter]", "\(module).\(list).<relay:letter>", "\(module).relay<relay:letter>state",
                "\(module).relay<relay:letter>status", help: help
            ).doubting(.silence),
            .states(
                "lantime_relay_state", .relayState, of: "\(module).relay<relay:letter>",
                "\(module).error-relay<relay:letter>", element, "\(module).\(list).<relay:letter>",
                firstOf: [
                    .word("(state|relay-state|contact-state|switch-state)"), .word("(contact|position)"), .word("(status|value)"),
                    // A boolean means something only where the key says what.
                    .flag("(error|fault|failure|alarm)", "normally_closed", otherwise: "normally_open"),
                    .flag("(normal|ok)", "normally_open", otherwise: "normally_closed"),
                    .flag("(normally-open|no|co-no)", "normally_open", otherwise: "normally_closed"),
                    .flag("(normally-closed|nc|co-nc)", "normally_closed", otherwise: "normally_open"),
                    .word("mode"),
                ],
                help: help
            ).doubting(.silence),
            .info(
                "lantime_relay_info", of: "\(module).relay<relay:letter>", "\(module).error-relay<relay:letter>", element,
                "\(module).\(list).<relay:letter>",
                labels: ["signal": "signal, monitored-signal, source, trigger, function, assignment"],
                help: "What the relay watches: CLK1, CLK2, RSC, PPS, 10MHz or notifications.",
                .modelled("REL1000 setup guide p. 10; jumpers set it, so that the device may not know")),
        ])
}

extension Vocabulary {
    /// Words that do not say which contact is meant (`open`, `closed`, `on`) and booleans stand for nothing.
    fileprivate static let relayState = Vocabulary(
        "relay-state",
        source: "REL1000 setup guide p. 10 and DataMiner IMS-REL: NO mode is the normal state, NC mode an error or no power",
        [
            State(
                "normally_open", "no", "no-mode", "no-closed", "closed-no", "co-no", "co-no-closed", "co-no-connected",
                "normally-open-mode", "normal", "normal-operation", "ok", "no-error", "energized", "energised"),
            State(
                "normally_closed", "nc", "nc-mode", "nc-closed", "closed-nc", "co-nc", "co-nc-closed", "co-nc-connected",
                "normally-closed-mode", "error", "failed", "failure", "fail", "fault", "alarm", "de-energized", "de-energised",
                "powered-off"),
        ])
}
