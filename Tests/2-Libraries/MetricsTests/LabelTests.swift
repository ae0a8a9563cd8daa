import Testing

@testable import Metrics

@Suite("Label values")
struct LabelTests {
    @Test(
        "Backslashes, quotes and line breaks are escaped, other control characters become blanks",
        arguments: [
            ("plain", "plain"), (#"a\b"#, #"a\\b"#), (#"a "b""#, #"a \"b\""#), ("a\nb", #"a\nb"#), ("a\r\n\tb", #"a \n b"#),
            ("a\u{7F}\0\u{1B}[31mb", "a   [31mb"), ("Zürich ⏱", "Zürich ⏱"), (#"a\nb"#, #"a\\nb"#), ("", ""),
        ])
    func escaping(_ text: String, _ written: String) {
        #expect(labelText(Array(text.utf8)) == "x=\"\(written)\"")
    }

    @Test(
        "Blanks around a value are dropped, those inside are kept",
        arguments: ["001122334455    ", "  001122334455", "\t001122334455 \r\n"])
    func trimming(_ text: String) {
        #expect(labelText(Array(text.utf8)) == #"x="001122334455""#)
        #expect(labelText(Array("a  b".utf8)) == #"x="a  b""#)
        #expect(labelText(Array("   ".utf8)) == #"x="""#)
    }

    @Test(
        "A value of 1 MB is truncated after the last whole character that fits",
        arguments: [("a", 128), ("é", 64), ("€", 42), ("😀", 32)])
    func cutting(_ character: String, _ count: Int) {
        let bytes = Array(String(repeating: character, count: 1 << 20).utf8)
        #expect(labelText(bytes) == "x=\"\(String(repeating: character, count: count))\"")
    }

    /// In quadratic time it would take longer than the limit.
    @Test("1 MB of blanks is dropped quickly", .timeLimit(.minutes(1)))
    func manyBlanks() {
        #expect(labelText([UInt8](repeating: 0x20, count: 1 << 20)) == #"x="""#)
    }

    @Test("Truncation does not split an escape sequence")
    func cuttingBeforeEscaping() {
        let text = labelText([UInt8](repeating: UInt8(ascii: "\""), count: 300))
        #expect(text == "x=\"" + String(repeating: #"\""#, count: 128) + "\"")
    }

    @Test("Labels read back as written, in the same order")
    func roundTrip() {
        var set = SampleSet()
        let given = [
            ("device", "a"), ("empty", ""), ("odd", #"a="b",c="d\"#), ("lines", "x\ny"), ("path", #"\n"#), ("last", "µ{}"),
        ]
        let labels = given.reduce(SampleSet.noLabels) { set.labels($0, adding: $1.0, $1.1) }
        let pairs = set.pairs(labels)
        #expect(pairs.map(\.name) == given.map(\.0))
        #expect(pairs.map(\.value) == given.map(\.1))
        #expect(set.value(of: "lines", in: labels) == "x\ny")
        #expect(set.value(of: "missing", in: labels) == nil)
        #expect(set.pairs(SampleSet.noLabels).isEmpty)
    }

    @Test("Labels that extend the same base do not affect each other")
    func sharedBase() {
        var set = SampleSet()
        let base = set.labels(SampleSet.noLabels, adding: "device", "a")
        let one = set.labels(base, adding: "port", "lan0")
        let other = set.labels(base, adding: "port", "lan1")
        let texts = [base, one, other].map { String(decoding: set.text($0), as: UTF8.self) }
        #expect(texts == [#"device="a""#, #"device="a",port="lan0""#, #"device="a",port="lan1""#])
    }
}
