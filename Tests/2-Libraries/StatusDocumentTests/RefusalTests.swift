import Testing

@testable import StatusDocument

@Suite("Refused documents")
struct RefusalTests {
    @Test(
        "Invalid JSON is an error",
        arguments: [
            "{", #"{"a": 1"#, #"{"a": 1,}"#, "[1,]", #"{"a" 1}"#, #"{a: 1}"#, #"{"a": NaN"#, "[Infinit]", #"["a"#, #"["\"]"#,
            "['a']", "{} {}", "<html><body>502 Bad Gateway</body></html>", "]", "nul", "[\"a\nb]", #"["\ud800]"#, "   ", "-",
            "NaN", "007",
        ])
    func noJSON(_ text: String) throws {
        let sentence = try #require(error(parsing: Array(text.utf8)))
        #expect(sentence.hasPrefix("not valid JSON: ") && !sentence.hasSuffix("."))
        #expect(sentence.count > 30, "the sentence tells more than that something is wrong")
    }

    @Test("An empty answer is reported as empty", arguments: [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]])
    func empty(_ bytes: [UInt8]) {
        #expect(error(parsing: bytes) == "not valid JSON: the answer is empty")
    }

    @Test(
        "The message gives the byte at which the document is invalid, and the last key",
        arguments: [
            (#"{"a": {"bc": 1, "d": tru}}"#, 21, "d"), (#"{"a": [1, 2"#, 11, "a"), (#"{"a" 1}"#, 5, "a"), ("nul", 0, nil),
            (#"{"a": 1, "b": }"#, 14, "b"), ("{} {}", 3, nil), (#"{"a": 1}}"#, 8, "a"), (#"{"a": {"b": 1}, c: 2}"#, 16, "b"),
        ] as [(String, Int, String?)])
    func place(_ text: String, _ offset: Int, _ key: String?) throws {
        let sentence = try #require(error(parsing: Array(text.utf8)))
        #expect(sentence.hasSuffix(" (at byte \(offset)" + (key.map { ", after the key \"\($0)\")" } ?? ")")), "\(sentence)")
    }

    @Test("Invalid UTF-8 outside of strings is an error", arguments: [[0xFF], [0xC3, 0xA4]] as [[UInt8]])
    func noText(_ bytes: [UInt8]) {
        #expect(error(parsing: Array("[1, ".utf8) + bytes + Array("]".utf8)) != nil)
    }

    @Test("Every truncation of a document is an error")
    func truncated() {
        let whole = Array(#"{"data": {"system": {"uptime": 12.5, "led": ["grün", true, null]}}}"#.utf8)
        #expect(error(parsing: whole) == nil)
        for length in whole.indices { #expect(error(parsing: Array(whole[..<length])) != nil, "\(length) bytes") }
    }

    @Test("64 levels of containers are read, 65 are refused")
    func depth() throws {
        func nested(_ levels: Int) -> [UInt8] {
            Array((String(repeating: "[", count: levels) + String(repeating: "]", count: levels)).utf8)
        }
        #expect(error(parsing: nested(64)) == nil)
        #expect(try #require(error(parsing: nested(65))).contains("too deep"))
        #expect(error(parsing: nested(100_000)) != nil)
        #expect(error(parsing: Array(String(repeating: #"{"a":"#, count: 100_000).utf8)) != nil)
    }

    @Test("500 000 values are read, more are refused")
    func tooManyValues() {
        func zeros(_ count: Int) -> [UInt8] { Array(("[" + String(repeating: "0,", count: count - 1) + "0]").utf8) }
        #expect(error(parsing: zeros(StatusDocument.maximumValues - 1)) == nil)
        #expect(error(parsing: zeros(StatusDocument.maximumValues)) == "not valid JSON: too many values")
        #expect(error(parsing: Array("[1]".utf8)) == nil, "the next document is not affected")
    }

    /// In quadratic time it would take longer than the limit.
    @Test(
        "10 MB of garbage are refused quickly", .timeLimit(.minutes(1)),
        arguments: [UInt8(ascii: "x"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "-"), 0, 0xFF])
    func garbage(_ byte: UInt8) {
        let bytes = [UInt8](repeating: byte, count: 10 << 20)
        #expect(error(parsing: bytes) != nil)
        #expect(error(parsing: Array("[1]".utf8)) == nil, "the next document is not affected")
    }
}
