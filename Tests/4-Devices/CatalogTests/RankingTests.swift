import Metrics
import StatusDocument
import Testing

@testable import Catalog

@Suite("Lists with failing elements first")
struct RankingTests {
    private static let states = Vocabulary("v", source: "tests", [Vocabulary.State("good"), Vocabulary.State("bad")])

    private static func walking() throws -> Walking {
        try Walking(
            .states("x_s", states, of: "data.n[n, first 3]", firstOf: [.word("s")], help: "Help.").quiet(in: "good"),
            .count("x_by", of: "data.n", by: "state", states, firstOf: [.word("s")], help: "Help."))
    }

    private func document(_ words: [String], keyed: Bool = false) -> String {
        let nodes = words.enumerated().map { index, word in
            (keyed ? "\"k\(index)\": " : "") + #"{"object-id": "n\#(index)", "s": "\#(word)"}"#
        }
        return #"{"data": {"n": "# + (keyed ? "{" : "[") + nodes.joined(separator: ",") + (keyed ? "}" : "]") + "}}"
    }

    private func names(_ series: [String]) -> [String] {
        series.filter { $0.hasPrefix("x_s") }.compactMap { $0.split(separator: "\"").dropFirst().first.map(String.init) }
    }

    @Test(
        "Elements that need attention have series, then others as far as there is room", arguments: [false, true])
    func ranked(_ keyed: Bool) throws {
        let walking = try Self.walking()
        func kept(_ words: [String]) throws -> [String] { names(try walking.series(document(words, keyed: keyed))) }
        #expect(try kept(["good", "good", "good", "good", "bad"]) == ["n0", "n1", "n4"])
        #expect(try kept(["good", "bad", "new", "good", "bad"]) == ["n1", "n2", "n4"])
        #expect(try kept(["bad", "bad", "bad", "bad", "bad"]) == ["n0", "n1", "n2"])
        #expect(try kept(["good", "good", "bad"]) == ["n0", "n1", "n2"])
    }

    @Test("All elements are counted by state, with or without series; an empty list is not counted")
    func counted() throws {
        let walking = try Self.walking()
        let series = try walking.series(document(["good", "good", "good", "good", "bad", "new", ""]))
        #expect(
            series.filter { $0.hasPrefix("x_by") } == [
                #"x_by{state="good"} 4"#, #"x_by{state="bad"} 1"#, #"x_by{state="unknown"} 2"#,
            ])
        #expect(series.contains(#"lantime_list_elements_dropped{path="data.n"} 4"#))
        #expect(try walking.series(document([])) == [])
    }

    @Test("An element that fails or recovers is noticed by the walk plan as well")
    func planned() throws {
        let walking = try Self.walking()
        var plan: WalkPlan?
        for bad in [4, 4, 0, 3, 4] {
            let json = document((0..<5).map { $0 == bad ? "bad" : "good" })
            let document = try StatusDocument(parsing: Array(json.utf8), knowing: plan?.keys)
            var result = walking.catalog.walk(document, device: "d", options: WalkOptions(), following: &plan)
            result.samples.sort(familyCount: walking.catalog.familyCount)
            let anew = try walking.series(json)
            #expect(Walking.lines(result, walking.catalog) == anew)
            #expect(names(Walking.lines(result, walking.catalog)).contains("n\(bad)"))
        }
    }
}

@Suite("Presence of a subject in the document")
struct PartTests {
    private static func walking() throws -> Walking {
        try Walking([
            Subject("one", "One", .modelled("tests"), [.gauge("x_a", at: "data.one.a", help: "Help.")]),
            Subject("list", "List", .modelled("tests"), [.gauge("x_b", at: "data.more.list[e].b", help: "Help.")]),
            Subject("next", "Next", .modelled("tests"), [.gauge("x_c", at: "data.more.c", help: "Help.")]),
        ])
    }

    @Test(
        "A subject is present where a value exists that only it reads, whatever the value is",
        arguments: [
            ("{}", [false, false, false]), (#"{"one": {}}"#, [true, false, false]), (#"{"one": null}"#, [true, false, false]),
            (#"{"more": {}}"#, [false, false, false]), (#"{"more": {"list": []}}"#, [false, true, false]),
            (#"{"more": {"list": "", "c": null}}"#, [false, true, true]),
            (#"{"one": [1], "more": {"c": 1}}"#, [true, false, true]),
        ])
    func there(_ data: String, _ isThere: [Bool]) throws {
        let walking = try Self.walking()
        let document = try StatusDocument(parsing: Array(#"{"data": \#(data)}"#.utf8))
        #expect(walking.catalog.walk(document, device: "d").isThere == isThere)
        // The plan of a document of that shape says the same, and one of another shape is not followed.
        var plan: WalkPlan?
        for text in [
            #"{"data": {"one": {"a": 1}, "more": {"list": [], "c": 2}}}"#, #"{"data": \#(data)}"#, #"{"data": \#(data)}"#,
        ] {
            let document = try StatusDocument(parsing: Array(text.utf8), knowing: plan?.keys)
            let result = walking.catalog.walk(document, device: "d", options: WalkOptions(), following: &plan)
            if text.hasPrefix(#"{"data": \#(data)"#) { #expect(result.isThere == isThere) }
        }
    }
}
