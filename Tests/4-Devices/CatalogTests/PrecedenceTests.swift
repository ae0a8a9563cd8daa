import Metrics
import Testing

@testable import Catalog

@Suite("Which entry reads a value, and which settings leave it out")
struct PrecedenceTests {
    @Test("Of paths to the same value the more specific wins, in any order", arguments: [false, true])
    func specific(_ isReversed: Bool) throws {
        let entries: [Entry] = [
            .gauge("x_exact", at: "data.led-red.state", help: "Help."),
            .gauge("x_framed", at: "data.led-<led>.state", help: "Help."),
            .gauge("x_any", at: "data.<key>.state", help: "Help."),
        ]
        let walking = try Walking([
            Subject(
                "test", "Test", .modelled(""), isReversed ? entries.reversed() : entries,
                ignored: [Ignored("data.**", because: "the rest")])
        ])
        let json =
            #"{"data": {"led-red": {"state": 1}, "LED_green": {"state": 2}, "lamp": {"state": 3}, "led-": {"state": 4}, "deep": {"er": {"state": 5}}}}"#
        #expect(
            try Set(walking.series(json)) == [
                "x_exact 1", #"x_framed{led="green"} 2"#, #"x_any{key="lamp"} 3"#, #"x_any{key="led-"} 4"#,
            ])
        #expect(try walking.leaves(json).last == "data.deep.er.state ignored")
    }

    @Test("Of equally specific paths the later in the catalog wins", arguments: [false, true])
    func equallySpecific(_ isReversed: Bool) throws {
        let subjects = [
            Subject("one", "One", .modelled(""), [.gauge("x_one", at: "data.a.led-<x>.v", help: "Help.")]),
            Subject("two", "Two", .modelled(""), [.gauge("x_two", at: "data.<x=a*>.led-1.v", help: "Help.")]),
        ]
        let series = try Walking(isReversed ? subjects.reversed() : subjects).series(#"{"data": {"a": {"led-1": {"v": 1}}}}"#)
        #expect(series == [isReversed ? #"x_one{x="1"} 1"# : #"x_two{x="a"} 1"#])
    }

    @Test("Several spellings map to one series, and the first in the document is kept")
    func spellings() throws {
        let walking = try Walking(.gauge("x_good", at: "data.(gps|gns).good", "data.gnss.good-satellites", help: "Help."))
        #expect(try walking.series(#"{"data": {"gns": {"good": 4}}}"#) == ["x_good 4"])
        let result = try walking.walk(#"{"data": {"gnss": {"good-satellites": 5}, "gps": {"good": 6}}}"#)
        #expect(Walking.lines(result, walking.catalog) == ["x_good 5"])
        #expect(result.samples.duplicates == 1)
    }

    @Test("Only the configured slots are read; values without a slot are kept")
    func slots() throws {
        let walking = try Walking(
            .fact("x_occupied", of: "data.chassis#.slots[slot=slot-id]", if: .told("module"), help: "Help."),
            .gauge("x_uptime_seconds", at: "data.uptime", help: "Help."))
        var options = WalkOptions()
        options.slots = ["clk2", "chassis1/clk1"]
        let slots = #"{"slots": [{"slot-id": "clk1", "module": {"new": 1}}, {"slot-id": "clk2", "module": {"new": 2}}]}"#
        let json = #"{"data": {"uptime": 1, "chassis0": \#(slots), "chassis1": \#(slots)}}"#
        #expect(
            try walking.series(json, options) == [
                #"x_occupied{slot="clk2"} 1"#, #"x_occupied{slot="chassis1/clk1"} 1"#, "x_uptime_seconds 1",
                #"lantime_module_value{slot="clk2",model="",path="new"} 2"#,
                #"lantime_module_value{slot="chassis1/clk1",model="",path="new"} 1"#,
            ])
        #expect(try walking.leaves(json, options).count == 9)
    }

    @Test("A disabled collector gives no series, and its values do not become generic ones")
    func disabled() throws {
        let walking = try Walking([
            Subject(
                "one", "One", .modelled(""),
                [.gauge("x_a", at: "data.a", help: "Help."), .count("x_list", of: "data.list", help: "Help.")]),
            Subject("two", "Two", .modelled(""), [.gauge("x_b", at: "data.b", help: "Help.")]),
        ])
        var options = WalkOptions()
        options.disabledCollectors = ["one"]
        let json = #"{"data": {"a": 1, "b": 2, "list": []}}"#
        #expect(try walking.series(json, options) == ["x_b 2"])
        #expect(try walking.leaves(json, options) == ["data.a ignored", "data.b mapped"])
        #expect(walking.catalog.collectorNames == ["one", "two", "generic", "config"])
    }
}
