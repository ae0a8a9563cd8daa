import StatusDocument
import Testing

@testable import Catalog

@Suite("Paths")
struct PathTests {
    @Test(
        "The help text shows the first spelling of a path, without optional parts",
        arguments: [
            ("a.b", "a.b"), ("a.(b|c).d", "a.b.d"), ("a.(b|c)?.d", "a.d"), ("(a|b)[].(c|d)", "a[].c"), ("a.(b)?.(c|d)?", "a"),
            ("a.relay<relay:letter>", "a.relay<relay:letter>"),
        ])
    func firstSpelling(path: String, first: String) {
        #expect(Path.firstSpelling(path) == first)
    }

    private func keys(_ text: String) throws -> [KeyPattern] {
        try Path(text).steps.compactMap { if case .key(let pattern) = $0 { pattern } else { nil } }
    }

    private func rule(_ text: String) throws -> ElementRule? {
        try Path(text).steps.compactMap { if case .element(let rule) = $0 { rule } else { nil } }.first
    }

    @Test("Keys, groups of keys, and keys of any spelling")
    func keyForms() throws {
        #expect(try keys("data.system.API Version") == [.exact(["data"]), .exact(["system"]), .exact(["api-version"])])
        #expect(try keys("(gps|gns|grc).antenna") == [.exact(["gps", "gns", "grc"]), .exact(["antenna"])])
        #expect(try keys("a.*.b.**") == [.exact(["a"]), .any(nil), .exact(["b"]), .anyDepth])
        #expect(try keys("Chassis#") == [.numbered(prefix: "chassis")])
        #expect(try Path(".").steps.isEmpty)
    }

    @Test("Keys that become labels")
    func labelKeys() throws {
        let plain = LabelRule(name: "x", form: .plain)
        #expect(try keys("<x>") == [.any(plain)])
        #expect(
            try keys("relay-<x:letter>-State") == [
                .framed(prefix: "relay-", suffix: "-state", LabelRule(name: "x", form: .letter))
            ])
        #expect(try keys("<x=Temp*>") == [.starting(prefix: "temp", isNumbered: false, plain)])
        #expect(try keys("<x=Fan#>.*?") == [.starting(prefix: "fan", isNumbered: true, plain), .anyOptional])
        #expect(try Path("services.<scope>.<service>.running").labels == ["scope", "service"])
    }

    @Test("Elements with labels and fields")
    func elements() throws {
        let port = try #require(try rule("ports[port]"))
        #expect(port.labels.map(\.label.name) == ["port"])
        #expect(port.labels[0].fields.isEmpty)
        let event = try #require(try rule("events[ event:event , severity = type|(level|class).name ]"))
        #expect(event.labels.map(\.label) == [LabelRule(name: "event", form: .event), LabelRule(name: "severity", form: .plain)])
        #expect(event.labels[1].fields == [FieldPath("type"), FieldPath("(level|class).name")])
        #expect(try rule("a[]")?.labels.isEmpty == true)
        #expect(try rule("a[].b")?.conditions.isEmpty == true)
    }

    @Test("Elements with conditions")
    func conditions() throws {
        let rule = try #require(try rule("a[x, ?link=true, ?type!=none|n-a, ?!info, ?info.model=REL*, ?*.comstat.*=true]"))
        #expect(rule.labels.count == 1)
        #expect(
            rule.conditions == [
                Condition(field: FieldPath("link"), values: [.flag(true)], isNegated: false),
                Condition(field: FieldPath("type"), values: [.word("none"), .word("na")], isNegated: true),
                Condition(field: FieldPath("info"), values: [], isNegated: true),
                Condition(field: FieldPath("info.model"), values: [.prefix("rel")], isNegated: false),
                Condition(field: FieldPath("*.comstat.*"), values: [.flag(true)], isNegated: false),
            ])
    }

    @Test(
        "An invalid path is refused with its text and a cause",
        arguments: [
            "", "a..b", ".a", "a.", "-", "a.--.b", "a[b", "a]b", "a].b", "(a|b", "a|b)", "a|b", "(a||b)", "(a)b", "<>", "<=x*>",
            "<a", "a>", "<a><b>", "x<a=b*>",
            "<a=b>", "<a=*>", "<a:bogus>", "a[x:bogus]", "a[x:letter:plain]", "a[=x]", "a[x=]", "a[x=y|]", "a[x=y..z]", "a[?]",
            "a[?!]", "a[?=x]", "a[?x=]", "a[?x=a|]",
            "a[?x=*]", "a[b]c", "a[b][c]", "(a|b)#", "a#b", "a*", "***", "<x>#", "[a)",
        ])
    func refused(_ text: String) {
        let error = #expect(throws: PathError.self) { try Path(text) }
        #expect(error?.path == text)
        #expect(error?.cause.isEmpty == false)
    }

    @Test("The message names the path, the part and the known alternatives")
    func sentence() {
        let error = #expect(throws: PathError.self) { try Path("data.x[relay:number]") }
        #expect(
            error?.description
                == "path data.x[relay:number]: \"number\" is not a form of a label; known are plain, letter, event, underscored, satellites, severity"
        )
    }

    @Test(
        "A longer, more precise path is more specific",
        arguments: [
            ("a.b", "a.*"), ("a.b", "a.**"), ("a.*", "a.**"), ("a.b", "a.<x>"), ("a.led-<x>", "a.<x>"), ("a.b", "a.b<x>"),
            ("a[?x=1].b", "a[].b"),
            ("a.b.**", "a.**"), ("a#.b", "*.b"), ("a.b.c", "a.**.c"),
        ])
    func specificity(_ more: String, _ less: String) throws {
        #expect(try Path(more).specificity > Path(less).specificity)
    }

    @Test("Help texts show a path without labels and conditions")
    func plainText() {
        #expect(Path.plain("data.network.ports[port, ?port-available!=false].link") == "data.network.ports[].link")
        #expect(Path.plain("data.chassis#.slots[slot=slot-id].module.info") == "data.chassis0.slots[].module.info")
        #expect(Path.plain(".") == "the whole answer")
    }
}
