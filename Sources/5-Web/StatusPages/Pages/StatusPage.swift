/// A finished page, whole or the part that changes.
public struct StatusPage: Sendable {
    let title: String
    /// The entry of the navigation that it belongs to.
    let place: Place
    let content: [HTMLNode]
    /// Whether an open page asks again for what may have changed.
    var isLive = true

    enum Place: CaseIterable {
        case fleet
        case sessions
        case collections
        case runbooks
        case configuration
        case elsewhere
    }

    /// Only the page's main part, which its script replaces.
    public func fragment(_ site: Site) -> [UInt8] { HTMLWriter.fragment(Troubles.banner(site) + content) }

    /// The whole document.
    public func document(_ site: Site) -> [UInt8] {
        HTMLWriter.document(
            Tag.html(.lang("en")) {
                Tag.head {
                    Tag.meta(.charset("utf-8"))
                    Tag.title { title + " · lantime_exporter" }
                    Tag.meta(.named("viewport"), .content("width=device-width, initial-scale=1"))
                    Tag.meta(.named("color-scheme"), .content("light dark"))
                    Tag.link(.rel("icon"), .type("image/svg+xml"), .href(site.asset(.icon)))
                    Tag.link(.rel("stylesheet"), .href(site.asset(.styleSheet)))
                    Tag.script(.src(site.asset(.script)), .defer)
                    if isLive { Tag.noscript { Tag.meta(.httpEquiv("refresh"), .content("60")) } }
                }
                Tag.body {
                    Tag.a(.class("skip"), .href(.anchor("content"))) { "Skip to the content" }
                    header(site)
                    Tag.main(.id("content"), .tabIndex(-1), isLive ? .data(refresh: site.refresh) : nil) {
                        Troubles.banner(site)
                        content
                    }
                    footer(site)
                }
            })
    }

    private func header(_ site: Site) -> HTMLNode {
        Tag.header(.class("bar")) {
            Tag.a(.class("brand"), .href(site.link("/"))) { "lantime_exporter" }
            Tag.nav(.label("Pages")) {
                item("Fleet", site.link("/"), .fleet)
                item("Sessions", site.link("/sessions"), .sessions)
                item("Collections", site.link("/collections"), .collections)
                Tag.a(.href(site.link(site.telemetryPath))) { "Metrics" }
                item("Configuration", site.link("/config"), .configuration)
                item("Runbooks", site.link("/runbooks"), .runbooks)
            }
            // Here the script shows when it has fetched the page again, or that it cannot.
            Tag.p(.id("live"), .class("live"), .role("status"), .live("polite")) { Quantity.time(site.now) + " UTC" }
        }
    }

    private func item(_ text: String, _ link: Link, _ place: Place) -> HTMLNode {
        Tag.a(.href(link), place == self.place ? .current("page") : nil) { text }
    }

    private func footer(_ site: Site) -> HTMLNode {
        Tag.footer {
            Tag.p {
                "lantime_exporter " + site.version + ". "
                // The script names the zone in which it shows times.
                Tag.span(.id("zone")) { "Times are UTC." }
                " "
                Tag.a(.href(site.link("/sd"))) { "Service discovery" }
                " · "
                Tag.a(.href(site.link("/-/healthy"))) { "Health" }
                " · "
                Tag.a(.href(site.link("/-/ready"))) { "Readiness" }
            }
        }
    }
}
