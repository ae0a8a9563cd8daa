import Findings

/// The part above the fleet's table: the states as links, the search, and common findings.
enum FleetFilters {
    /// How many devices are in which state; each is a link to these.
    static func states(_ all: [FleetRow], _ query: FleetQuery, _ site: Site) -> HTMLNode {
        Tag.ul(.class("summary"), .label("Devices by state")) {
            for state in FleetQuery.State.allCases {
                let count = all.count { $0.assessment.level == state.level }
                if count > 0 {
                    let isChosen = query.state == state
                    Tag.li {
                        Tag.a(
                            .class("pill", state.level.style),
                            .href(site.fleet(query.with { $0.state = isChosen ? nil : state })),
                            isChosen ? .current("true") : nil
                        ) { "\(count) \(state.level.words)" }
                    }
                }
            }
        }
    }

    /// Search, grouping and order. Works as a plain form; the script sends it while someone types.
    static func form(_ all: [FleetRow], _ query: FleetQuery, _ site: Site) -> HTMLNode {
        let labels = Set(all.lazy.flatMap { $0.condition.labels.lazy.map(\.name) }).sorted()
        return Tag.form(.class("filters"), .action(site.fleet(FleetQuery())), .role("search"), .label("Devices")) {
            Tag.label {
                "Search "
                Tag.input(.type("search"), .named("q"), .value(query.search), .maximumLength(100))
            }
            if !labels.isEmpty {
                Tag.label {
                    "Group by "
                    Tag.select(.named("group")) {
                        option("", "nothing", query.group == nil)
                        for label in labels { option(label, label, query.group == label) }
                    }
                }
            }
            Tag.label {
                "Sort by "
                Tag.select(.named("sort")) {
                    for order in FleetQuery.Order.allCases { option(order.rawValue, order.words, query.order == order) }
                }
            }
            for (name, value) in [("state", query.state?.rawValue), ("label", query.label), ("finding", query.finding)] {
                if let value { Tag.input(.type("hidden"), .name(name), .value(value)) }
            }
            Tag.button(.type("submit")) { "Show" }
            chosen(query, site)
        }
    }

    private static func option(_ value: String, _ words: String, _ isChosen: Bool) -> HTMLNode {
        Tag.option(.value(value), isChosen ? .selected : nil) { words }
    }

    /// Filters without an input field, each with a link that removes it.
    private static func chosen(_ query: FleetQuery, _ site: Site) -> [HTMLNode] {
        var links: [(String, FleetQuery)] = []
        if let label = query.label { links.append((label, query.with { $0.label = nil })) }
        if let finding = query.finding { links.append((finding, query.with { $0.finding = nil })) }
        return links.map { text, without in
            Tag.a(.class("pill", Level.none.style), .href(site.fleet(without)), .label("Remove the filter " + text)) {
                text + " ✕"
            }
        }
    }

    /// Findings for office hours, one line each with the number of devices.
    static func paperwork(_ all: [FleetRow], _ query: FleetQuery, _ site: Site) -> HTMLNode? {
        var counts: [FindingKind: Int] = [:]
        for row in all {
            for kind in Set(row.assessment.findings.map(\.kind)) { counts[kind, default: 0] += 1 }
        }
        let kinds = FindingKind.allCases.filter { $0.concern == .administration }.compactMap { kind in
            counts[kind].map { (kind: kind, count: $0) }
        }
        guard !kinds.isEmpty else { return nil }
        return Tag.ul(.class("paperwork"), .label("For office hours")) {
            for (kind, count) in kinds {
                Tag.li {
                    let affected = query.with {
                        $0.finding = kind.name
                        $0.state = nil
                    }
                    Tag.a(.href(site.fleet(affected))) { Wording.count(count, "device", "devices") }
                    ": " + kind.summary
                }
            }
        }
    }
}
