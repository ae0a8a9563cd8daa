/// Draws in the colours of a theme.
struct Brush {
    let theme: Paint.Theme

    func fill(_ paint: Paint) -> [Attribute] { [.fill(paint.colour(dark: theme == .dark)), .paintClass("f-", paint)] }

    func outlined(_ paint: Paint, _ line: Paint) -> [Attribute] {
        let dark = theme == .dark
        return [
            .fill(paint.colour(dark: dark)), .stroke(line.colour(dark: dark)),
            .paintClasses(("f-", paint), ("s-", line)),
        ]
    }

    func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ attributes: [Attribute]) -> HTMLNode {
        .element(Tag.rect, [.x(x), .y(y), .width(width), .height(height)] + attributes, [])
    }

    func dot(_ x: Double, _ y: Double, _ paint: Paint) -> HTMLNode {
        .element(Tag.circle, [.cx(x), .cy(y), .r(4)] + fill(paint), [])
    }

    /// A line of text, truncated with … if it is too long.
    func text(_ x: Double, _ y: Double, _ words: String, _ paint: Paint, limit: Int, _ more: Attribute...) -> HTMLNode {
        let shown = words.count > limit ? words.prefix(max(1, limit - 1)) + "…" : words[...]
        return .element(Tag.svgText, [.x(x), .y(y)] + fill(paint) + more, [.text(String(shown))])
    }
}
