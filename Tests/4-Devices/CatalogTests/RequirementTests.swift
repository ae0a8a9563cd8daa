import Metrics
import StatusDocument
import Testing

@testable import Catalog

@Suite("Numbers that are meaningful only in a state")
struct RequirementTests {
    private static let states = Vocabulary(
        "v", source: "tests", [Vocabulary.State("good", "fine", numbers: [1]), Vocabulary.State("bad", numbers: [2])])

    private func series(_ requirement: Requirement, _ object: String) throws -> [String] {
        let walking = try Walking(
            .gauge("x_v", of: "data.a", firstOf: [.field("v", .number)], help: "Help.").when(requirement, else: "why not"))
        let json = #"{"data": {"a": \#(object)}}"#
        let anew = try walking.series(json)
        // Along the plan of a document in the other state, too.
        var plan: WalkPlan?
        for object in [#"{"v": 5, "s": "bad", "f": false}"#, #"{"v": 5, "s": "fine", "f": true}"#] {
            let other = try StatusDocument(parsing: Array(#"{"data": {"a": \#(object)}}"#.utf8))
            _ = walking.catalog.walk(other, device: "d", options: WalkOptions(), following: &plan)
        }
        var result = walking.catalog.walk(
            try StatusDocument(parsing: Array(json.utf8), knowing: plan?.keys), device: "d", options: WalkOptions(),
            following: &plan)
        result.samples.sort(familyCount: walking.catalog.familyCount)
        #expect(Walking.lines(result, walking.catalog) == anew)
        return anew.filter { $0.hasPrefix("x_v") }
    }

    @Test(
        "A state matches in any of its spellings",
        arguments: [
            (#""good""#, true), (#""FINE""#, true), ("1", true), (#""1""#, true), (#""good [1]""#, true), (#""bad""#, false),
            ("2", false), ("null", false), (#""""#, false), (#""new""#, false), ("true", false), ("{}", false),
        ])
    func states(_ word: String, _ isMet: Bool) throws {
        let object = #"{"v": 5, "s": \#(word), "f": true}"#
        #expect(try series(.state("s", Self.states, ["good"]), object) == (isMet ? ["x_v 5"] : []))
        #expect(try series(.not(.state("s", Self.states, ["good"])), object) == (isMet ? [] : ["x_v 5"]))
    }

    @Test(
        "Flags, zeros and numbers match by value, also as text",
        arguments: [
            (.flag("f", true), #"{"v": 5, "f": "yes"}"#, true), (.flag("f", true), #"{"v": 5, "f": 0}"#, false),
            (.flag("f", false), #"{"v": 5, "f": "0"}"#, true), (.flag("f", false), #"{"v": 5}"#, false),
            (.zero("z"), #"{"v": 5, "z": "0.000"}"#, true), (.zero("z"), #"{"v": 5, "z": 0.1}"#, false),
            (.zero("z"), #"{"v": 5, "z": null}"#, false), (.positive("z"), #"{"v": 5, "z": "12.5"}"#, true),
            (.positive("z"), #"{"v": 5, "z": 0}"#, false), (.told("z"), #"{"v": 5, "z": {}}"#, true),
            (.told("z"), #"{"v": 5, "z": null}"#, false), (.told("y, z"), #"{"v": 5, "y": "-", "z": 1}"#, true),
            (.any([.told("y"), .told("z")]), #"{"v": 5, "z": 1}"#, true),
            (.all([.told("y"), .told("z")]), #"{"v": 5, "z": 1}"#, false),
            (.flag("(e|f), g.f", true), #"{"v": 5, "g": {"f": true}}"#, true),
        ] as [(Requirement, String, Bool)])
    func kinds(_ requirement: Requirement, _ object: String, _ isMet: Bool) throws {
        #expect(try series(requirement, object) == (isMet ? ["x_v 5"] : []))
    }

    @Test("Explain gives the reason why there is no sample")
    func explained() throws {
        let walking = try Walking(
            .gauge("x_v", of: "data.a", firstOf: [.field("b.v", .number)], help: "Help.").when(.flag("f", true), else: "why not"))
        for (flag, note) in [("true", nil), ("false", "why not")] {
            let document = try StatusDocument(parsing: Array(#"{"data": {"a": {"f": \#(flag), "b": {"v": 1}}}}"#.utf8))
            let leaf = walking.catalog.explain(document, device: "d").first { $0.path == "data.a.b.v" }
            #expect(leaf?.outcome == .mapped(series: [#"x_v{device="d"}"#], note: note))
        }
    }

    @Test("A fact is 1 or 0, depending on whether the object matches")
    func facts() throws {
        let walking = try Walking(.fact("x_f", of: "data.a", if: .any([.told("info"), .positive("n")]), help: "Help."))
        for (object, value) in [(#"{"info": {}}"#, 1), (#"{"info": null}"#, 0), (#"{"n": 3}"#, 1), (#"{"n": 0}"#, 0), ("{}", 0)] {
            #expect(try walking.series(#"{"data": {"a": \#(object)}}"#).first == "x_f \(value)")
        }
    }

    @Test("A requirement needs an object, and states that exist")
    func refused() {
        #expect(throws: CatalogError.self) { try Walking(.gauge("x_v", at: "data.v", help: "Help.").when(.told("a"), else: "")) }
        #expect(throws: CatalogError.self) {
            try Walking(.fact("x_f", of: "data.a", if: .state("s", Self.states, ["worse"]), help: "Help."))
        }
    }
}

@Suite("States without a value")
struct DoubtTests {
    private static let states = Vocabulary(
        "v", source: "tests", [Vocabulary.State("good", flag: true), Vocabulary.State("bad", flag: false)])

    @Test(
        "A missing state is unknown only where someone must be notified",
        arguments: [
            (.none, "null", []), (.none, #""""#, []), (.none, #""n/a""#, ["unknown"]), (.silence, "null", ["unknown"]),
            (.silence, #""-""#, ["unknown"]), (.silence, #""good""#, ["good"]), (.absence, "null", ["unknown"]),
        ] as [(Entry.Doubt, String, [String])])
    func silence(_ doubt: Entry.Doubt, _ word: String, _ states: [String]) throws {
        let expected = states.map { #"x_s{x_s="\#($0)"} 1"# }
        let alone = try Walking(.states("x_s", Self.states, at: "data.a.s", help: "Help.").doubting(doubt))
        #expect(try alone.series(#"{"data": {"a": {"s": \#(word)}}}"#) == expected)
        let first = try Walking(
            .states("x_s", Self.states, of: "data.a", firstOf: [.word("s"), .flag("ok", "good")], help: "Help.").doubting(doubt))
        #expect(try first.series(#"{"data": {"a": {"s": \#(word)}}}"#) == expected)
    }

    @Test("A missing field is unknown only where every object must have it; another field may give the state")
    func absence() throws {
        for (doubt, states) in [(Entry.Doubt.silence, []), (.absence, ["unknown"])] {
            let walking = try Walking(
                .states("x_s", Self.states, of: "data.a", firstOf: [.word("s"), .flag("ok", "good")], help: "Help.").doubting(
                    doubt))
            #expect(try walking.series(#"{"data": {"a": {}}}"#) == states.map { #"x_s{x_s="\#($0)"} 1"# })
            #expect(try walking.series(#"{"data": {"a": {"s": null, "ok": true}}}"#) == [#"x_s{x_s="good"} 1"#])
            #expect(try walking.series(#"{"data": {"a": {"s": null, "ok": false}}}"#) == [#"x_s{x_s="unknown"} 1"#])
        }
    }

    @Test(
        "An unreadable flag makes its state unknown",
        arguments: [("true", []), (#""no""#, []), ("null", ["unknown"]), (#""perhaps""#, ["unknown"]), ("[]", ["unknown"])])
    func doubt(_ flag: String, _ states: [String]) throws {
        let walking = try Walking(.states("x_s", Self.states, of: "data.a", firstOf: [.field("f", .doubt)], help: "Help."))
        #expect(try walking.series(#"{"data": {"a": {"f": \#(flag)}}}"#) == states.map { #"x_s{x_s="\#($0)"} 1"# })
    }
}
