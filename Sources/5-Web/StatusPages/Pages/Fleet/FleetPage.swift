public import Configuration
import Findings

extension StatusPage {
    /// The start page: the devices in a table, those in trouble at the top.
    ///
    /// - Parameters:
    ///   - all: every device, in the order of the configuration.
    ///   - query: which devices, in which order.
    ///   - links: the configured links to other systems.
    public static func fleet(
        _ all: [FleetRow], _ query: FleetQuery, links: [LinkTemplate] = [], _ site: Site
    ) -> StatusPage {
        let shown = query.ordered(all.filter(query.filter))
        let elsewhere = Elsewhere.links(links)
        let worst = all.map(\.assessment.level).max() ?? .none
        return StatusPage(
            title: "Fleet", place: .fleet,
            content: [
                Tag.div(.class("title"), .data(worst: worst.words)) {
                    Tag.h1 { "Fleet" }
                    FleetFilters.states(all, query, site)
                    if !elsewhere.isEmpty { Tag.ul(.class("links"), .label("Links")) { elsewhere } }
                },
                all.isEmpty ? empty : FleetFilters.form(all, query, site),
                FleetFilters.paperwork(all, query, site),
                all.isEmpty ? nil : shown.isEmpty ? nothing : FleetTable.table(shown, query, site),
            ].compactMap { $0 })
    }

    private static var empty: HTMLNode {
        Tag.p {
            "No device is configured yet: add one under "
            Tag.code { "devices:" }
            " in the configuration file."
        }
    }

    private static var nothing: HTMLNode { Tag.p(.class("quiet")) { "No device matches." } }
}

extension Level {
    /// For a device as a whole.
    var words: String {
        switch self {
        case .failure: "failing"
        case .warning: "to look at"
        case .good: "in order"
        case .none: "being queried"
        }
    }
}
