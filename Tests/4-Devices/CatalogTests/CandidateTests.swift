import StatusDocument
import Testing

@testable import Catalog

@Suite("Values in several fields, or in none")
struct CandidateTests {
    private static let module = "data.chassis#.slots[slot=slot-id].module"
    private static let used: [Candidate] = [.field("clients", .number), .field("client-list", .count)]
    private static let limit: [Candidate] = [.field("max", .number), .constant(2048, when: "info.model=hps100|hps2*")]

    private func series(_ entries: [Entry], model: String, _ instance: String) throws -> [String] {
        let walking = try Walking([Subject("test", "Test", .modelled("tests"), entries)])
        return try walking.series(
            #"{"data": {"chassis0": {"slots": [{"slot-id": "io1", "module": {"info": {"model": "\#(model)"}, "ptp": \#(instance)}}]}}}"#
        ).filter { $0.hasPrefix("x_") }.map { $0.replacing("{slot=\"io1\"}", with: "") }
    }

    @Test(
        "A constant applies to its known models, when the document has no value",
        arguments: [
            ("hps100", #"{"clients": 5}"#, ["x_max 2048"]), ("HPS100", #"{"max": "n/a"}"#, ["x_max 2048"]),
            ("hps222", #"{"clients": 5}"#, ["x_max 2048"]), ("hps100", #"{"max": 512}"#, ["x_max 512"]),
            ("hps1000", #"{"clients": 5}"#, []), ("psx4ge", #"{"clients": 5}"#, []), ("psx4ge", #"{"max": "64"}"#, ["x_max 64"]),
        ])
    func constants(_ model: String, _ instance: String, _ expected: [String]) throws {
        let entry = Entry.gauge("x_max", of: "\(Self.module).ptp", firstOf: Self.limit, help: "Help.")
        #expect(try series([entry], model: model, instance) == expected)
    }

    @Test(
        "A ratio needs both numbers, and a total that is not 0",
        arguments: [
            ("hps100", #"{"clients": 512}"#, ["x_load 0.25"]), ("psx", #"{"clients": "3", "max": 4}"#, ["x_load 0.75"]),
            ("psx", #"{"client-list": [{}, {}], "max": 4}"#, ["x_load 0.5"]), ("psx", #"{"clients": 3}"#, []),
            ("psx", #"{"clients": 3, "max": 0}"#, []), ("hps100", #"{"max": 4}"#, []), ("hps100", #"{"clients": "many"}"#, []),
            ("hps100", #"{"clients": 3000}"#, ["x_load 1.46484375"]),
        ])
    func ratios(_ model: String, _ instance: String, _ expected: [String]) throws {
        let entry = Entry.ratio("x_load", of: "\(Self.module).ptp", part: Self.used, whole: Self.limit, help: "Help.")
        #expect(try series([entry], model: model, instance) == expected)
    }

    @Test("An object with the same key as the value inside it does not hide it, wherever it is")
    func namesakes() throws {
        let entry = Entry.gauge("x_n", of: "\(Self.module).ptp", firstOf: [.field("**.(state|n)", .number)], help: "Help.")
        #expect(try series([entry], model: "x", #"{"state": {"n": 3}}"#) == ["x_n 3"])
        #expect(try series([entry], model: "x", #"{"n": {"n": [], "state": {"n": 4}}}"#) == ["x_n 4"])
        #expect(try series([entry], model: "x", #"{"state": {"other": 3}}"#) == [])
    }

    @Test("Lists are counted in all their shapes", arguments: [("[]", 0), ("[1, 2, 3]", 3), (#"{"a": {}, "b": {}}"#, 2)])
    func counts(_ list: String, _ count: Int) throws {
        let entry = Entry.gauge("x_n", of: "\(Self.module).ptp", firstOf: Self.used, help: "Help.")
        #expect(try series([entry], model: "x", #"{"client-list": \#(list)}"#) == ["x_n \(count)"])
        #expect(try read(.count, "3") == .unreadable)
    }

    @Test("A field may supply one state by a word, and leave the others to the next field")
    func words() throws {
        let states = Vocabulary("v", source: "tests", [Vocabulary.State("one"), Vocabulary.State("two")])
        let entry = Entry.states(
            "x_s", states, of: "\(Self.module).ptp",
            firstOf: [.word("a", is: "master", "one"), .word("b", is: "master", "two")], help: "Help.")
        #expect(try series([entry], model: "x", #"{"a": "Master", "b": "backup"}"#) == [#"x_s{slot="io1",x_s="one"} 1"#])
        #expect(try series([entry], model: "x", #"{"a": "backup", "b": "master"}"#) == [#"x_s{slot="io1",x_s="two"} 1"#])
        #expect(try series([entry], model: "x", #"{"a": "backup", "b": "backup"}"#) == [])
    }

    @Test("A condition or a state that does not exist is refused with the entry's name")
    func refused() {
        #expect(throws: CatalogError.self) {
            try Walking(.gauge("x_v", of: "data.a", firstOf: [.constant(1, when: "=x")], help: "Help."))
        }
        let states = Vocabulary("v", source: "tests", [Vocabulary.State("one")])
        let error = #expect(throws: CatalogError.self) {
            try Walking(.states("x_s", states, of: "data.a", firstOf: [.word("a", is: "b", "two")], help: "Help."))
        }
        #expect(error?.entry == "x_s")
        #expect(error?.cause.contains("there is no state two") == true)
    }

    @Test("Entries of one metric may have different labels, which explain shows")
    func constantLabels() throws {
        let walking = try Walking(
            .gauge("x_bit", .bit(0), at: "data.word", help: "Help.").labelled("bit", "low"),
            .gauge("x_bit", .bit(3), at: "data.word", help: "Help.").labelled("bit", "high"))
        #expect(try walking.series(#"{"data": {"word": 9}}"#) == [#"x_bit{bit="low"} 1"#, #"x_bit{bit="high"} 1"#])
        let leaf = try walking.catalog.explain(StatusDocument(parsing: Array(#"{"data": {"word": 8}}"#.utf8)), device: "d").first
        #expect(
            leaf?.outcome == .mapped(series: [#"x_bit{device="d",bit="low"}"#, #"x_bit{device="d",bit="high"}"#], note: nil))
    }
}
