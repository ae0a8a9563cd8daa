/// Relays drawn as the change-over contacts that they are: the common terminal (CO) touches NO or NC.
enum RelayDrawing {
    static func section(_ relays: [RelayView], _ site: Site) -> HTMLNode? {
        guard !relays.isEmpty else { return nil }
        return Parts.section("relays", "Error relays") {
            Glossary.relay.term("What NO and NC mean")
            Tag.ul(.class("contacts")) {
                for relay in relays {
                    Tag.li(.class("contact", Verdict.relay(relay.state).level.style)) {
                        Tag.span(.class("name")) { relay.slot + " " + relay.name }
                        contact(relay.state)
                        Parts.pill(Verdict(Verdict.relay(relay.state).level, words(relay.state)))
                        Parts.since(relay.since, site)
                        if !relay.signal.isEmpty { Tag.small { "monitors " + relay.signal } }
                    }
                }
            }
        }
    }

    private static func words(_ state: String) -> String {
        switch state {
        case "normally_open": "NO: in order"
        case "normally_closed": "NC: error"
        default: "unknown"
        }
    }

    /// CO at the left, NO above and NC below at the right, as on the data sheet.
    private static func contact(_ state: String) -> HTMLNode {
        Tag.svg(.class("drawing"), .viewBox(116, 48), .hidden) {
            Tag.path(.class("wire"), .d("M2 24H24M72 10H94M72 38H94"))
            Tag.svgText(.x(2), .y(19)) { "CO" }
            Tag.svgText(.x(98), .y(14)) { "NO" }
            Tag.svgText(.x(98), .y(42)) { "NC" }
            Tag.circle(.cx(26), .cy(24), .r(3))
            Tag.circle(.cx(70), .cy(10), .r(3))
            Tag.circle(.cx(70), .cy(38), .r(3))
            switch state {
            case "normally_open": Tag.path(.class("blade"), .d("M26 24L70 10"))
            case "normally_closed": Tag.path(.class("blade"), .d("M26 24L70 38"))
            default: Tag.path(.class("blade", "unsure"), .d("M26 24H64"))
            }
        }
    }
}
