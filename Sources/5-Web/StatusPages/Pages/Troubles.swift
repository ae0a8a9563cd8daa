/// Problems of the exporter itself, shown on every page.
enum Troubles {
    static func banner(_ site: Site) -> [HTMLNode] {
        guard !site.troubles.isEmpty else { return [] }
        return [
            Tag.section(.class("banner"), .label("The exporter itself")) {
                Tag.strong { "The exporter itself: " }
                for trouble in site.troubles { Tag.p { trouble } }
            }
        ]
    }
}
