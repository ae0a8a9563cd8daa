import Metrics
import StatusDocument
import Testing

@testable import Catalog

@Suite("Elements with equal labels")
struct DistinctionTests {
    private static func walking() throws -> Walking {
        try Walking(.gauge("x_v", at: "data.n[peer=id, distinct twin=object-id|name, ?object-id!=sys].v", help: "Help."))
    }

    private func series(_ list: String) throws -> [String] {
        try Self.walking().series(#"{"data": {"n": \#(list)}}"#).filter { $0.hasPrefix("x_v") }
    }

    @Test("Only elements with equal labels get a further label")
    func shared() throws {
        let list =
            #"[{"object-id": "sys", "id": "a", "v": 0}, {"object-id": "r1", "id": "a", "v": 1}, {"object-id": "r2", "id": "b", "v": 2},"#
            + #"{"object-id": "r3", "id": "a", "v": 3}]"#
        #expect(
            try series(list) == [#"x_v{peer="a",twin="r1"} 1"#, #"x_v{peer="b"} 2"#, #"x_v{peer="a",twin="r3"} 3"#])
    }

    @Test("If that is equal as well, the position distinguishes them; so it does in an object keyed by names")
    func place() throws {
        #expect(
            try series(#"[{"id": "a", "v": 1}, {"id": "a", "v": 2}]"#) == [
                #"x_v{peer="a",twin="0"} 1"#, #"x_v{peer="a",twin="1"} 2"#,
            ])
        let twins = #"[{"object-id": "r", "id": "a", "v": 1}, {"object-id": "r", "id": "a", "v": 2}]"#
        #expect(try series(twins) == [#"x_v{peer="a",twin="0"} 1"#, #"x_v{peer="a",twin="1"} 2"#])
        let keyed = #"{"k1": {"id": "a", "v": 1}, "k2": {"id": "a", "v": 2}}"#
        #expect(try series(keyed) == [#"x_v{peer="a",twin="k1"} 1"#, #"x_v{peer="a",twin="k2"} 2"#])
    }

    @Test("An element that begins or ceases to share its labels is distinguished by the walk plan as well")
    func planned() throws {
        let walking = try Self.walking()
        var plan: WalkPlan?
        for second in ["b", "a", "c", "a", "a"] {
            let json =
                #"{"data": {"n": [{"object-id": "r1", "id": "a", "v": 1}, {"object-id": "r2", "id": "\#(second)", "v": 2}]}}"#
            let document = try StatusDocument(parsing: Array(json.utf8), knowing: plan?.keys)
            var result = walking.catalog.walk(document, device: "d", options: WalkOptions(), following: &plan)
            result.samples.sort(familyCount: walking.catalog.familyCount)
            let anew = try walking.series(json)
            #expect(Walking.lines(result, walking.catalog) == anew)
        }
    }

    /// In cubic time it would take longer than the limit.
    @Test("Three thousand elements with one address are distinguished quickly", .timeLimit(.minutes(1)))
    func many() throws {
        let list = "[" + (0..<3000).map { #"{"object-id": "r\#($0)", "id": "a", "v": 1}"# }.joined(separator: ",") + "]"
        #expect(Set(try series(list)).count == 3000)
    }
}

@Suite("Label words with one spelling for all devices")
struct WordListTests {
    private static let list = WordList(
        source: "tests", [WordList.Word("ocxo-hq", number: 5), WordList.Word("rubidium", "rb"), WordList.Word("tcxo")])

    @Test(
        "Known words have one spelling, new ones lower case and hyphens; the device's own spelling is kept beside it",
        arguments: [
            (#""ocxo-hq""#, #"osc="ocxo-hq""#), (#""OCXO HQ""#, #"osc="ocxo-hq",osc_raw="OCXO HQ""#),
            (#""OCXOHQ""#, #"osc="ocxo-hq",osc_raw="OCXOHQ""#), (#""OCXO_HQ [5]""#, #"osc="ocxo-hq",osc_raw="OCXO_HQ [5]""#),
            ("5", #"osc="ocxo-hq",osc_raw="5""#), (#""RB""#, #"osc="rubidium",osc_raw="RB""#),
            (#""New Kind""#, #"osc="new-kind",osc_raw="New Kind""#), (#""水晶""#, #"osc="水晶""#),
            (#""new-kind""#, #"osc="new-kind""#),
        ])
    func spellings(_ word: String, _ labels: String) throws {
        let walking = try Walking(
            .info("x_info", of: "data.a", labels: ["osc": "osc"], help: "Help.").normalising("osc", Self.list))
        #expect(try walking.series(#"{"data": {"a": {"osc": \#(word)}}}"#) == ["x_info{\(labels)} 1"])
    }

    @Test(
        "The severity of an event has one spelling, and is unknown where the event has none",
        arguments: [
            (#""error""#, "error"), (#""ERROR""#, "error"), (#""Err""#, "error"), (#""warn""#, "warning"),
            (#""Critical""#, "critical"),
            ("null", "unknown"), (#""""#, "unknown"), (#""n/a""#, "unknown"), (#""Very Bad""#, "very_bad"), ("{}", "unknown"),
        ])
    func severities(_ type: String, _ severity: String) throws {
        let walking = try Walking(.gauge("x_e", at: "data.e[event, severity:severity=type].on", help: "Help."))
        let series = try walking.series(#"{"data": {"e": [{"object-id": "boot", "type": \#(type), "on": 1}]}}"#)
        #expect(series.contains(#"x_e{event="boot",severity="\#(severity)"} 1"#))
        #expect(
            try walking.series(#"{"data": {"e": [{"object-id": "b", "on": 1}]}}"#) == [#"x_e{event="b",severity="unknown"} 1"#])
    }

    @Test(
        "A condition on a flag matches any spelling of it",
        arguments: [
            ("true", true), ("1", true), (#""yes""#, true), ("false", false), ("0", false), (#""0""#, false), (#""no""#, false),
        ])
    func flags(_ flag: String, _ isSet: Bool) throws {
        let walking = try Walking(.gauge("x_v", at: "data.p[p, ?on!=false].v", help: "Help."))
        let series = try walking.series(#"{"data": {"p": [{"object-id": "a", "on": \#(flag), "v": 1}]}}"#)
        #expect(series.contains { $0.hasPrefix("x_v") } == isSet)
    }
}
