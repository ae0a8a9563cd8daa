import Testing

@testable import StatusDocument

@Suite("Keys shared between documents")
struct KeysTests {
    private static let usual = #"{"a": [1, "x", true], "b": {"c": "x", "d": null}}"#

    @Test(
        "A document with the same keys and kinds of values reuses the keys of the earlier one, whatever the values",
        arguments: [
            (usual, #"{"a":[-2.5, "", false], "b":{"c":"longer","d":null}}"#), (#"{"a": true}"#, #"{"a": false}"#),
            ("[1, 2]", "[3,4]"), ("1", "2"), (#"{"": 1}"#, #"{"": 2}"#),
        ])
    func shared(_ earlier: String, _ later: String) throws {
        let earlier = try parse(earlier)
        let later = try StatusDocument(parsing: Array(later.utf8), knowing: earlier.keys)
        #expect(later.keys === earlier.keys)
    }

    @Test(
        "Any other document has its own keys, and reads as without the earlier one",
        arguments: [
            // Another spelling, another order, other kinds.
            #"{"A": [1, "x", true], "b": {"c": "x", "d": null}}"#, #"{"b": [1, "x", true], "a": {"c": "x", "d": null}}"#,
            #"{"a": ["x", 1, true], "b": {"c": "x", "d": null}}"#, #"{"a": [1, "x", true], "b": ["x", null]}"#,
            // More, less, the same values in other containers.
            #"{"a": [1, "x", true], "b": {"c": "x", "d": null, "e": 1}}"#, #"{"a": [1, "x", true], "b": {"c": "x"}}"#,
            #"{"a": [1, "x"], "b": {"c": "x", "d": null}}"#, #"{"a": [1, "x", true], "b": {"c": "x"}, "d": null}"#,
            #"{"a": [1, "x", [true]], "b": {"c": "x", "d": null}}"#, "[]", "7", "{}",
        ])
    func own(_ text: String) throws {
        let earlier = try parse(Self.usual)
        let later = try StatusDocument(parsing: Array(text.utf8), knowing: earlier.keys)
        #expect(later.keys !== earlier.keys)
        let alone = try parse(text)
        #expect(later.children(later.root).map(later.keyText) == alone.children(alone.root).map(alone.keyText))
        #expect(later.children(later.root).map(later.keyToken) == alone.children(alone.root).map(alone.keyToken))
    }

    @Test("Keys that are longer than their stored prefix are never confused")
    func huge() throws {
        let key = String(repeating: "k", count: 70_000)
        let earlier = try parse(#"{"\#(key)x": 1}"#)
        let later = try StatusDocument(parsing: Array(#"{"\#(key)y": 1}"#.utf8), knowing: earlier.keys)
        #expect(later.at(Token(key + "y")).flatMap(later.number) == 1)
    }

    @Test("Invalid JSON is refused, whatever came before")
    func refused() throws {
        let earlier = try parse(#"{"a": 1}"#)
        #expect(throws: StatusDocumentError.self) { try StatusDocument(parsing: Array("{".utf8), knowing: earlier.keys) }
        #expect(throws: StatusDocumentError.self) { try StatusDocument(parsing: [], knowing: earlier.keys) }
    }

    @Test("Plain values have a fingerprint, equal only for equal values of a kind")
    func fingerprints() throws {
        let document = try parse(#"["7", "7", "07", "", "-", 7, 7.0, 8, 0.0, -0.0, true, true, false, null, [], {}]"#)
        let prints = document.children(document.root).map(document.fingerprint)
        #expect(prints[0] == prints[1])
        #expect(Set(prints[1...4]).count == 4)
        #expect(prints[5] == prints[6])
        #expect(Set(prints[6...9]).count == 4)
        #expect(prints[10] == prints[11])
        #expect(Set(prints[11...13]).count == 3)
        #expect(prints[14] == nil && prints[15] == nil)
    }

    @Test("No text has the fingerprint of another that is made to collide with it")
    func collisions() throws {
        // Equal in a hash that takes the length for a part of the text, and in one without secrets of the process.
        let document = try parse(
            #"["abc", "ebc\u0000\u0000\u0000\u0000", "abc\u0000", "abcdefgh", "abcdefgh\u0000", "", "\u0000"]"#)
        #expect(Set(document.children(document.root).map(document.fingerprint)).count == 7)
    }
}
