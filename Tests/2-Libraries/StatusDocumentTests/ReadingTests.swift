import Testing

@testable import StatusDocument

@Suite("Reading values")
struct ReadingTests {
    @Test("Every value has its kind, and only the accessor of that kind returns it")
    func kinds() throws {
        let document = try parse(#"{"n": null, "t": true, "f": false, "i": 7, "d": -1.5, "s": "7", "a": [], "o": {}}"#)
        let kinds = document.children(document.root).map(document.kind)
        #expect(kinds == [.null, .bool, .bool, .number, .number, .string, .array, .object])
        #expect(document.children(document.root).map(document.bool) == [nil, true, false, nil, nil, nil, nil, nil])
        #expect(document.children(document.root).map(document.number) == [nil, nil, nil, 7, -1.5, nil, nil, nil])
        #expect(document.children(document.root).map(document.text) == ["", "", "", "", "", "7", "", ""])
        #expect(document.children(document.root).compactMap(document.token) == [Token("7")])
        #expect(kinds.map(\.isContainer) == [false, false, false, false, false, false, true, true])
    }

    @Test("Members and elements keep the order of the document, including nested ones")
    func order() throws {
        let document = try parse(#"{"b": [1, [2, 3], {"x": 4}], "a": {"z": 5, "y": 6}}"#)
        #expect(document.children(document.root).map(document.keyText) == ["b", "a"])
        let array = try #require(document.at("b"))
        #expect(document.children(array).map(document.kind) == [.number, .array, .object])
        let object = try #require(document.at("a"))
        #expect(document.children(object).map(document.keyText) == ["z", "y"])
        #expect(document.children(object).compactMap(document.number) == [5, 6])
    }

    @Test("Elements have no key, members have one")
    func keys() throws {
        let document = try parse(#"{"API Version": [1]}"#)
        let member = try #require(document.firstChild(document.root))
        let element = try #require(document.firstChild(member))
        #expect(document.keyText(member) == "API Version")
        #expect(document.keyToken(member) == "api-version")
        #expect(document.keyToken(element) == nil)
        #expect(document.keyText(element).isEmpty)
        #expect(document.keyToken(document.root) == nil)
        #expect(document.sibling(after: element, in: member) == nil)
        #expect(document.firstChild(element) == nil)
    }

    @Test(
        "Members are found whatever the spelling of their key",
        arguments: ["leapsecond-announced", "leap_second_announced", "LeapSecondAnnounced"])
    func tolerantMember(_ key: String) throws {
        let document = try parse(#"{"leap": 0, "leap-second-announced": 1}"#)
        let found = try #require(document.member(Token(key), of: document.root))
        #expect(document.number(found) == 1)
    }

    @Test("Arrays, plain values and objects without the key have no such member")
    func noMember() throws {
        let document = try parse(#"{"a": [{"b": 1}], "s": "b", "o": {}}"#)
        for key in ["a", "s", "o", "missing"] as [Token] {
            #expect(document.at(key).flatMap { document.member("b", of: $0) } == nil)
        }
    }

    @Test("For a repeated key, look-up finds the first and iteration shows both")
    func duplicateKeys() throws {
        let document = try parse(#"{"a": 1, "A": 2, "a": 3}"#)
        #expect(document.at("a").flatMap(document.number) == 1)
        #expect(document.children(document.root).compactMap(document.number) == [1, 2, 3])
    }

    @Test(
        "Escapes are decoded to their characters",
        arguments: [
            (#""a\"b\\c\/d""#, "a\"b\\c/d"), (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"), (#""\u00b5s \u00B0""#, "µs °"),
            (#""\ud83d\ude00""#, "😀"), (#""\u0000x""#, "\0x"), ("\"Zürich 東京\"", "Zürich 東京"), (#""""#, ""),
        ])
    func escapes(_ json: String, _ text: String) throws {
        let document = try parse(json)
        #expect(document.text(document.root) == text)
    }

    @Test("A byte order mark at the start of a document is ignored")
    func byteOrderMark() throws {
        let document = try StatusDocument(parsing: [0xEF, 0xBB, 0xBF] + Array(#"{"a": 1}"#.utf8))
        #expect(document.at("a").flatMap(document.number) == 1)
    }

    @Test("A plain value can be the whole document", arguments: ["null", "true", "1", "\"x\"", " [] "])
    func plainRoot(_ json: String) throws {
        let document = try parse(json)
        #expect(document.firstChild(document.root) == nil)
    }

    @Test("A key of 70 kB is found by its whole spelling, but shown only in part")
    func hugeKey() throws {
        let key = String(repeating: "k", count: 70_000)
        let document = try parse("{\"\(key)\": 1, \"\(key)x\": 2, \"b\": \"after\"}")
        #expect(document.at(Token(key + "x")).flatMap(document.number) == 2)
        #expect(document.firstChild(document.root).map { document.key($0).count } == 65_535)
        #expect(document.at("b").map(document.text) == "after")
    }

    @Test("A string of 1 MB is kept whole")
    func hugeString() throws {
        let text = String(repeating: "ä", count: 500_000)
        let document = try parse("[\"\(text)\"]")
        #expect(document.firstChild(document.root).map { document.string($0).count } == 1_000_000)
    }
}
