/// A piece of a page: text, or an element with attributes and content.
///
/// Text and attribute values are escaped when they are written, regardless of their origin; names of elements and attributes are
/// literals of this folder. So nothing that a device sends can become markup: there is no way to write markup as text.
indirect enum HTMLNode: Sendable {
    /// Text, as it is meant.
    case text(String)
    /// An element.
    case element(Tag, [Attribute], [HTMLNode])
}

extension HTMLNode {
    /// The same without the colour that says that all is well; the words stay.
    var calmed: HTMLNode {
        switch self {
        case .text: self
        case .element(let tag, let attributes, let content): .element(tag, attributes.map(\.calmed), content.map(\.calmed))
        }
    }
}

/// The name of an element. Call it to make one: `Tag.td(.class("number")) { "12" }`.
struct Tag: Sendable {
    fileprivate let name: StaticString
    /// Whether it has neither content nor an end.
    fileprivate let isVoid: Bool

    private init(_ name: StaticString, isVoid: Bool = false) {
        self.name = name
        self.isVoid = isVoid
    }

    func callAsFunction(_ attributes: Attribute?..., @Content content: () -> [HTMLNode] = { [] }) -> HTMLNode {
        .element(self, attributes.compactMap { $0 }, content())
    }

    static let html = Tag("html"), head = Tag("head"), title = Tag("title"), body = Tag("body")
    static let meta = Tag("meta", isVoid: true), link = Tag("link", isVoid: true)
    static let script = Tag("script"), noscript = Tag("noscript")
    static let header = Tag("header"), nav = Tag("nav"), main = Tag("main"), footer = Tag("footer")
    static let section = Tag("section"), div = Tag("div"), p = Tag("p"), span = Tag("span"), a = Tag("a")
    static let h1 = Tag("h1"), h2 = Tag("h2"), h3 = Tag("h3")
    static let ul = Tag("ul"), ol = Tag("ol"), li = Tag("li")
    static let dl = Tag("dl"), dt = Tag("dt"), dd = Tag("dd")
    static let table = Tag("table"), caption = Tag("caption"), thead = Tag("thead"), tbody = Tag("tbody")
    static let tr = Tag("tr"), th = Tag("th"), td = Tag("td")
    static let time = Tag("time"), strong = Tag("strong"), small = Tag("small"), code = Tag("code"), abbr = Tag("abbr")
    static let details = Tag("details"), summary = Tag("summary")
    static let svg = Tag("svg"), rect = Tag("rect"), path = Tag("path"), circle = Tag("circle")
    static let svgText = Tag("text"), group = Tag("g"), style = Tag("style"), desc = Tag("desc")
    static let img = Tag("img", isVoid: true)
    static let em = Tag("em"), pre = Tag("pre")
    static let form = Tag("form"), label = Tag("label"), input = Tag("input", isVoid: true), button = Tag("button")
    static let select = Tag("select"), option = Tag("option")
}

/// Writes nodes as HTML.
struct HTMLWriter {
    private(set) var bytes: [UInt8] = []

    /// A whole document.
    static func document(_ root: HTMLNode) -> [UInt8] {
        var writer = HTMLWriter()
        writer.bytes += "<!doctype html>\n".utf8
        writer.write(root)
        writer.bytes.append(UInt8(ascii: "\n"))
        return writer.bytes
    }

    /// A picture of its own, which must be well-formed XML.
    static func picture(_ root: HTMLNode) -> [UInt8] {
        var writer = HTMLWriter()
        writer.bytes += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
        writer.write(root)
        writer.bytes.append(UInt8(ascii: "\n"))
        return writer.bytes
    }

    /// A piece of a document.
    static func fragment(_ nodes: [HTMLNode]) -> [UInt8] {
        var writer = HTMLWriter()
        for node in nodes { writer.write(node) }
        return writer.bytes
    }

    private mutating func write(_ node: HTMLNode) {
        switch node {
        case .text(let text): escape(text)
        case .element(let tag, let attributes, let content):
            bytes.append(UInt8(ascii: "<"))
            bytes += tag.name.description.utf8
            for attribute in attributes { write(attribute) }
            bytes.append(UInt8(ascii: ">"))
            if tag.isVoid { return }
            for node in content { write(node) }
            bytes += "</".utf8
            bytes += tag.name.description.utf8
            bytes.append(UInt8(ascii: ">"))
        }
    }

    private mutating func write(_ attribute: Attribute) {
        bytes.append(UInt8(ascii: " "))
        bytes += attribute.name.description.utf8
        guard let value = attribute.value else { return }
        bytes += "=\"".utf8
        escape(value)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Control characters other than white space are not allowed in HTML at all, not even escaped. Marks that nobody sees but that
    /// turn the direction of the text around them, and what XML has no place for, are shown by their numbers.
    private mutating func escape(_ text: String) {
        if text.utf8.contains(where: { $0 >= 0x80 }), text.unicodeScalars.contains(where: \.isInvisibleMark) {
            var visible = ""
            for scalar in text.unicodeScalars {
                if scalar.isInvisibleMark {
                    visible += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
                } else {
                    visible.unicodeScalars.append(scalar)
                }
            }
            return escape(visible)
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            case 0x00..<0x09, 0x0B..<0x20, 0x7F: bytes += "\u{FFFD}".utf8
            default: bytes.append(byte)
            }
        }
    }
}

extension Unicode.Scalar {
    /// Whether it shows nothing itself: directions of writing, joiners, separators of lines, tags, non-characters.
    fileprivate var isInvisibleMark: Bool {
        switch properties.generalCategory {
        case .format, .lineSeparator, .paragraphSeparator: true
        case .control: value >= 0x80
        case .unassigned: value == 0xFFFE || value == 0xFFFF
        default: false
        }
    }
}
