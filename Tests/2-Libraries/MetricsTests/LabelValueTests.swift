import Testing

@testable import Metrics

@Suite("Looking up the value of one label")
struct LabelValueTests {
    @Test(
        "The value is that of the name, whatever the other values contain",
        arguments: [
            ("slot", "clk1"), ("device", #"a"b\c"#), ("text", #"x",slot="no"#), ("empty", ""), ("lot", nil), ("slo", nil),
            ("", nil),
            ("last", "é"),
        ] as [(String, String?)])
    func value(name: String, expected: String?) {
        var text: [UInt8] = []
        for (index, pair) in [
            ("device", #"a"b\c"#), ("text", #"x",slot="no"#), ("empty", ""), ("slot", "clk1"), ("last", "é"),
        ].enumerated() {
            LabelText.append(pair.0, pair.1.utf8.span, to: &text, isFirst: index == 0)
        }
        #expect(labelValue(name, in: text[...]) == expected)
        #expect(LabelText.pairs(text[...]).first { $0.name == name }?.value == expected)
    }

    @Test(
        "Labels without one of them",
        arguments: [
            (#"slot="clk1",bit="x""#, #"slot="clk1""#), (#"bit="x""#, ""), (#"bit="x",slot="a\"b\\c""#, #"slot="a\"b\\c""#),
            (#"slot="bit=""#, #"slot="bit=""#), ("", ""),
        ])
    func removed(_ labels: String, _ rest: String) {
        #expect(Array(removingLabel("bit", from: Array(labels.utf8)[...])) == Array(rest.utf8))
    }

    @Test(
        "Truncated text gives no value and does not trap",
        arguments: ["", "a", "a=", "a=\"", "a=\"b", "a=\"b\\", "a=\"\\\"", ","])
    func broken(text: String) { _ = labelValue("b", in: Array(text.utf8)[...]) }
}
