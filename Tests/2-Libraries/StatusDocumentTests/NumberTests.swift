import Testing

@testable import StatusDocument

@Suite("Numbers")
struct NumberTests {
    @Test(
        "Numbers are read as the nearest double",
        arguments: [
            ("0", 0), ("-0", 0), ("-0.0", -0.0), ("42", 42), ("-18", -18), ("960935.93999999994", 960935.94),
            ("1.25e+12", 1.25e12),
            ("4e-06", 4e-6), ("1E3", 1000), ("9007199254740992", 0x1p53), ("9007199254740993", 0x1p53),
            ("9223372036854775807", 0x1p63), ("-9223372036854775808", -0x1p63), ("18446744073709551615", 0x1p64), ("1e-400", 0),
            ("1.7976931348623157e308", Double.greatestFiniteMagnitude),
        ])
    func nearest(_ json: String, _ value: Double) throws {
        let document = try parse("[\(json)]")
        #expect(document.firstChild(document.root).flatMap(document.number) == value)
        #expect(document.droppedNumbers == 0)
    }

    @Test(
        "An integer beyond 64 bits is a number like any other and affects nothing else",
        arguments: [
            ("18446744073709551616", 0x1p64), ("-9223372036854775809", -0x1p63),
            ("123456789012345678901234567890", 1.2345678901234568e29),
        ])
    func beyond64Bits(_ json: String, _ value: Double) throws {
        let document = try parse(#"{"before": "a \"-1e999\" \\", "odd": \#(json), "after": [1, {"x": 99999999999999999999}]}"#)
        #expect(document.at("odd").flatMap(document.number) == value)
        #expect(document.at("before").map(document.text) == #"a "-1e999" \"#)
        #expect(document.at("after").map { document.children($0).map(document.kind) } == [.number, .object])
        #expect(document.droppedNumbers == 0)
    }

    @Test(
        "A number beyond the range of a double is null and counted; the rest of the document is read",
        arguments: ["1e999", "-1E+400", "1" + String(repeating: "0", count: 400)])
    func beyondDoubles(_ json: String) throws {
        let document = try parse(#"{"a": \#(json), "b": "1e999", "c": \#(json), "d": 4}"#)
        #expect(document.children(document.root).map(document.kind) == [.null, .string, .null, .number])
        #expect(document.droppedNumbers == 2)
        #expect(document.at("b").map(document.text) == "1e999")
    }

    @Test(
        "An invalid number is null, even beside an integer beyond 64 bits; the rest of the document is read",
        arguments: ["007", "1.", "1e", "-", "1-2", "0x10", ".5", "+1"])
    func noNumber(_ json: String) throws {
        let beside = try parse("[18446744073709551616, \(json), 5]")
        #expect(beside.children(beside.root).map(beside.kind) == [.number, .null, .number])
        let alone = try parse("[\(json)]")
        #expect(alone.children(alone.root).map(alone.kind) == [.null])
    }
}
