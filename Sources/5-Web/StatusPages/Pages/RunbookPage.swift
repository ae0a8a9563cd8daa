import Findings

extension StatusPage {
    /// What to do when an alert fires.
    ///
    /// - Parameter name: that of the alert.
    /// - Returns: `nil` when there is no such runbook.
    public static func runbook(_ name: String, _ site: Site) -> StatusPage? {
        guard let book = Runbook.all[name] else { return nil }
        return StatusPage(
            title: name, place: .runbooks,
            content: [
                Tag.div(.class("title")) { Tag.h1 { name } },
                Tag.div(.class("card", "prose")) { RunbookText.nodes(book.lines, site) },
            ])
    }

    /// All runbooks: those that pages link first, by what they put at risk.
    public static func runbooks(_ site: Site) -> StatusPage {
        let known = Dictionary(grouping: FindingKind.allCases, by: \.concern)
        let others = Set(Runbook.all.keys).subtracting(FindingKind.allCases.map(\.name)).subtracting(["Runbooks"]).sorted()
        return StatusPage(
            title: "Runbooks", place: .runbooks,
            content: [
                Tag.div(.class("title")) { Tag.h1 { "Runbooks" } },
                Tag.div(.class("cards")) {
                    for concern in Concern.allCases {
                        list(concern.rawValue, concern.heading, (known[concern] ?? []).map { ($0.name, $0.summary) }, site)
                    }
                    list("others", "Alerts that only Prometheus can raise", others.map { ($0, "") }, site)
                },
            ])
    }

    private static func list(_ id: String, _ heading: String, _ books: [(name: String, summary: String)], _ site: Site)
        -> HTMLNode
    {
        Parts.section(id, heading) {
            Tag.ul(.class("findings")) {
                for book in books {
                    Tag.li {
                        Tag.a(.href(site.runbook(book.name))) { book.name }
                        if !book.summary.isEmpty { Tag.small { book.summary } }
                    }
                }
            }
        }
    }
}
