/// An attribute of an element. Only those that are listed here exist: none that could run or style anything.
struct Attribute: Sendable {
    let name: StaticString
    /// Escaped when it is written; `nil` for a boolean attribute.
    let value: String?

    private init(_ name: StaticString, _ value: String?) {
        self.name = name
        self.value = value
    }

    // MARK: - Document

    static func `class`(_ names: StaticString...) -> Attribute {
        Attribute("class", names.map(\.description).joined(separator: " "))
    }
    /// Classes of the style sheet that are chosen by value.
    static func `class`(_ first: StaticString, _ style: Style) -> Attribute {
        Attribute("class", "\(first) \(style.name)")
    }
    static func classes(_ first: StaticString, _ styles: [Style]) -> Attribute {
        Attribute("class", ([first.description] + styles.map(\.name)).joined(separator: " "))
    }
    static func id(_ text: String) -> Attribute { Attribute("id", text) }
    static func href(_ link: Link) -> Attribute { Attribute("href", link.text) }
    static func src(_ link: Link) -> Attribute { Attribute("src", link.text) }
    static func alternative(_ text: String) -> Attribute { Attribute("alt", text) }
    static var lazy: Attribute { Attribute("loading", "lazy") }
    static func rel(_ text: StaticString) -> Attribute { Attribute("rel", text.description) }
    static func type(_ text: StaticString) -> Attribute { Attribute("type", text.description) }
    static func lang(_ text: StaticString) -> Attribute { Attribute("lang", text.description) }
    static func charset(_ text: StaticString) -> Attribute { Attribute("charset", text.description) }
    static func named(_ text: StaticString) -> Attribute { Attribute("name", text.description) }
    static func content(_ text: String) -> Attribute { Attribute("content", text) }
    static func httpEquiv(_ text: StaticString) -> Attribute { Attribute("http-equiv", text.description) }
    static var `defer`: Attribute { Attribute("defer", nil) }
    static func title(_ text: String) -> Attribute { Attribute("title", text) }
    static func datetime(_ text: String) -> Attribute { Attribute("datetime", text) }
    static func data(refresh seconds: Int) -> Attribute { Attribute("data-refresh", String(seconds)) }
    // Read by the script, which announces changes to screen readers.
    static func data(worst text: String) -> Attribute { Attribute("data-worst", text) }

    /// Names a cell where its column has no head in sight: on a phone.
    static func data(label text: StaticString) -> Attribute { Attribute("data-label", text.description) }

    /// Keeps a part open while the script fetches the page again.
    static func keep(_ id: String) -> Attribute { Attribute("data-keep", id) }

    /// The same without the colour for healthy; the words stay.
    var calmed: Attribute {
        guard name.description == "class", let value, value.contains("good") else { return self }
        let classes = value.split(separator: " ").map { $0 == "good" ? "none" : $0 }
        return Attribute(name, classes.joined(separator: " "))
    }

    // MARK: - Forms

    static func action(_ link: Link) -> Attribute { Attribute("action", link.text) }
    static func name(_ text: String) -> Attribute { Attribute("name", text) }
    static func value(_ text: String) -> Attribute { Attribute("value", text) }
    static func maximumLength(_ count: Int) -> Attribute { Attribute("maxlength", String(count)) }
    static var selected: Attribute { Attribute("selected", nil) }

    // MARK: - Tables and assistive technology

    static func columnSpan(_ count: Int) -> Attribute { Attribute("colspan", String(count)) }
    static func scope(_ text: StaticString) -> Attribute { Attribute("scope", text.description) }
    static func role(_ text: StaticString) -> Attribute { Attribute("role", text.description) }
    static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
    static func labelledBy(_ id: String) -> Attribute { Attribute("aria-labelledby", id) }
    static func describedBy(_ id: String) -> Attribute { Attribute("aria-describedby", id) }
    static func live(_ text: StaticString) -> Attribute { Attribute("aria-live", text.description) }
    static func current(_ text: StaticString) -> Attribute { Attribute("aria-current", text.description) }
    static var hidden: Attribute { Attribute("aria-hidden", "true") }
    static func tabIndex(_ index: Int) -> Attribute { Attribute("tabindex", String(index)) }

    // MARK: - Drawings

    static func viewBox(_ width: Int, _ height: Int) -> Attribute { Attribute("viewBox", "0 0 \(width) \(height)") }
    static func width(_ length: Double) -> Attribute { Attribute("width", Number.plain(length)) }
    static func height(_ length: Double) -> Attribute { Attribute("height", Number.plain(length)) }
    static func x(_ length: Double) -> Attribute { Attribute("x", Number.plain(length)) }
    static func y(_ length: Double) -> Attribute { Attribute("y", Number.plain(length)) }
    static func cx(_ length: Double) -> Attribute { Attribute("cx", Number.plain(length)) }
    static func cy(_ length: Double) -> Attribute { Attribute("cy", Number.plain(length)) }
    static func r(_ length: Double) -> Attribute { Attribute("r", Number.plain(length)) }
    static func d(_ path: StaticString) -> Attribute { Attribute("d", path.description) }
    static func rx(_ length: Double) -> Attribute { Attribute("rx", Number.plain(length)) }
    static var stretched: Attribute { Attribute("preserveAspectRatio", "none") }
    static func fill(_ colour: StaticString) -> Attribute { Attribute("fill", colour.description) }
    static func stroke(_ colour: StaticString) -> Attribute { Attribute("stroke", colour.description) }
    static func paintClass(_ prefix: StaticString, _ paint: Paint) -> Attribute {
        Attribute("class", "\(prefix)\(paint.rawValue)")
    }
    static func paintClasses(_ pairs: (prefix: StaticString, paint: Paint)...) -> Attribute {
        Attribute("class", pairs.map { "\($0.prefix)\($0.paint.rawValue)" }.joined(separator: " "))
    }
    static var dashed: Attribute { Attribute("stroke-dasharray", "4 3") }
    static func opacity(_ share: Double) -> Attribute { Attribute("opacity", Number.plain(share)) }
    static var fontFamily: Attribute { Attribute("font-family", "system-ui, Segoe UI, DejaVu Sans, sans-serif") }
    static func fontSize(_ size: Double) -> Attribute { Attribute("font-size", Number.plain(size)) }
    static var bold: Attribute { Attribute("font-weight", "600") }
    /// Text that ends at its place instead of beginning there.
    static var endsHere: Attribute { Attribute("text-anchor", "end") }
    /// Says to programs other than browsers what the elements are.
    static var svgNamespace: Attribute { Attribute("xmlns", "http://www.w3.org/2000/svg") }
}

/// A class of the style sheet that depends on a value. Only this folder's code makes one, never a text of a device.
struct Style: Sendable, Equatable {
    fileprivate let name: String

    /// A class that the style sheet knows.
    init(_ name: StaticString) { self.name = name.description }
    /// A class of a numbered series, such as the column of a slot.
    init(_ name: StaticString, _ number: Int) { self.name = "\(name)\(number)" }
}
