import Testing

@testable import Catalog

@Suite("Structures and numbers instead of words")
struct StructureTests {
    /// The series of the entries themselves.
    private func own(_ walking: Walking, _ json: String) throws -> [String] {
        try walking.series(json).filter { $0.hasPrefix("x") || $0.hasPrefix("y") }
    }

    @Test(
        "A structure is read as its number",
        arguments: [
            (Reader.nanosecondsOrSeconds, #"{"scaled-nanoseconds": -3145728}"#, -4.8e-8),
            (.duration(.seconds), #"{"scaledNanoseconds": "65536"}"#, 1e-9),
            (.mainsFrequency, #"{"hz": 49, "frac": 3221225472}"#, 49.75), (.mainsFrequency, #"{"HZ": 60}"#, 60),
            (.nonZero, #"{"val": 385, "exp": -1}"#, 38.5),
        ])
    func structures(_ reader: Reader, _ json: String, _ number: Double) throws {
        #expect(try read(reader, json) == .value(number))
    }

    @Test(
        "A structure of zeros, or of other fields, is not a measurement",
        arguments: [
            (Reader.mainsFrequency, #"{"hz": 0, "frac": 0}"#), (.mainsFrequency, #"{"frac": 5}"#),
            (.nonZero, #"{"val": 0, "exp": -1}"#), (.nonZero, #"{"limit": 5}"#), (.nanosecondsOrSeconds, #"{"scaled": 5}"#),
        ])
    func nothing(_ reader: Reader, _ json: String) throws {
        #expect(try read(reader, json) == .absent)
    }

    @Test("A number of seconds may have a unit after it")
    func unitRequired() throws {
        #expect(try read(.durationWithUnit, #""12.5 us""#) == .value(1.25e-5))
        for unit in ["12.5", #""12.5""#, "null", #""n/a""#] { #expect(try read(.durationWithUnit, unit) == .absent) }
        #expect(try read(.durationWithUnit, #""12.5 parsecs""#) == .unreadable)
    }

    @Test("A quality may be its index on the vendor's scale; the first three and the last are not bounds")
    func places() throws {
        for (place, seconds) in [3: 1e-9, 6: 1e-7, 9: 2.5e-6, 15: 2.5e-3, 21: 10] {
            #expect(try read(.timeQuality, "\(place)") == .value(seconds))
            #expect(try read(.timeQuality, #""\#(place)""#) == .value(seconds))
        }
        for place in [0, 1, 2, 22] { #expect(try read(.timeQuality, "\(place)") == .absent) }
        for place in ["-1", "23", "6.5"] { #expect(try read(.timeQuality, place) == .unreadable) }
    }

    @Test("Of several words in one place the worst counts, if the states of the vocabulary are ordered by severity")
    func worst() throws {
        let states = [Vocabulary.State("none", numbers: [0]), Vocabulary.State("good", numbers: [2]), Vocabulary.State("bad")]
        let ordered = try Walking(
            .states("x", Vocabulary("v", source: "tests", states, isOrdered: true), at: "a.state", help: "State."))
        #expect(try own(ordered, #"{"a": {"state": ["good", "bad", "none"]}}"#) == [#"x{x="bad"} 1"#])
        #expect(try own(ordered, #"{"a": {"state": [2, 0, 0]}}"#) == [#"x{x="good"} 1"#])
        #expect(try own(ordered, #"{"a": {"state": ["good", "odd"]}}"#) == [#"x{x="good"} 1"#])
        let unordered = try Walking(.states("x", Vocabulary("v", source: "tests", states), at: "a.state", help: "State."))
        #expect(try own(unordered, #"{"a": {"state": ["good", "bad"]}}"#) == [#"x{x="good"} 1"#])
    }

    @Test("A negative number is not read without its sign, neither in a condition nor in a list of words")
    func signs() throws {
        let walking = try Walking(
            .gauge("x", at: "a[n, ?!type=-1|255].x", help: "Number."),
            .info("y_info", of: "a[n]", labels: ["type": "type"], help: "Type.")
                .normalising("type", WordList(source: "tests", [WordList.Word("one", number: 1)])))
        let json = #"{"a": [{"type": -1, "x": 1}, {"type": "-1", "x": 2}, {"type": 1, "x": 3}, {"type": "255", "x": 4}]}"#
        #expect(
            try own(walking, json).filter { !$0.contains("type_raw=\"1\"") } == [
                #"x{n="2"} 3"#, #"y_info{n="0",type="-1"} 1"#, #"y_info{n="1",type="-1"} 1"#, #"y_info{n="3",type="255"} 1"#,
            ])
    }

    @Test(
        "A path may skip a key, match keys by prefix, and replace a word by a number")
    func keys() throws {
        let walking = try Walking(
            .gauge("x", of: "m", firstOf: [.field("s.pll*.lock", .flag)], help: "Lock."),
            .gauge("y", at: "m.*?.fans.<fan=fan#>", help: "Fan."))
        #expect(try own(walking, #"{"m": {"s": {"p": {"lock": 0}, "PLL_1": {"lock": 1}}}}"#) == ["x 1"])
        let fans = #""fans": {"fan1": 1, "fan-2": 2, "fan": 3, "fan-total": 4, "n1": 5}"#
        for json in [#"{"m": {\#(fans)}}"#, #"{"m": {"fcu": {\#(fans)}}}"#] {
            #expect(try own(walking, json) == [#"y{fan="fan1"} 1"#, #"y{fan="fan-2"} 2"#])
        }
        #expect(try own(walking, #"{"m": {"a": {"b": {\#(fans)}}}}"#) == [])
    }

    @Test("Satellite systems have names, whether the document has names or numbers")
    func satellites() {
        for (text, name) in ["3": "galileo", "GPS": "gps", "6": "qzss", "7": "7", "Sbas-L1": "sbas_l1"] {
            #expect(String(decoding: LabelForm.satellites.apply(Array(text.utf8)[...], position: nil), as: UTF8.self) == name)
        }
    }
}
