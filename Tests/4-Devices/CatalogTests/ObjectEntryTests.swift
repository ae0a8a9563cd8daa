import Metrics
import Testing

@testable import Catalog

@Suite("Entries about whole objects")
struct ObjectEntryTests {
    @Test(
        "Elements are counted in any container",
        arguments: [
            ("[]", 0), ("[1, 2, 3]", 3), (#"[{"a": 1}, {"a": 2}]"#, 2), ("{}", 0), (#"{"x": {}, "y": {}}"#, 2),
            (#"{"x": {"v": 1}, "y": null}"#, 1),
            (#"{"object-id": "x", "v": 1}"#, 1), ("[[1, 2], [3]]", 2),
        ])
    func count(_ json: String, _ count: Int) throws {
        let walking = try Walking(
            .count("x_nodes", of: "data.nodes", help: "Help."), ignored: [Ignored("data.nodes.**", because: "counted")])
        let result = try walking.walk(#"{"data": {"nodes": \#(json)}}"#)
        #expect(Walking.lines(result, walking.catalog) == ["x_nodes \(count)"])
        #expect(result.samples.duplicates == 0)
    }

    @Test("Where the list is missing, nothing is counted", arguments: ["{}", #"{"nodes": null}"#, #"{"nodes": "none"}"#])
    func noCount(_ json: String) throws {
        let walking = try Walking(.count("x_nodes", of: "data.nodes", help: "Help."))
        #expect(try walking.series(#"{"data": \#(json)}"#).filter { $0.hasPrefix("x_") }.isEmpty)
    }

    @Test("Elements are counted by one of their words, for at most sixteen words")
    func countBy() throws {
        let entry = Entry.count("x_used", of: "data.list", by: "system", field: "(gnss-type|type)", help: "Help.")
        let walking = try Walking(entry, ignored: [Ignored("data.list.**", because: "counted")])
        let some = #"[{"gnss-type": "gps"}, {"type": "GPS"}, {"gnss-type": "galileo"}, {"gnss-type": ""}, {}, 7]"#
        #expect(
            try walking.series(#"{"data": {"list": \#(some)}}"#) == [#"x_used{system="gps"} 2"#, #"x_used{system="galileo"} 1"#])
        #expect(try walking.series(#"{"data": {"list": {"type": "gps"}}}"#) == [#"x_used{system="gps"} 1"#])
        let many = (0..<100).map { #"{"type": "t\#($0)"}"# }.joined(separator: ",")
        #expect(try walking.series(#"{"data": {"list": [\#(many)]}}"#).count == 16)
    }

    @Test(
        "Presence is 1 for a member that exists and is not null",
        arguments: [(#"{"module": {}}"#, 1), (#"{"module": 0}"#, 1), (#"{"module": null}"#, 0), (#"{"other": 1}"#, 0), ("{}", 0)])
    func presence(_ json: String, _ value: Int) throws {
        let walking = try Walking(.fact("x_there", of: "data.slot", if: .told("module"), help: "Help."))
        #expect(try walking.series(#"{"data": {"slot": \#(json)}}"#).first == "x_there \(value)")
        #expect(try walking.series("{\"data\": {}}").isEmpty)
    }

    @Test("An info metric has all its labels, empty where the field is empty")
    func info() throws {
        let walking = try Walking(
            .info(
                "x_info", of: "data.m", labels: ["model": "info.model", "serial_number": "serial, sn", "idx": "idx"],
                help: "Help."))
        #expect(
            try walking.series(#"{"data": {"m": {"info": {"model": "M600"}, "serial": "N/A", "sn": "0123 ", "idx": 7}}}"#)
                == [#"x_info{model="M600",serial_number="0123",idx="7"} 1"#])
        #expect(
            try walking.series(#"{"data": {"m": {"info": {"model": ["M600"]}, "serial": null, "idx": "-", "sn": "x"}}}"#)
                .contains(#"x_info{model="",serial_number="x",idx=""} 1"#))
    }

    @Test(
        "An info metric without any text has no series",
        arguments: ["{}", #"{"serial": "-", "sn": ""}"#, #"{"info": {"model": "N/A"}}"#])
    func noInfo(_ json: String) throws {
        let walking = try Walking(
            .info("x_info", of: "data.m", labels: ["model": "info.model", "serial_number": "serial, sn"], help: "Help."))
        #expect(try walking.series(#"{"data": {"m": \#(json)}}"#).isEmpty)
    }

    private static let led = Vocabulary("led", source: "tests", [.init("off", "none"), .init("green"), .init("red")])

    @Test(
        "The first of several fields that has a value counts",
        arguments: [
            (#"{"on": false, "color": "green"}"#, "off"), (#"{"on": true, "color": "green"}"#, "green"),
            (#"{"on": true, "color": "none"}"#, "off"),
            (#"{"color": "red"}"#, "red"), (#"{"on": "maybe", "color": "red"}"#, "red"),
            (#"{"on": true, "color": "pink"}"#, "unknown"),
            (#"{"on": "maybe"}"#, "unknown"), (#"{"on": true, "color": "n/a"}"#, "unknown"),
        ])
    func firstOf(_ json: String, _ state: String) throws {
        let walking = try Walking(
            .states("x_led", Self.led, of: "data.led", firstOf: [.flag("on", otherwise: "off"), .word("color")], help: "Help."))
        #expect(try walking.series(#"{"data": {"led": \#(json)}}"#) == [#"x_led{x_led="\#(state)"} 1"#])
    }

    @Test("When no field has a value, there is no state", arguments: ["{}", #"{"on": true}"#, #"{"on": null, "color": ""}"#])
    func firstOfNothing(_ json: String) throws {
        let walking = try Walking(
            .states("x_led", Self.led, of: "data.led", firstOf: [.flag("on", otherwise: "off"), .word("color")], help: "Help."))
        let result = try walking.walk(#"{"data": {"led": \#(json)}}"#)
        #expect(result.samples.count == 0)
        #expect(result.unknownWords == [0])
    }

    @Test("Numbers in several places are read, each by its own reader")
    func firstNumber() throws {
        let walking = try Walking(
            .gauge(
                "x_seconds", of: "data.o", firstOf: [.field("ns", .duration(.nanoseconds)), .field("(s|seconds)", .number)],
                help: "Help."))
        #expect(try walking.series(#"{"data": {"o": {"ns": 5, "s": 7}}}"#) == ["x_seconds 5e-09"])
        #expect(try walking.series(#"{"data": {"o": {"ns": "-", "seconds": 7}}}"#) == ["x_seconds 7"])
        #expect(try walking.walk(#"{"data": {"o": {"ns": "x", "s": "y"}}}"#).unreadable == [1])
    }

    @Test("States are read from bits of a status word")
    func bits() throws {
        let leap = Vocabulary("leap", source: "tests", [.init("none", numbers: [0]), .init("alarm", numbers: [3])])
        let walking = try Walking(.states("x_leap", leap, .hexBits(shift: 14, mask: 3), at: "data.status", help: "Help."))
        #expect(try walking.series(#"{"data": {"status": "c415"}}"#) == [#"x_leap{x_leap="alarm"} 1"#])
        #expect(try walking.series(#"{"data": {"status": "4415"}}"#) == [#"x_leap{x_leap="unknown"} 1"#])
        #expect(try walking.walk(#"{"data": {"status": "4415"}}"#).unknownWords == [1])
    }
}
