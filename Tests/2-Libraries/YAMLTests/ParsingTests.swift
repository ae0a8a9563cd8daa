import Testing
import Text

@testable import YAML

/// What is wrong with a text, as `line:column: sentence`; empty when nothing is.
private func defect(_ text: String) -> String {
    defect(bytes: Array(text.utf8))
}

private func defect(bytes: [UInt8]) -> String {
    do {
        _ = try parsed(bytes)
        return ""
    } catch {
        return String("\(error)".dropFirst("f:".count))
    }
}

private func parsed(_ bytes: [UInt8]) throws(Problem) -> YAMLNode {
    let problems = ProblemCollector(file: "f")
    let node = YAMLNode.parse(bytes, reportingTo: problems)
    if let first = problems.problems.first { throw first }
    return node ?? YAMLNode(.sequence([]), at: .start)
}

@Suite("Parsing YAML")
struct ParsingTests {
    @Test("Values keep their order, kind and place")
    func tree() throws {
        let node = try parsed(Array("b: [1, '1']\na:\n  - é: x\n".utf8))
        func place(_ line: Int, _ column: Int) -> SourcePosition { SourcePosition(line: line, column: column) }
        func scalar(_ text: String, plain: Bool = true, _ line: Int, _ column: Int) -> YAMLNode {
            YAMLNode(.scalar(YAMLScalar(text: text, isPlain: plain)), at: place(line, column))
        }
        let inner = YAMLEntry(key: "é", keyPosition: place(3, 5), value: scalar("x", 3, 8))
        let expected = YAMLNode(
            .mapping([
                YAMLEntry(
                    key: "b", keyPosition: place(1, 1),
                    value: YAMLNode(.sequence([scalar("1", 1, 5), scalar("1", plain: false, 1, 8)]), at: place(1, 4))),
                YAMLEntry(
                    key: "a", keyPosition: place(2, 1),
                    value: YAMLNode(.sequence([YAMLNode(.mapping([inner]), at: place(3, 5))]), at: place(3, 3))),
            ]), at: place(1, 1))
        #expect(node == expected)
    }

    @Test("A block scalar is text with its line breaks")
    func block() throws {
        let node = try parsed(Array("|\n  a\n  b\n".utf8))
        #expect(node.content == .scalar(YAMLScalar(text: "a\nb\n", isPlain: false)))
    }

    @Test("A text without a document parses to nothing", arguments: ["", "\n", "# only a comment\n", "---\n", "\u{FEFF}"])
    func empty(text: String) throws {
        #expect(try parsed(Array(text.utf8)).isNull)
    }

    @Test(
        "A null needs to be unquoted", arguments: [("~", true), ("null", true), ("''", false), ("'~'", false), ("nil", false)])
    func null(text: String, isNull: Bool) throws {
        #expect(try parsed(Array(text.utf8)).isNull == isNull)
    }

    @Test(
        "YAML features that a configuration does not need are refused with their position",
        arguments: [
            ("a: &x 1\n", "1:4: anchors (&name) are not supported"),
            ("a: 1\nb: *x\n", "2:4: aliases (*name) are not supported"),
            ("a: !!str 1\n", "1:4: tags (!name) are not supported"),
            ("a: !mine {}\n", "1:4: tags (!name) are not supported"),
            ("a: 1\n---\nb: 2\n", "2:1: a second document begins here; only one is read"),
            ("? [a]\n: 1\n", "1:3: a key must be plain text"),
            ("x:\n  a: 1\n  b: 2\n  a: 3\n", "4:3: duplicate key \"a\"; first used on line 2"),
            ("a: \"\\0\"\n", "1:4: a NUL character is not allowed"),
        ])
    func refused(text: String, expected: String) {
        #expect(defect(text) == expected)
    }

    @Test(
        "A syntax error has its position",
        arguments: [
            (
                "a: [1, 2\nb: 3\n",
                "2:2: not valid YAML: did not find expected ',' or ']' while parsing a flow sequence that begins on line 1"
            ),
            (
                "a:\n\tb: 1\n",
                "2:1: not valid YAML: the line is indented with a tab; YAML requires spaces"
            ),
            (
                "a:\n  b: @1\n",
                "2:6: not valid YAML: no value begins with this character; quote the text"
            ),
            (
                "a: 'x\n",
                "1:4: not valid YAML: this quotation mark is not closed"
            ),
            (
                "a: 1\n b: 2\n",
                "2:3: not valid YAML: a key is not allowed here: the line is indented further than the one above, the one above has no space behind its colon, or a text with \": \" in it needs quotation marks"
            ),
            ("a: {b:}\n", "1:6: not valid YAML: a space is missing behind this colon, or the text needs quotation marks"),
            ("ä: 1\nb: \u{1}\n", "2:4: not valid YAML: control characters are not allowed"),
        ])
    func broken(text: String, expected: String) {
        #expect(defect(text) == expected)
    }

    @Test("Invalid UTF-8 is refused with its position")
    func invalidUTF8() {
        #expect(defect(bytes: Array("a: 1\r\nä: ".utf8) + [0xC3, 0x28]) == "2:4: the text is not valid UTF-8")
        #expect(defect(bytes: [0xFF, 0xFE, 0x61, 0x00]) == "1:1: the text is not valid UTF-8; it is UTF-16, save it as UTF-8")
    }

    @Test("32 levels are read, the 33rd is refused")
    func depth() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(defect(nested(32)).isEmpty)
        #expect(defect(nested(33)) == "1:33: nested deeper than 32 levels")
        #expect(defect(String(repeating: "[", count: 1_000_000)) == "1:33: nested deeper than 32 levels")
    }

    @Test("4 MiB are read, one byte more is refused")
    func size() {
        let comment = "#" + String(repeating: "x", count: YAMLNode.maximumBytes - 1)
        #expect(defect(comment).isEmpty)
        #expect(defect(comment + "x") == "1:1: the text is larger than 4MiB")
    }

    @Test("All duplicate keys are reported, and the first value is kept")
    func duplicates() {
        let problems = ProblemCollector(file: "f")
        let node = YAMLNode.parse(Array("a: 1\na: 2\nb: {c: 1, c: 2}\n".utf8), reportingTo: problems)
        #expect(
            problems.problems.map(\.description) == [
                "f:2:1: duplicate key \"a\"; first used on line 1",
                "f:3:11: duplicate key \"c\"; first used on line 3",
            ])
        let first = YAMLNode(.scalar(YAMLScalar(text: "1", isPlain: true)), at: SourcePosition(line: 1, column: 4))
        guard case .mapping(let entries) = node?.content else {
            Issue.record("not a mapping")
            return
        }
        #expect(entries.map(\.key) == ["a", "b"])
        #expect(entries.first?.value == first)
    }

    @Test("A text truncated or damaged at any byte is read, or refused at a position within it")
    func damage() {
        let text = Array("# é\na: [1, 'x', \"\\u00e9\"]\nb: {c: |\n  d, e: &f *g}\n- !t ? : %\n".utf8)
        let lines = text.filter { $0 == UInt8(ascii: "\n") }.count + 1
        for index in text.indices {
            let damaged = ([0x00, 0x09, 0x0A, 0x22, 0x80, 0xFF] as [UInt8]).map { text[..<index] + [$0] + text[(index + 1)...] }
            for variant in damaged + [text[..<index]] {
                do {
                    _ = try parsed(Array(variant))
                } catch {
                    #expect(error.position.map { $0.line <= lines + 1 && $0.column >= 1 } == true)
                    #expect(!error.sentence.isEmpty)
                }
            }
        }
    }
}
