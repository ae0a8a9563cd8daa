import StatusDocument
import Testing

@testable import Catalog

@Suite("Bounded lists")
struct LimitTests {
    private static func walking() throws -> Walking {
        try Walking(
            .count("x_nodes", of: "data.nodes", help: "Help."),
            .gauge("x_v", at: "data.nodes[node, first 3].v", help: "Help."))
    }

    @Test("Elements beyond the limit become no series, not even generic ones, and are counted", arguments: [false, true])
    func cut(_ isDictionary: Bool) throws {
        let elements = (1...5).map { #"{"object-id": "n\#($0)", "v": \#($0), "w": 1}"# }
        let list =
            isDictionary
            ? "{" + elements.enumerated().map { "\"k\($0.offset)\": \($0.element)" }.joined(separator: ",") + "}"
            : "[" + elements.joined(separator: ",") + "]"
        let series = try Self.walking().series(#"{"data": {"nodes": \#(list)}}"#)
        #expect(
            series == [
                "x_nodes 5", #"x_v{node="n1"} 1"#, #"x_v{node="n2"} 2"#, #"x_v{node="n3"} 3"#,
            ]
                + (1...3).map { n in
                    #"lantime_module_value{slot="",model="",path="nodes.\#(isDictionary ? "k\(n - 1)" : "n\(n)").w"} 1"#
                } + [#"lantime_list_elements_dropped{path="data.nodes"} 2"#])
    }

    @Test("A list of exactly the limit is complete")
    func whole() throws {
        let series = try Self.walking().series(#"{"data": {"nodes": [{"v": 1}, {"v": 2}, {"v": 3}]}}"#)
        #expect(!series.contains { $0.hasPrefix("lantime_list") })
        #expect(series.count == 4)
    }

    @Test("Explain names the limit for each leaf beyond it")
    func explained() throws {
        let document = try StatusDocument(parsing: Array(#"{"data": {"nodes": [{"v": 1}, {"v": 2}, {"v": 3}, {"v": 4}]}}"#.utf8))
        let leaves = try Self.walking().catalog.explain(document, device: "d")
        #expect(leaves.count == 4)
        #expect(leaves.last?.outcome == .ignored(reason: "beyond the first 3 elements"))
    }

    @Test("A limit is a number of elements", arguments: ["first 0", "first x", "first -1", "first 1.5"])
    func refused(_ limit: String) {
        #expect(throws: PathError.self) { try Path("a[x, \(limit)]") }
    }
}
