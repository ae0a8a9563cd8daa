import Testing

@testable import Catalog

@Suite("Lettered keys")
struct LetterKeyTests {
    private func series(_ path: String, _ json: String) throws -> [String] {
        try Walking(.gauge("x_v", at: path, help: "Help.")).series(#"{"data": \#(json)}"#).filter { $0.hasPrefix("x_v") }
    }

    @Test(
        "A key names a letter alone, after a separator, by a capital or by a number",
        arguments: [
            ("relay-a", "A"), ("relay_B", "B"), ("relayC", "C"), ("relay1", "A"), ("relay-2", "B"), ("Relay_03", "C"),
        ])
    func named(_ key: String, _ letter: String) throws {
        #expect(try series("data.relay<x:letter>", #"{"\#(key)": 1}"#) == [#"x_v{x="\#(letter)"} 1"#])
    }

    @Test(
        "Longer words are not letters",
        arguments: ["relays", "RELAYS", "relay", "relay-state", "relaya", "relay-12345"])
    func notNamed(_ key: String) throws {
        #expect(try series("data.relay<x:letter>", #"{"\#(key)": 1}"#) == [])
    }

    @Test("Text after the letter may be part of the path")
    func suffixed() throws {
        let json = #"{"relay-a-state": 1, "relayBState": 2, "relay_3_state": 3, "relay-state": 4, "relays-state": 5}"#
        #expect(
            try series("data.relay<x:letter>state", json) == [#"x_v{x="A"} 1"#, #"x_v{x="B"} 2"#, #"x_v{x="C"} 3"#])
    }

    @Test(
        "Counting starts at 0 where there is a number 0",
        arguments: [
            ("data.relay<x:letter>", #"{"relay-0": 1, "relay-1": 2}"#),
            ("data.relays.<x:letter>", #"{"relays": {"0": 1, "1": 2}}"#),
            ("data.relays[x:letter].v", #"{"relays": {"0": {"v": 1}, "1": {"v": 2}}}"#),
            ("data.relays[x:letter].v", #"{"relays": [{"object-id": 0, "v": 1}, {"object-id": 1, "v": 2}]}"#),
            ("data.relays[x:letter].v", #"{"relays": [{"object-id": "relay-0", "v": 1}, {"object-id": "relay-1", "v": 2}]}"#),
            ("data.relays[x:letter].v", #"{"relays": [{"object-id": 1, "v": 1}, {"object-id": 2, "v": 2}]}"#),
            ("data.relays[x:letter].v", #"{"relays": [{"object-id": "odd", "v": 1}, {"v": 2}]}"#),
            ("data.relays[x:letter]", #"{"relays": [1, 2]}"#),
        ])
    func counted(_ path: String, _ json: String) throws {
        #expect(try series(path, json) == [#"x_v{x="A"} 1"#, #"x_v{x="B"} 2"#])
    }

    @Test("A number 0 is searched among the first 256 members only, so that the time for an object grows linearly")
    func boundedSearch() throws {
        let others = (0..<256).map { #""other-\#($0)": 0"# }.joined(separator: ", ")
        let json = #"{\#(others), "relay-0": 1, "relay-1": 2}"#
        #expect(try series("data.relay<x:letter>", json) == [#"x_v{x="A"} 2"#])
    }
}
