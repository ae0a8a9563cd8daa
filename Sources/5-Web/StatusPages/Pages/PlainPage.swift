extension StatusPage {
    /// Text as it is, in the frame of the pages.
    public static func text(_ title: String, _ text: String, _ site: Site) -> StatusPage {
        StatusPage(
            title: title, place: title == "Configuration" ? .configuration : .elsewhere,
            content: [
                Tag.div(.class("title")) { Tag.h1 { title } },
                Tag.div(.class("card")) {
                    Tag.div(.class("scroll"), .role("region"), .label(title), .tabIndex(0)) { Tag.pre { text } }
                },
            ])
    }

    /// A request that no page answers: the problem in a sentence, and the way back. It stays as it is while it is open.
    public static func problem(_ title: String, _ sentence: String, _ site: Site) -> StatusPage {
        StatusPage(
            title: title, place: .elsewhere,
            content: [
                Tag.div(.class("title")) { Tag.h1 { title } }, Tag.p { sentence },
                Tag.p { Tag.a(.href(site.fleet(FleetQuery()))) { "All devices" } },
            ], isLive: false)
    }
}
