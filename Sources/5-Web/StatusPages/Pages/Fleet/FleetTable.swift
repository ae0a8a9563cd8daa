import Findings

/// The table of the fleet's page, in groups if requested.
enum FleetTable {
    private static let columns: [Parts.Column] = [
        // The findings come early, so that they are visible on a phone.
        "Device", "State", "To do", "Synchronisation", .number("Time error"), "Clock", .number("Satellites"), "Relays",
        "PTP clients", .number("Seen"),
    ]

    static func table(_ shown: [FleetRow], _ query: FleetQuery, _ site: Site) -> HTMLNode {
        Tag.div(.class("fleet")) {
            Parts.groupedTable("Devices", columns) {
                if let label = query.group {
                    for group in groups(shown, by: label) {
                        Tag.tbody {
                            heading(group, label, query, site)
                            for row in group.members { self.row(row, site) }
                        }
                    }
                } else {
                    Tag.tbody { for row in shown { self.row(row, site) } }
                }
            }
        }
    }

    /// Groups in the order of their worst member, which the rows are in already unless another order is asked for.
    private static func groups(_ shown: [FleetRow], by label: String) -> [(value: String, members: [FleetRow])] {
        var order: [String] = []
        var members: [String: [FleetRow]] = [:]
        for row in shown {
            let value = row.condition.labels.first { $0.name == label }?.value ?? ""
            if members[value] == nil { order.append(value) }
            members[value, default: []].append(row)
        }
        return order.map { ($0, members[$0] ?? []) }
    }

    private static func heading(
        _ group: (value: String, members: [FleetRow]), _ label: String, _ query: FleetQuery, _ site: Site
    ) -> HTMLNode {
        let failing = group.members.count { $0.assessment.level == .failure }
        return Tag.tr(.class("group")) {
            Tag.th(.scope("rowgroup"), .columnSpan(columns.count)) {
                if group.value.isEmpty {
                    "without " + label
                } else {
                    let members = query.with {
                        $0.label = "\(label)=\(group.value)"
                        $0.group = nil
                    }
                    Tag.a(.href(site.fleet(members))) { group.value }
                }
                " " + Wording.count(group.members.count, "device", "devices")
                if failing > 0 { Parts.pill(Verdict(.failure, "\(failing) failing")) }
            }
        }
    }

    private static func row(_ row: FleetRow, _ site: Site) -> HTMLNode {
        let node = Tag.tr(.class("device", row.assessment.level.style)) {
            Tag.th(.scope("row")) {
                Tag.a(.href(site.device(row.name))) { row.name }
                Tag.small { row.model.isEmpty ? row.condition.address : row.model }
            }
            Tag.td(.class("reach"), .data(label: "State")) { Parts.pill(row.reach) }
            Tag.td(.class("todo"), .data(label: "To do")) { toDo(row, site) }
            row.cells
            Tag.td(.class("number"), .data(label: "Seen")) { Parts.moment(row.condition.lastSeen, site) }
        }
        return row.assessment.isTimeBad ? node.calmed : node
    }

    /// The most severe finding in full, and the number of others.
    private static func toDo(_ row: FleetRow, _ site: Site) -> [HTMLNode] {
        let (findings, notices) = (row.assessment.findings, row.condition.notices)
        let others = findings.count + notices.count - 1
        if let first = findings.first, first.level >= .warning || notices.isEmpty {
            return [Tag.span(.class("finding", first.level.style)) { first.brief }] + more(others, Parts.since(first.since, site))
        }
        guard let notice = notices.first else { return [Tag.span(.class("quiet")) { "nothing" }] }
        return [Tag.span(.class("finding", Level.warning.style)) { notice }] + more(others, nil)
    }

    private static func more(_ count: Int, _ since: HTMLNode?) -> [HTMLNode] {
        guard count > 0 || since != nil else { return [] }
        return [
            Tag.small {
                since
                count > 0 ? " and \(count) more" : nil
            }
        ]
    }
}
