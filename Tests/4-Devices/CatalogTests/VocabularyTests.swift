import Metrics
import StatusDocument
import Testing

@testable import Catalog

extension Vocabulary {
    /// Words, numbers and booleans for the tests.
    static let relay = Vocabulary(
        "relay", source: "tests",
        [
            State("normally_open", "no", "open", numbers: [0], flag: false),
            State("normally_closed", "nc", "closed", numbers: [1], flag: true),
        ])
}

@Suite("Vocabularies")
struct VocabularyTests {
    private static let entry = Entry.states("x_state", .relay, at: "data.x", help: "Help.")

    @Test(
        "Words, numbers and booleans map to states, whatever their case and separators",
        arguments: [
            (#""normally-open""#, "normally_open"), (#""Normally Closed""#, "normally_closed"), (#""NC""#, "normally_closed"),
            (#""n_o""#, "normally_open"),
            ("0", "normally_open"), ("1", "normally_closed"), (#""1""#, "normally_closed"), ("1.0", "normally_closed"),
            ("true", "normally_closed"),
            ("false", "normally_open"), (#""closed [1]""#, "normally_closed"), (#""open (0)""#, "normally_open"),
        ])
    func known(_ json: String, _ state: String) throws {
        let result = try Walking(Self.entry).walk(#"{"data": {"x": \#(json)}}"#)
        #expect(try Walking(Self.entry).series(#"{"data": {"x": \#(json)}}"#) == ["x_state{x_state=\"\(state)\"} 1"])
        #expect(result.unknownWords == [0])
    }

    @Test(
        "A word by which the device reports that it does not know is the state unknown, and is not counted",
        arguments: [#""unknown""#, #""N/A""#, #""not-available""#])
    func saidUnknown(_ json: String) throws {
        let result = try Walking(Self.entry).walk(#"{"data": {"x": \#(json)}}"#)
        #expect(try Walking(Self.entry).series(#"{"data": {"x": \#(json)}}"#) == [#"x_state{x_state="unknown"} 1"#])
        #expect(result.unknownWords == [0])
        #expect(result.unreadValues.isEmpty)
    }

    @Test(
        "An unknown word, number or type is the state unknown, counted and listed",
        arguments: [#""welded""#, "7", #""7""#, "-1", "0.5", #""welded [1]""#])
    func unknown(_ json: String) throws {
        let result = try Walking(Self.entry).walk(#"{"data": {"x": \#(json)}}"#)
        #expect(try Walking(Self.entry).series(#"{"data": {"x": \#(json)}}"#) == [#"x_state{x_state="unknown"} 1"#])
        #expect(result.unknownWords == [1])
        #expect(result.unreadable == [0])
        #expect(result.unreadValues == ["x_state: \"\(json.replacing("\"", with: ""))\""])
    }

    @Test("An empty value is not a state", arguments: ["null", #""""#, #""-""#])
    func absent(_ json: String) throws {
        let result = try Walking(Self.entry).walk(#"{"data": {"x": \#(json)}}"#)
        #expect(result.samples.count == 0)
        #expect(result.unknownWords == [0])
    }

    @Test("The state unknown is the last of every vocabulary")
    func names() {
        #expect(Vocabulary.relay.stateNames == ["normally_open", "normally_closed", "unknown"])
        #expect(Vocabulary.relay.unknownIndex == 2)
        #expect(Vocabulary.relay.index(named: "normally_closed") == 1)
        #expect(Vocabulary.relay.index(named: "unknown") == nil)
    }

    @Test("For a word of two states the first wins; a word of a state wins over the words for unknown")
    func precedence() {
        let vocabulary = Vocabulary("v", source: "tests", [.init("a", "x"), .init("b", "x"), .init("unspecified")])
        #expect(vocabulary.index(of: Token("x")) == 0)
        #expect(vocabulary.index(of: Token("unspecified")) == 2)
    }
}
