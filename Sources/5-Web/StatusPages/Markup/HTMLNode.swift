/// A piece of a page: text, or an element with attributes and content.
///
/// Text and attribute values are escaped when they are written, regardless of their origin; names of elements and attributes are
/// literals of this folder. So nothing that a device sends can become markup: there is no way to write markup as text.
indirect enum HTMLNode: Sendable {
    /// Text, as it is meant.
    case text(String)
    /// An element.
    case element(Tag, [Attribute], [HTMLNode])
    /// Prepared nodes, because they are shown often.
    case written(WrittenHTML)
}

extension HTMLNode {
    /// The same without the colour for healthy; the words stay. Prepared parts stay as they are.
    var calmed: HTMLNode {
        switch self {
        case .text, .written: self
        case .element(let tag, let attributes, let content): .element(tag, attributes.map(\.calmed), content.map(\.calmed))
        }
    }
}

/// The name of an element. Call it to make one: `Tag.td(.class("number")) { "12" }`.
struct Tag: Sendable {
    let name: StaticString
    /// Whether it has neither content nor an end.
    let isVoid: Bool

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
    static let h1 = Tag("h1"), h2 = Tag("h2")
    static let ul = Tag("ul"), ol = Tag("ol"), li = Tag("li")
    static let dl = Tag("dl"), dt = Tag("dt"), dd = Tag("dd")
    static let table = Tag("table"), thead = Tag("thead"), tbody = Tag("tbody")
    static let tr = Tag("tr"), th = Tag("th"), td = Tag("td")
    static let time = Tag("time"), strong = Tag("strong"), small = Tag("small"), code = Tag("code")
    static let details = Tag("details"), summary = Tag("summary")
    static let svg = Tag("svg"), rect = Tag("rect"), path = Tag("path"), circle = Tag("circle")
    static let svgText = Tag("text"), group = Tag("g"), style = Tag("style"), desc = Tag("desc")
    static let img = Tag("img", isVoid: true)
    static let em = Tag("em"), pre = Tag("pre")
    static let form = Tag("form"), label = Tag("label"), input = Tag("input", isVoid: true), button = Tag("button")
    static let select = Tag("select"), option = Tag("option")
}
