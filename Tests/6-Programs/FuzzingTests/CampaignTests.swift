import Fuzzing
import TestFiles
import Testing

@Suite("Campaigns of generated inputs")
struct CampaignTests {
    /// Refuses a text in which `needle` stands.
    private static func target(refusing needle: String, _ grammar: Grammar = .json) -> FuzzTarget {
        FuzzTarget("test", grammar) {
            { input in
                if input.firstRange(of: Array(needle.utf8)) != nil { throw Finding("needle: it stands there") }
            }
        }
    }

    private static let document = Array(#"{"data": {"list": [{"id": 1}, {"id": 2}], "word": "ok"}}"#.utf8)

    @Test("The same seed generates the same inputs, and another one others")
    func reproducible() {
        let mutator = Mutator(.json, [Self.document])
        func inputs(_ seed: UInt64) -> [[UInt8]] {
            var chance = SeededGenerator(seed: seed)
            return (0..<200).map { _ in mutator.input(&chance) }
        }
        #expect(inputs(1) == inputs(1))
        #expect(inputs(1) != inputs(2))
        #expect(Set(inputs(1)).count > 150)
    }

    @Test("A failing property is found, minimised and reported once")
    func found() throws {
        // A word of the grammar that takes the place of a value.
        let campaign = try Campaign(Self.target(refusing: "1e999"), corpus: [Self.document])
        let outcome = campaign.run(seed: 1, for: .seconds(20), executions: 5000)
        #expect(outcome.findings.count == 1)
        #expect(outcome.findings.first.map { String(decoding: $0.input, as: UTF8.self) } == "1e999")
        #expect(outcome.findings.first?.finding == "needle: it stands there")
    }

    @Test("Where every property is true, nothing is found")
    func clean() throws {
        let campaign = try Campaign(Self.target(refusing: "no input has this"), corpus: [Self.document])
        let outcome = campaign.run(seed: 1, for: .seconds(20), executions: 300)
        #expect(outcome.findings.isEmpty)
        #expect(outcome.executions == 300)
    }

    @Test("No input is larger than the maximum")
    func bounded() {
        let mutator = Mutator(.lines(words: ["word"]), [Array("a: b\nc: d\n".utf8)], largest: 500)
        var chance = SeededGenerator(seed: 3)
        for _ in 0..<500 { #expect(mutator.input(&chance).count <= 500) }
    }
}
