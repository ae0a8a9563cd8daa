import Foundation
import JSON
import StatusDocument
import TestFiles
import Testing

@Suite("JSON")
struct JSONTests {
    @Test(
        "Characters that would end or break a string are escaped, all others are kept",
        arguments: [
            ("", #""""#), ("plain µ 🛰", #""plain µ 🛰""#), (#"a"b\c"#, #""a\"b\\c""#), ("a\nb\tc", #""a\nb\tc""#),
            ("\u{0}\u{1F}\r\u{7F}", #""\u0000\u001f\u000d\u007f""#), ("</script>", #""</script>""#),
        ])
    func escapes(_ text: String, _ expected: String) {
        #expect(JSONValue.string(text).written() == Array(expected.utf8))
    }

    @Test("Another parser reads the same text")
    func roundTrip() throws {
        let text = String(String.UnicodeScalarView((0..<0x2100).compactMap(Unicode.Scalar.init)))
        #expect(try JSONDecoder().decode(String.self, from: Data(JSONValue.string(text).written())) == text)
    }

    @Test(
        "Values are written exactly",
        arguments: [
            ([1, -2, 0.5, 2e-06, 1e300], "[1,-2,0.5,2e-06,1e+300]"),
            (["b": nil, "a": true, "b": 1], #"{"b":null,"a":true,"b":1}"#),
            (.number(.infinity), "null"), (.number(.nan), "null"), (.number(UInt64.max), "18446744073709551615"),
            (.array([]), "[]"), (.object([]), "{}"),
        ] as [(JSONValue, String)])
    func exact(_ value: JSONValue, _ text: String) {
        #expect(String(decoding: value.written(), as: UTF8.self) == text)
    }

    @Test("Indented output has a line for each member and element")
    func indented() {
        let value: JSONValue = ["a": [1, []], "b": .object([]), "c": ["d": "e"]]
        let lines = [
            "{", #"  "a": ["#, "    1,", "    []", "  ],", #"  "b": {},"#, #"  "c": {"#, #"    "d": "e""#, "  }", "}", "",
        ]
        #expect(String(decoding: value.written(.indented), as: UTF8.self) == lines.joined(separator: "\n"))
    }

    @Test(
        "Order, repeated keys and the digits of numbers are kept",
        arguments: [
            #"{"z":1,"a":2,"z":3}"#, "[1.50,-0,1e5,123456789012345678901,0.1000000000000000055]", #"["é","🛰","\n"]"#, "7",
        ])
    func kept(_ text: String) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)).written() == Array(text.utf8))
    }

    @Test("Escapes, blanks and a byte order mark are read", arguments: ["", "\u{FEFF}"])
    func escapesAreRead(_ mark: String) throws {
        let text = mark + #" { "\u00e9\ud83d\udef0\/\b\f\r" : [ null , true , false ] } "#
        let value = try JSONValue(parsing: Array(text.utf8))
        #expect(value == ["é🛰/\u{8}\u{C}\r": [nil, true, false]])
    }

    @Test(
        "Invalid JSON is refused", arguments: ["", "{", "[1,]", "nul", #"{"a" 1}"#, "1 2", String(repeating: "[", count: 200)])
    func refused(_ text: String) {
        #expect(throws: StatusDocumentError.self) { try JSONValue(parsing: Array(text.utf8)) }
    }
}
