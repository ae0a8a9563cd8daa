import StatusDocument
import Testing

@testable import Catalog

@Suite("Explaining documents")
struct ExplainTests {
    private static func walking() throws -> Walking {
        try Walking(
            .gauge("x_v", at: "data.list[item=name].v", help: "Help."),
            .states("x_state", .relay, at: "data.list[item=name].state", help: "Help."),
            .info("x_info", of: "data.o", labels: ["a": "b.a"], help: "Help."), .count("x_items", of: "data.list", help: "Help."),
            ignored: [Ignored("data.links.**", because: "links of the API")])
    }

    private static let json = #"""
        {"data": {"list": [{"name": "p", "v": 1, "state": "nc"}, {"name": "q", "v": null, "state": "welded", "new": "word"}], "o": {"b": {"a": "text", "c": "x y"}},
         "links": {"self": "https://localhost"}, "deep": [[1, [2]], {"": true}]}, "top": "x"}
        """#

    /// All leaves of a document, as `explain` names them, counted independently of the walk.
    private func leafCount(_ document: StatusDocument, _ node: Node) -> Int {
        guard document.kind(node).isContainer else { return 1 }
        return document.children(node).reduce(0) { $0 + leafCount(document, $1) }
    }

    @Test("Each leaf occurs exactly once, in document order, with its value and outcome")
    func leaves() throws {
        let document = try StatusDocument(parsing: Array(Self.json.utf8))
        let leaves = try Self.walking().catalog.explain(document, device: "d")
        #expect(leaves.count == leafCount(document, document.root))
        #expect(
            leaves.map(\.path) == [
                "data.list.0.name", "data.list.0.v", "data.list.0.state", "data.list.1.name", "data.list.1.v",
                "data.list.1.state", "data.list.1.new", "data.o.b.a",
                "data.o.b.c", "data.links.self", "data.deep.0.0", "data.deep.0.1.0", "data.deep.1.", "top",
            ])
        #expect(leaves.map(\.value)[..<4] == [#""p""#, "1", #""nc""#, #""q""#])
    }

    @Test("Mapped leaves name their series and why there is no sample, ignored ones the reason")
    func outcomes() throws {
        let document = try StatusDocument(parsing: Array(Self.json.utf8))
        let leaves = try Self.walking().catalog.explain(document, device: "d")
        let outcomes = Dictionary(leaves.map { ($0.path, $0.outcome) }, uniquingKeysWith: { first, _ in first })
        #expect(outcomes["data.list.0.v"] == .mapped(series: [#"x_v{device="d",item="p"}"#], note: nil))
        #expect(outcomes["data.list.1.v"] == .mapped(series: [#"x_v{device="d",item="q"}"#], note: "no value"))
        #expect(outcomes["data.list.1.state"] == .mapped(series: [#"x_state{device="d",item="q"}"#], note: "unknown word"))
        #expect(outcomes["data.list.0.name"] == .mapped(series: ["label of x_v and 1 more"], note: nil))
        #expect(outcomes["data.o.b.a"] == .mapped(series: [#"x_info{device="d"}"#], note: nil))
        #expect(
            outcomes["data.list.1.new"]
                == .generic(series: #"lantime_module_state{device="d",slot="",model="",path="list.1.new",state="word"}"#))
        #expect(outcomes["data.links.self"] == .ignored(reason: "links of the API"))
        #expect(
            outcomes["data.o.b.c"] == .ignored(reason: "unknown to the catalog; not exported: free text, an address or a time"))
        #expect(outcomes["top"] == .ignored(reason: "unknown to the catalog; not below data"))
    }

    @Test("Explaining finds the same generic series as the walk")
    func sameAsWalk() throws {
        let walking = try Self.walking()
        let document = try StatusDocument(parsing: Array(Self.json.utf8))
        let generic = walking.catalog.explain(document, device: "d").filter {
            if case .generic = $0.outcome { true } else { false }
        }.count
        #expect(try walking.series(Self.json).filter { $0.hasPrefix("lantime_module_") }.count == generic)
    }

    @Test("A whole document that is a plain value has one leaf")
    func plain() throws {
        let document = try StatusDocument(parsing: Array("7".utf8))
        #expect(try Self.walking().catalog.explain(document, device: "d").count == 1)
    }
}
