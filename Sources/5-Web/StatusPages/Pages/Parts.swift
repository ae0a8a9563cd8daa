/// Components of several pages.
enum Parts {
    /// A state as a word in a coloured frame.
    static func pill(_ verdict: Verdict) -> HTMLNode {
        Tag.span(.class("pill", verdict.level.style)) { verdict.words }
    }

    /// A moment, with its distance from now to read. The script shows the time itself on demand, in the reader's zone.
    static func moment(_ unixTime: Double?, _ site: Site) -> HTMLNode {
        guard let unixTime else { return Tag.span(.class("quiet")) { "never" } }
        return time(unixTime, "age") { Quantity.age(max(0, site.now - unixTime)) }
    }

    /// Since when a state applies; empty when that is unknown, or was only just observed.
    static func since(_ moment: Moment?, _ site: Site) -> HTMLNode? {
        guard let moment else { return nil }
        let span = max(0, site.now - moment.time)
        guard !moment.isEarlier || span >= 60 else { return nil }
        return time(moment.time, "age", "quiet") { (moment.isEarlier ? " for more than " : " for ") + Quantity.span(span) }
    }

    /// A moment as date and time, in UTC until the script shows it in another zone; a dash without one.
    static func timestamp(_ unixTime: Double?) -> HTMLNode {
        unixTime.map { unixTime in time(unixTime, "at") { Quantity.time(unixTime) } } ?? .text("–")
    }

    private static func time(_ unixTime: Double, _ classes: StaticString..., words: () -> String) -> HTMLNode {
        let text = Quantity.time(unixTime)
        return Tag.time(
            .classes(classes[0], classes.dropFirst().map { Style($0) }), .datetime(text.prefix(10) + "T" + text.suffix(8) + "Z"),
            .title(text + " UTC")
        ) { words() }
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
                            Tag.th(.scope("col"), column.isNumber ? .class("number") : nil) { column.label.node }
                        }
                    }
                }
                bodies()
            }
        }
    }

    /// A name of a value, with an explanation for technical terms.
    struct Label {
        let words: String
        var glossary: Glossary?

        var node: HTMLNode { glossary.map { $0.term(words) } ?? .text(words) }
    }

    /// A column's head.
    struct Column {
        let label: Label
        var isNumber = false

        static func number(_ title: String) -> Column { Column(label: Label(words: title), isNumber: true) }
        static func explained(_ title: String, _ glossary: Glossary) -> Column { Column(label: .explained(title, glossary)) }
    }

    /// A cell with text; a dash for what the device does not report.
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

    /// Names with their values; names without a value are left out.
    static func values(_ pairs: [(label: Label, value: HTMLNode?)]) -> HTMLNode {
        Tag.dl(.class("values")) {
            for pair in pairs {
                if let value = pair.value {
                    Tag.div {
                        Tag.dt { pair.label.node }
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

extension Parts.Label: ExpressibleByStringLiteral {
    init(stringLiteral words: String) { self.init(words: words) }

    static func explained(_ words: String, _ glossary: Glossary) -> Parts.Label { Parts.Label(words: words, glossary: glossary) }
}

extension Parts.Column: ExpressibleByStringLiteral {
    init(stringLiteral title: String) { self.init(label: Parts.Label(words: title)) }
}
