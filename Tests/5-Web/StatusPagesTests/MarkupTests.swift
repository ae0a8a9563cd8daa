import Testing

@testable import StatusPages

@Suite("Markup")
struct MarkupTests {
    private func html(_ node: HTMLNode) -> String { String(decoding: HTMLWriter.fragment([node]), as: UTF8.self) }

    @Test(
        "Text stays text, between tags and in attributes",
        arguments: [
            ("<script>", "&lt;script&gt;"), ("a & b", "a &amp; b"), (#"" onload="x"#, "&quot; onload=&quot;x"),
            ("' onload='x", "&#39; onload=&#39;x"), ("&lt;", "&amp;lt;"), ("</td>", "&lt;/td&gt;"), ("-->", "--&gt;"),
            ("\u{0}\u{1B}\u{7F}", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("a\tb\nc", "a\tb\nc"), ("µ 🕒", "µ 🕒"), ("", ""),
            ("a\u{202E}b\u{2066}", "a\\u{202E}b\\u{2066}"), ("\u{200B}\u{85}\u{2028}", "\\u{200B}\\u{85}\\u{2028}"),
        ])
    func escaping(text: String, expected: String) {
        #expect(html(Tag.td { text }) == "<td>\(expected)</td>")
        #expect(html(Tag.td(.title(text))) == "<td title=\"\(expected)\"></td>")
    }

    @Test("Elements nest as they are written, and void elements have no end tag")
    func nesting() {
        let isThere = true
        let node = Tag.p(.class("a", "b"), nil, .id("x")) {
            "one "
            if isThere { Tag.strong { "two" } }
            for number in 3...4 { " \(number)" }
            Tag.meta(.charset("utf-8"))
        }
        #expect(html(node) == #"<p class="a b" id="x">one <strong>two</strong> 3 4<meta charset="utf-8"></p>"#)
    }

    @Test(
        "A name in a link is one step of the path and cannot lead elsewhere",
        arguments: [
            ("gm 1", "gm%201"), ("../../etc", "..%2F..%2Fetc"), ("//evil.example", "%2F%2Fevil.example"),
            ("javascript:alert(1)", "javascript%3Aalert%281%29"), ("a?b=c#d&e", "a%3Fb%3Dc%23d%26e"),
            ("\"><x", "%22%3E%3Cx"), ("ä", "%C3%A4"), ("%2F", "%252F"),
        ])
    func links(name: String, encoded: String) {
        #expect(Link("/time", "/devices", name: name).text == "/time/devices/" + encoded)
        #expect(Link("", "/probe", query: [("target", name), ("x", "1")]).text == "/probe?target=\(encoded)&x=1")
        #expect(Link("", "/sessions", anchor: name).text == "/sessions#" + encoded)
    }
}
