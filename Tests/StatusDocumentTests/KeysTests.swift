import Testing

@testable import StatusDocument

@Suite("Keys that documents share")
struct KeysTests {
    @Test(
        "A document with the same keys and kinds of values takes the keys of the earlier one",
        arguments: [
            (#"{"a": 1, "b": {"c": "x"}}"#, #"{"a": 2, "b": {"c": "longer"}}"#), (#"{"a": true}"#, #"{"a": false}"#),
            ("[1, 2]", "[3,4]"), ("1", "2"),
        ])
    func shared(_ earlier: String, _ later: String) throws {
        let earlier = try parse(earlier)
        let later = try StatusDocument(parsing: Array(later.utf8), knowing: earlier.keys)
        #expect(later.keys === earlier.keys)
    }

    @Test(
        "Any other document has keys of its own, and reads as without the earlier one",
        arguments: [
            #"{"A": 1, "b": {"c": "x"}}"#, #"{"b": {"c": "x"}, "a": 1}"#, #"{"a": "1", "b": {"c": "x"}}"#,
            #"{"a": 1, "b": {"c": "x", "d": 2}}"#, #"{"a": 1, "b": {}, "c": "x"}"#, "[]", "7",
        ])
    func own(_ text: String) throws {
        let earlier = try parse(#"{"a": 1, "b": {"c": "x"}}"#)
        let later = try StatusDocument(parsing: Array(text.utf8), knowing: earlier.keys)
        #expect(later.keys !== earlier.keys)
        let alone = try parse(text)
        #expect(later.children(later.root).map(later.keyText) == alone.children(alone.root).map(alone.keyText))
        #expect(later.children(later.root).map(later.keyToken) == alone.children(alone.root).map(alone.keyToken))
    }

    @Test("What is no JSON is refused, whatever was known")
    func refused() throws {
        let earlier = try parse(#"{"a": 1}"#)
        #expect(throws: StatusDocumentError.self) { try StatusDocument(parsing: Array("{".utf8), knowing: earlier.keys) }
        #expect(throws: StatusDocumentError.self) { try StatusDocument(parsing: [], knowing: earlier.keys) }
    }

    @Test("Plain values have a fingerprint, equal for equal values of a kind only")
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
}
