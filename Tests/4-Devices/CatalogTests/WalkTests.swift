import Metrics
import Testing

@testable import Catalog

@Suite("Walking documents")
struct WalkTests {
    @Test("Values become series with the labels of their path")
    func plain() throws {
        let walking = try Walking(
            .gauge("x_uptime_seconds", at: "data.system.uptime", help: "Help."),
            .counter("x_bytes_total", at: "data.ports[port].statistics.rx-bytes", help: "Help."),
            .gauge("x_running", .flag, at: "data.services.<scope>.<service>.running", help: "Help."))
        let series = try walking.series(
            #"""
            {"data": {"system": {"uptime": 7.5}, "ports": [{"object-id": "lan0", "statistics": {"rx-bytes": 1}},
             {"object-id": "lan1", "statistics": {"RX_Bytes": "2"}}], "services": {"public": {"ntp": {"running": true}}}}}
            """#)
        #expect(
            series == [
                "x_uptime_seconds 7.5", #"x_bytes_total{port="lan0"} 1"#, #"x_bytes_total{port="lan1"} 2"#,
                #"x_running{scope="public",service="ntp"} 1"#,
            ])
    }

    @Test("One bad value affects only its own sample, and is counted for its collector")
    func unreadable() throws {
        let walking = try Walking([
            Subject(
                "one", "One", .modelled(""),
                [.gauge("x_a", at: "data.a", help: "Help."), .gauge("x_b", at: "data.b", help: "Help.")]),
            Subject("two", "Two", .modelled(""), [.gauge("x_c", at: "data.c", help: "Help.")]),
        ])
        let json = #"{"data": {"a": "broken", "b": 2, "c": {"d": 1}}}"#
        #expect(try walking.series(json, WalkOptions()).filter { $0.hasPrefix("x_") } == ["x_b 2"])
        let result = try walking.walk(json)
        #expect(result.unreadable == [1, 0])
        #expect(result.unreadValues == [#"x_a: "broken""#])
    }

    @Test("A negative counter has no sample, because OpenMetrics does not accept it; -1 means unknown")
    func negativeCounter() throws {
        let walking = try Walking(
            .counter("x_bytes_total", at: "data.port.rx", "data.port.tx", help: "Help."),
            .gauge("x_offset", at: "data.offset", help: "Help."))
        let json = #"{"data": {"port": {"rx": -5, "tx": 2}, "offset": -1}}"#
        #expect(try walking.series(json) == ["x_bytes_total 2", "x_offset -1"])
        #expect(try walking.walk(json).unreadable == [1])
        let unknown = #"{"data": {"port": {"rx": -1, "tx": 2}, "offset": -1}}"#
        #expect(try walking.series(unknown) == ["x_bytes_total 2", "x_offset -1"])
        #expect(try walking.walk(unknown).unreadable == [0])
    }

    @Test("At most twenty unreadValues are listed, each with at most 60 bytes")
    func unreadValues() throws {
        let walking = try Walking(.gauge("x_a", at: "data.a[n].v", help: "Help."))
        let elements = Array(repeating: #"{"v": "\#(String(repeating: "w", count: 500))"}"#, count: 100).joined(separator: ",")
        let result = try walking.walk(#"{"data": {"a": [\#(elements)]}}"#)
        #expect(result.unreadable == [100])
        #expect(result.unreadValues.count == 20)
        #expect(result.unreadValues.allSatisfy { $0.utf8.count < 80 })
    }

    // MARK: - Shapes

    private static let list = Entry.gauge("x_v", at: "data.list[item].v", help: "Help.")

    @Test(
        "A list may be an array, one object, or an object keyed by the names of its elements",
        arguments: [
            (#"[{"object-id": "a", "v": 1}, {"object-id": "b", "v": 2}]"#, ["a 1", "b 2"]),
            (#"{"object-id": "a", "v": 1}"#, ["a 1"]), (#"{"a": {"v": 1}, "b": {"v": 2}}"#, ["a 1", "b 2"]),
            (#"{"a": {"v": 1}, "b": null}"#, ["a 1"]), (#"{"x": {"object-id": "a", "v": 1}}"#, ["a 1"]),
            (#"[{"v": 1}, {"v": 2}]"#, ["0 1", "1 2"]), (#"{"v": 1}"#, ["0 1"]),
            (#"[{"object-id": "", "v": 1}, {"object-id": 7, "v": 2}]"#, ["0 1", "7 2"]),
            ("[]", []), ("{}", []), ("null", []), (#""none""#, []), ("[null, 1, [], {}]", []),
            (#"[{"object-id": "a", "v": 1}, {"object-id": "a", "v": 9}]"#, ["a 1"]),
        ])
    func shapes(_ list: String, _ expected: [String]) throws {
        let series = try Walking(Self.list).series(#"{"data": {"list": \#(list)}}"#).filter { $0.hasPrefix("x_v") }
        #expect(series == expected.map { "x_v{item=\"\($0.split(separator: " ")[0])\"} \($0.split(separator: " ")[1])" })
    }

    @Test("Where one object is expected, the first element of an array gives each series")
    func arrayInsteadOfObject() throws {
        let walking = try Walking(
            .gauge("x_v", at: "data.one.v", help: "Help."), .fact("x_there", of: "data.one", if: .told("v"), help: "Help."),
            .info("x_info", of: "data.one", labels: ["name": "n"], help: "Help."))
        let series = try walking.series(#"{"data": {"one": [{"v": 1, "n": "a"}, {"v": 2, "n": "b"}]}}"#)
        #expect(series == ["x_v 1", "x_there 1", #"x_info{name="a"} 1"#, #"x_info{name="b"} 1"#])
    }

    @Test("The status may lie one level deeper, in data.status")
    func envelope() throws {
        let walking = try Walking(Self.list, .gauge("x_uptime_seconds", at: "data.system.uptime", help: "Help."))
        let inner = #"{"system": {"uptime": 5}, "list": [{"object-id": "a", "v": 1}]}"#
        let series = try walking.series(#"{"data": \#(inner)}"#)
        #expect(series == [#"x_v{item="a"} 1"#, "x_uptime_seconds 5"])
        #expect(try walking.series(#"{"data": {"object-id": "main", "status": \#(inner)}}"#) == series)
    }

    @Test("From the second chassis on, its name prefixes the slot, and nothing else")
    func chassis() throws {
        let walking = try Walking(
            .fact("x_occupied", of: "data.chassis#.slots[slot=slot-id, slot_type=slot-type]", if: .told("module"), help: "Help."))
        let slots =
            #"{"slots": [{"slot-id": "clk1", "slot-type": "clk", "module": {}}, {"slot-id": "pwr1", "slot-type": "pwr"}]}"#
        let series = try walking.series(#"{"data": {"chassis0": \#(slots), "chassis1": \#(slots), "chassis-xhe": \#(slots)}}"#)
        #expect(
            series.filter { $0.hasPrefix("x_") } == [
                #"x_occupied{slot="clk1",slot_type="clk"} 1"#, #"x_occupied{slot="pwr1",slot_type="pwr"} 0"#,
                #"x_occupied{slot="chassis1/clk1",slot_type="clk"} 1"#, #"x_occupied{slot="chassis1/pwr1",slot_type="pwr"} 0"#,
            ])
    }

    // MARK: - Conditions

    @Test(
        "Elements are selected by their own fields",
        arguments: [
            ("?on=true", ["a", "c"]), ("?on!=true", ["b", "d"]), ("?!on", ["d"]), ("?on", ["a", "b", "c"]),
            ("?kind=rel*", ["a", "b"]), ("?kind=REL100|mdu", ["a", "d"]),
            ("?n=2", ["b"]), ("?n=1", []), ("?in.*.x=yes", ["c"]), ("?on=true, ?kind=rel*", ["a"]), ("?(state|on)=false", ["b"]),
        ])
    func conditions(_ condition: String, _ expected: [String]) throws {
        let walking = try Walking(.gauge("x_v", at: "data.list[item, \(condition)].v", help: "Help."))
        let series = try walking.series(
            #"""
            {"data": {"list": [{"object-id": "a", "on": true, "kind": "REL-100", "n": -1, "v": 0}, {"object-id": "b", "on": false, "kind": "Relay", "n": 2, "v": 0},
             {"object-id": "c", "on": "TRUE", "in": {"p": {"x": "no"}, "q": {"x": "yes"}}, "n": "3", "v": 0}, {"object-id": "d", "kind": "mdu", "n": 2.5, "v": 0}]}}
            """#)
        #expect(series.filter { $0.hasPrefix("x_v") } == expected.map { "x_v{item=\"\($0)\"} 0" })
    }

    // MARK: - Keys

    @Test("Parts of keys become labels, in the requested form")
    func captures() throws {
        let walking = try Walking(
            .gauge("x_relay", at: "data.relay-<relay:letter>-state", help: "Help."),
            .gauge("x_celsius", at: "data.<sensor=temperature*>", help: "Help."),
            .gauge("x_errors", at: "data.rx-<cause:underscored>-errors", help: "Help."))
        let series = try walking.series(
            #"{"data": {"relay-a-state": 1, "Relay_2_State": 2, "temperature-1": 40, "Temperature": 41, "rx-over-run-errors": 3, "rx-errors": 9}}"#
        )
        #expect(
            series.filter { !$0.contains("rx-errors") } == [
                #"x_relay{relay="A"} 1"#, #"x_relay{relay="B"} 2"#, #"x_celsius{sensor="temperature-1"} 40"#,
                #"x_celsius{sensor="Temperature"} 41"#,
                #"x_errors{cause="over_run"} 3"#,
            ])
    }

    @Test("** matches any number of keys, including none, through arrays as well")
    func anyDepth() throws {
        let walking = try Walking(
            .gauge("x_mode", at: "data.m.**.mode", help: "Help."), .gauge("x_v", at: "data.m.list[item].v", help: "Help."))
        for json in [
            #"{"mode": 1}"#, #"{"a": {"mode": 1}}"#, #"{"a": {"b": {"c": {"mode": 1}}}}"#, #"{"a": [{"mode": 1}]}"#,
            #"{"list": [{"mode": 1}]}"#,
        ] {
            #expect(try walking.series(#"{"data": {"m": \#(json)}}"#) == ["x_mode 1"], "\(json)")
        }
        #expect(try walking.series(#"{"data": {"mode": 1}}"#).allSatisfy { !$0.hasPrefix("x_mode") })
    }

    /// Trying every way through the levels would take longer than the limit.
    @Test("A path with repeated ** and a document of 60 levels end quickly", .timeLimit(.minutes(1)))
    func deep() throws {
        let walking = try Walking(.gauge("x_v", at: "data.**.**.**.v", help: "Help."))
        let json = String(repeating: #"{"data":"#, count: 60) + #"{"v": 1}"# + String(repeating: "}", count: 60)
        try #expect(walking.series(json) == ["x_v 1"])
    }
}
