import Foundation
import Testing

@testable import Logging

/// What a device could send to break or forge a line.
private let hostileTexts: [String] = [
    "", " ", "a=b", "\"", "\\", "\\\"", "back\\slash", "it's",
    "ok\nts=2026-03-01T12:00:00Z level=info msg=forged",
    "ok\"}\n{\"ts\":\"2026\",\"level\":\"info\",\"msg\":\"forged\"}",
    "\r\n", "\t", "\u{0}", "\u{7}\u{8}\u{C}", "\u{1B}[2J\u{1B}[31mred", "\u{7F}", "\u{85}", "\u{9B}31m",
    "\u{2028}\u{2029}", "\u{202E}gpj.exe", "\u{2066}a\u{2069}", "\u{FEFF}", "a\u{200B}b", "e\u{301}", "zeit°µs", "🛰️ GNSS",
    String(decoding: [0x61, 0xFF, 0xC0, 0xAF, 0xED, 0xA0, 0x80, 0x62], as: UTF8.self),
]

@Suite struct EscapingTests {
    private func line(_ format: LogFormat, _ text: String, key: String = "value") -> String {
        let fields = [LogField(key: key, value: .string(text)), LogField(key: "after", value: .integer(1))]
        let bytes = LogLine.render(format, time: 0, level: .info, message: text, fields: fields)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("a JSON parser gets hostile text back exactly, from one line", arguments: hostileTexts)
    func json(text: String) throws {
        let line = line(.json, text)
        #expect(line.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object.count == 5)
        #expect((object["value"] as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
        #expect((object["msg"] as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }

    @Test("a logfmt parser gets hostile text back exactly, from one line", arguments: hostileTexts)
    func logfmt(text: String) throws {
        let line = line(.logfmt, text)
        let pairs = try readLogfmt(line)
        #expect(pairs.map(\.key) == ["ts", "level", "msg", "value", "after"])
        #expect(pairs[2].value.unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(pairs[3].value.unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test("no byte of a line can move the cursor, end the line or reverse the text", arguments: hostileTexts)
    func printable(text: String) {
        for format in LogFormat.allCases {
            let scalars = line(format, text).dropLast().unicodeScalars
            #expect(
                scalars.allSatisfy { ![.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory) })
            #expect(!scalars.contains { $0.properties.isBidiControl })
        }
    }

    @Test("a key cannot forge a field")
    func keys() throws {
        #expect(try readLogfmt(line(.logfmt, "x", key: "a b=\"c\n")).map(\.key)[3] == "a_b__c_")
        let object = try JSONSerialization.jsonObject(with: Data(line(.json, "x", key: "a\",\"b").utf8)) as? [String: Any]
        #expect(object?["a\",\"b"] as? String == "x")
    }

    @Test(
        "a long value is truncated at 1024 bytes of the line, never within a character or an escape",
        arguments: ["x", "é", "€", "🛰", "\n", "\u{1}", "\""])
    func cut(unit: String) throws {
        for lead in ["", "a", "ab", "abc", "abcd", "abcde"] {
            var bytes: [UInt8] = []
            let text = lead + String(repeating: unit, count: 2000)
            appendEscaped(text, to: &bytes)
            #expect(bytes.count <= 1024 && bytes.count > 1024 - 8)
            let written = try #require(String(validating: bytes, as: UTF8.self))
            let json = Data("[\"\(written)\"]".utf8)
            let read = try #require((try JSONSerialization.jsonObject(with: json) as? [String])?.first)
            #expect(read.hasSuffix("…"))
            #expect(text.unicodeScalars.starts(with: read.unicodeScalars.dropLast()))
        }
    }

    @Test("a value that fits is not truncated", arguments: [1021, 1022, 1023, 1024])
    func fits(length: Int) {
        var bytes: [UInt8] = []
        appendEscaped(String(repeating: "x", count: length), to: &bytes)
        #expect(bytes == Array(repeating: UInt8(ascii: "x"), count: length))
    }

    @Test("a value one byte too long is truncated")
    func oneTooMany() {
        var bytes: [UInt8] = []
        appendEscaped(String(repeating: "x", count: 1025), to: &bytes)
        #expect(bytes == Array(repeating: UInt8(ascii: "x"), count: 1021) + Array("…".utf8))
    }
}

private struct LogfmtError: Error {}

/// A logfmt reader of its own, strict: a bare value ends at a space, a quoted one follows the rules of JSON.
private func readLogfmt(_ line: String) throws -> [(key: String, value: String)] {
    var rest = Substring(line)
    guard rest.unicodeScalars.popLast() == "\n" else { throw LogfmtError() }
    var pairs: [(key: String, value: String)] = []
    while !rest.isEmpty {
        guard let equals = rest.unicodeScalars.firstIndex(of: "=") else { throw LogfmtError() }
        let key = String(rest.unicodeScalars[..<equals])
        rest = Substring(rest.unicodeScalars[equals...].dropFirst())
        var value = String.UnicodeScalarView()
        if rest.unicodeScalars.first == "\"" {
            var escaped = false
            repeat {
                let scalar = rest.unicodeScalars.removeFirst()
                let ends = scalar == "\"" && !escaped && !value.isEmpty
                escaped = scalar == "\\" && !escaped
                value.append(scalar)
                if ends { break }
            } while !rest.isEmpty
            let json = try JSONSerialization.jsonObject(with: Data("[\(String(value))]".utf8)) as? [String]
            guard let text = json?.first else { throw LogfmtError() }
            value = text.unicodeScalars
        } else {
            value = String.UnicodeScalarView(rest.unicodeScalars.prefix { $0 != " " })
            guard !value.isEmpty else { throw LogfmtError() }
            rest = Substring(rest.unicodeScalars.dropFirst(value.count))
        }
        pairs.append((key, String(value)))
        guard rest.isEmpty || rest.unicodeScalars.popFirst() == " " else { throw LogfmtError() }
    }
    return pairs
}
