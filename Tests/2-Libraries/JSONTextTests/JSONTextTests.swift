import Foundation
import JSONText
import Testing

@Suite("JSON strings")
struct JSONTextTests {
    @Test(
        "What would end or break a string is escaped, all else stands as it is",
        arguments: [
            ("", #""""#), ("plain µ 🛰", #""plain µ 🛰""#), (#"a"b\c"#, #""a\"b\\c""#), ("a\nb\tc", #""a\nb\tc""#),
            ("\u{0}\u{1F}\r\u{7F}", #""\u0000\u001f\u000d\u007f""#), ("</script>", #""</script>""#),
        ])
    func escapes(_ text: String, _ expected: String) {
        #expect(JSONText.quoted(text) == expected)
    }

    @Test("Another reader finds the same text")
    func roundTrip() throws {
        let text = String(String.UnicodeScalarView((0..<0x2100).compactMap(Unicode.Scalar.init)))
        var json: [UInt8] = []
        JSONText.append(text.utf8, to: &json)
        #expect(try JSONDecoder().decode(String.self, from: Data(json)) == text)
    }
}
