/// The device's view of others: sources of its clocks, nodes that it measures, its team.
enum NetworkSections {
    static func sources(_ sources: [SourceView]) -> HTMLNode? {
        guard !sources.isEmpty else { return nil }
        return Parts.section("sources", "Sources of the clocks", true) {
            Parts.table("Sources of the clocks", ["Clock", "Source", "State", .number("Offset"), .number("Outages")]) {
                for source in sources {
                    Tag.tr {
                        Tag.th(.scope("row")) { source.slot + " " + source.priority }
                        Parts.cell(
                            [source.kind, source.instance == "0" ? "" : source.instance].filter { !$0.isEmpty }.joined(
                                separator: " "))
                        Tag.td { Parts.pill(source.verdict) }
                        Parts.number(source.offset.map(Quantity.offset))
                        Parts.number(source.outages.map(Number.grouped))
                    }
                }
            }
        }
    }

    static func syncMon(_ syncMon: SyncMonView?, _ site: Site) -> HTMLNode? {
        guard let syncMon else { return nil }
        return Parts.section("syncmon", "SyncMon", true) {
            Tag.p(.class("quiet", "lead")) {
                Wording.count(syncMon.count, "node", "nodes")
                for (state, count) in syncMon.states { Parts.pill(Verdict(level(state), "\(count) \(Wording.spaced(state))")) }
                if let updated = syncMon.updated {
                    " measured "
                    Parts.moment(updated, site)
                }
            }
            Parts.table("Nodes of SyncMon", ["Node", "State", .number("Offset"), "Address", "Protocol"]) {
                for node in syncMon.nodes {
                    Tag.tr {
                        Tag.th(.scope("row")) { node.name.isEmpty ? node.id : node.name }
                        Tag.td { Parts.pill(Verdict(level(node.state), node.state.map(Wording.spaced) ?? "not reported")) }
                        Parts.number(node.offset.map(Quantity.offset))
                        Parts.cell(node.address)
                        Parts.cell(node.protocolName)
                    }
                }
            }
            let more = syncMon.count - syncMon.nodes.count
            if more > 0 {
                Tag.p(.class("quiet")) {
                    "\(more) more are not listed. The worst are listed first, then those with the largest offset."
                }
            }
        }
    }

    static func syncTeam(_ team: SyncTeamView?) -> HTMLNode? {
        guard let team else { return nil }
        return Parts.section("syncteam", "SyncTeam") {
            Parts.values([
                ("Role", Parts.text(Wording.spaced(team.mode))),
                ("Members", Parts.text(members(team))),
                ("Offline", team.offline.map { Parts.pill(Verdict($0 > 0 ? .warning : .good, String($0))) }),
                ("Master", Parts.text(team.master)),
                ("Reference of the master", Parts.text(team.reference)),
                ("Time error of the team", Parts.text(team.quality.map { "at most " + Quantity.seconds($0) })),
            ])
            if !team.list.isEmpty {
                Parts.table(
                    "Members of the SyncTeam", ["Member", "State", .number("Offset"), .explained("Merit", .figureOfMerit)]
                ) {
                    for member in team.list {
                        Tag.tr {
                            Tag.th(.scope("row")) { member.name }
                            Tag.td { Parts.pill(Verdict(memberLevel(member.state), member.state ?? "not reported")) }
                            Parts.number(member.offset.map(Quantity.offset))
                            Parts.number(member.merit.map { Number.rounded($0, 0) })
                        }
                    }
                }
            }
        }
    }

    private static func members(_ team: SyncTeamView) -> String? {
        guard let members = team.members else { return nil }
        return team.online.map { "\($0) of \(members) online" } ?? String(members)
    }

    private static func memberLevel(_ state: String?) -> Level {
        switch state {
        case "online": .good
        case nil: .none
        default: .warning
        }
    }

    private static func level(_ state: String?) -> Level {
        switch state {
        case "normal": .good
        case "initializing", nil: .none
        default: .warning
        }
    }
}
