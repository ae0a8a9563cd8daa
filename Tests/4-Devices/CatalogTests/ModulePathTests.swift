import Metrics
import StatusDocument
import Testing

@testable import Catalog

@Suite("Paths that depend on a module's model")
struct ModulePathTests {
    private static let walking = Result {
        try Walking(
            .states(
                "x_state", Vocabulary("v", source: "tests", [Vocabulary.State("on"), Vocabulary.State("off")]),
                at: "data.chassis#.slots[slot=slot-id].module[?info.model=rel*].(rel|status)?.mode", help: "Help."),
            .gauge(
                "x_v", at: "data.chassis#.slots[slot=slot-id].module[?info.model=rel*].(rel|status)?.list[item].v",
                help: "Help."))
    }

    private func series(_ module: String) throws -> [String] {
        let json = #"{"data": {"chassis0": {"slots": [{"slot-id": "io1", "module": \#(module)}]}}}"#
        return try Self.walking.get().series(json).filter { $0.hasPrefix("x_") }
    }

    @Test(
        "The module itself is meant, even when it contains only objects",
        arguments: [
            #"{"info": {"model": "rel1000"}, "mode": "on"}"#, #"{"info": {"model": "REL1000"}, "rel": {"mode": "on"}}"#,
            #"{"info": {"model": "rel"}, "status": {"mode": "on"}}"#,
            #"{"status": {"mode": "on"}, "info": {"model": "rel1000"}}"#,
        ])
    func modelMatches(_ module: String) throws {
        #expect(try series(module) == [#"x_state{slot="io1",x_state="on"} 1"#])
    }

    @Test(
        "Other models, and paths with other keys in between, do not match",
        arguments: [
            #"{"info": {"model": "rsc1000"}, "mode": "on"}"#, #"{"info": {"model": "gps180", "mode": "on"}}"#, #"{"mode": "on"}"#,
            #"{"info": {"model": "rel1000"}, "settings": {"mode": "on"}}"#,
            #"{"info": {"model": "rel1000"}, "rel": {"rel": {"mode": "on"}}}"#,
        ])
    func modelDiffers(_ module: String) throws {
        #expect(try series(module) == [])
    }

    @Test("Lists behind an optional key keep their shape")
    func lists() throws {
        for inner in [#""list": [{"object-id": "a", "v": 1}]"#, #""status": {"list": {"a": {"v": 1}}}"#] {
            #expect(try series(#"{"info": {"model": "rel1"}, \#(inner)}"#) == [#"x_v{slot="io1",item="a"} 1"#], "\(inner)")
        }
    }

    @Test(
        "An object of objects whose keys are those of an element is one element",
        arguments: [
            (#"{"port": {"state": 1}, "clock": {"class": 6}}"#, ["x_state{item=\"0\"} 1", "x_class{item=\"0\"} 6"]),
            (#"{"clock": {"class": 6}}"#, [#"x_class{item="0"} 6"#]),
            (
                #"{"a": {"clock": {"class": 6}}, "b": {"clock": {"class": 7}}}"#,
                [#"x_class{item="a"} 6"#, #"x_class{item="b"} 7"#]
            ),
        ])
    func wholeOrDictionary(_ json: String, _ expected: [String]) throws {
        let walking = try Walking(
            .gauge("x_state", at: "data.list[item].port.state", help: "Help."),
            .gauge("x_class", at: "data.list[item].(clock)?.class", help: "Help."))
        #expect(try walking.series(#"{"data": {"list": \#(json)}}"#) == expected)
    }

    @Test("An entry with two paths to the same object reads it once, by the more specific path", arguments: [false, true])
    func readOnce(_ isReversed: Bool) throws {
        let paths = ["data.gps", "data.*[?receiver]"]
        let walking = try Walking(
            Entry(
                metric: "x_info", form: .info, paths: isReversed ? paths.reversed() : paths,
                source: .texts([("r", "receiver")]), help: "Help."))
        let result = try walking.walk(#"{"data": {"gps": {"receiver": "ok", "n": 1}, "other": {"receiver": "no", "n": 2}}}"#)
        #expect(
            Walking.lines(result, walking.catalog).filter { $0.hasPrefix("x_") } == [#"x_info{r="ok"} 1"#, #"x_info{r="no"} 1"#])
        #expect(result.samples.duplicates == 0)
    }

    @Test("An optional part is a key or a group of keys")
    func parsing() throws {
        #expect(try Path("a.b?.c").steps == [.key(.exact(["a"])), .key(.optional(["b"])), .key(.exact(["c"]))])
        #expect(try Path("(a|b)?").steps == [.key(.optional(["a", "b"]))])
        for text in ["?", "(a|)?", "a.?.b", "**?", "a[?x]?"] {
            #expect(throws: PathError.self, "\(text)") { try Path(text) }
        }
    }

    @Test(
        "A condition may require a minimum, also for numbers as text",
        arguments: [
            ("1000", true), ("1000.5", true), (#""49984 mHz""#, true), ("999.9", false), (#""off""#, false), ("null", false),
        ])
    func atLeast(_ value: String, _ isMet: Bool) throws {
        let walking = try Walking(.gauge("x_v", at: "data.m[?f=1000..].v", help: "Help."))
        let found = try walking.series(#"{"data": {"m": {"f": \#(value), "v": 1}}}"#).contains("x_v 1")
        #expect(found == isMet)
    }
}
