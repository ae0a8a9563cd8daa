/// Pieces that several pages are made of.
enum Parts {
    /// A state as a word in a coloured frame.
    static func pill(_ verdict: Verdict) -> HTMLNode {
        Tag.span(.class("pill", verdict.level.style)) { verdict.words }
    }

    /// A moment, with its distance from now to read and the time itself to point at.
    static func moment(_ unixTime: Double?, _ site: Site) -> HTMLNode {
        guard let unixTime else { return Tag.span(.class("quiet")) { "never" } }
        let text = Quantity.time(unixTime)
        return Tag.time(.datetime(text.replacing(" ", with: "T") + "Z"), .title(text + " UTC")) {
            Quantity.age(max(0, site.now - unixTime))
        }
    }

    /// Since when something is as it is; nothing when that is not known.
    static func since(_ unixTime: Double?, _ site: Site) -> HTMLNode? {
        guard let unixTime else { return nil }
        let text = Quantity.time(unixTime)
        return Tag.time(.class("quiet"), .datetime(text.replacing(" ", with: "T") + "Z"), .title("since \(text) UTC")) {
            " for " + Quantity.span(max(0, site.now - unixTime))
        }
    }

    /// A moment as date and time.
    static func timestamp(_ unixTime: Double) -> HTMLNode {
        let text = Quantity.time(unixTime)
        return Tag.time(.datetime(text.replacing(" ", with: "T") + "Z")) { text }
    }

    /// A table that scrolls by itself on a narrow screen; the region can be reached and scrolled with the keyboard.
    static func table(_ label: String, _ columns: [Column], @Content rows: () -> [HTMLNode]) -> HTMLNode {
        groupedTable(label, columns) { Tag.tbody { rows() } }
    }

    /// The same with several bodies.
    static func groupedTable(_ label: String, _ columns: [Column], @Content bodies: () -> [HTMLNode]) -> HTMLNode {
        Tag.div(.class("scroll"), .role("region"), .label(label), .tabIndex(0)) {
            Tag.table {
                Tag.thead {
                    Tag.tr {
                        for column in columns {
                            Tag.th(.scope("col"), column.isNumber ? .class("number") : nil) { column.title }
                        }
                    }
                }
                bodies()
            }
        }
    }

    /// A column's head.
    struct Column: ExpressibleByStringLiteral {
        let title: String
        let isNumber: Bool

        init(stringLiteral title: String) { self.init(title, isNumber: false) }

        init(_ title: String, isNumber: Bool) {
            self.title = title
            self.isNumber = isNumber
        }

        static func number(_ title: String) -> Column { Column(title, isNumber: true) }
    }

    /// A cell with text; a dash for what the device does not tell.
    static func cell(_ text: String?) -> HTMLNode {
        Tag.td { text.flatMap { $0.isEmpty ? nil : $0 } ?? "–" }
    }

    /// A cell with a number.
    static func number(_ text: String?) -> HTMLNode {
        Tag.td(.class("number")) { text ?? "–" }
    }

    /// A part of a page with a heading that names it.
    static func section(_ id: String, _ heading: String, _ wide: Bool = false, @Content content: () -> [HTMLNode]) -> HTMLNode {
        Tag.section(.labelledBy(id), wide ? .class("card", "wide") : .class("card")) {
            Tag.h2(.id(id)) { heading }
            content()
        }
    }

    /// Names with their values; what has none is left out.
    static func values(_ pairs: [(name: String, value: HTMLNode?)]) -> HTMLNode {
        Tag.dl(.class("values")) {
            for pair in pairs {
                if let value = pair.value {
                    Tag.div {
                        Tag.dt { pair.name }
                        Tag.dd { value }
                    }
                }
            }
        }
    }

    static func text(_ text: String?) -> HTMLNode? {
        text.flatMap { $0.isEmpty ? nil : HTMLNode.text($0) }
    }
}
