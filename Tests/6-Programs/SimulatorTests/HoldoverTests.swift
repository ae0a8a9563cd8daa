import JSON
import Testing

@testable import Simulator

@Suite("The scenario holdover")
struct HoldoverTests {
    private let scenario = Scenario.holdover
    private let sync: JSONPath = "data/system/sync-status"

    private func redundant() throws -> JSONValue {
        try device(with: secondClock, relay, redundantSwitch)
    }

    @Test("does not change the document before it begins", arguments: ["m600-gps", "m300-dcf77", "quirks"])
    func before(fixture: String) throws {
        let healthy = try tree(fixture)
        #expect(scenario.document(of: healthy, at: 29.9) == healthy)
    }

    @Test("begins with the antenna, then the receiver tracks while the clock still runs free")
    func antenna() throws {
        let document = try scenario.document(of: tree("m600-gps"), at: 42)
        #expect(document[path: sync]?["clock-status"]?["antenna"] == "disconnected")
        #expect(document[path: sync]?["clock-status"]?["clock"] == "synchronized")
        let clock = try #require(document.module("clk1"))
        #expect(clock[path: "grc/antenna/connected"] == false)
        #expect(clock[path: "grc/receiver-status"] == "tracking")
        #expect(clock[path: "grc/receiver/synchronized"] == false)
        #expect(clock[path: "grc/receiver/tracking"] == true)
        // 7 of 15 s are gone: of 11 good satellites 5 are left.
        #expect(clock[path: "satellites/good-satellites"] == 5)
        #expect(document.event("antenna-faulty") == (true, "2026-11-20T12:00:30"))
        #expect(document.event("antenna-reconnect").active == false)
        #expect(document.event("refclock-1-not-sync").active == false)
    }

    @Test(
        "makes offset, figure of merit and quality grow in holdover",
        arguments: [
            (60.0, 0.0, 3, "less-than-100ns"), (90, 105, 4, "less-than-1us"), (240, 1980, 5, "less-than-10us"),
            (519, 11452, 6, "less-than-100us"),
        ])
    func growth(position: Double, offset: Double, figureOfMerit: Int, quality: String) throws {
        let document = try scenario.document(of: tree("m600-gps"), at: position)
        let status = try #require(document[path: sync])
        #expect(status["clock-status"]?["clock"] == "holdover")
        #expect(status["clock-status"]?["oscillator"] == "warmed-up")
        #expect(status["holdover-status"]?["time-offset"] == .number(offset))
        #expect(status["holdover-status"]?["time-elapsed"] == .number(position - 60))
        #expect(status["holdover-status"]?["tfom-out"] == .number(Double(figureOfMerit)))
        #expect(status["est-time-quality"] == .string(quality))
        let clock = try #require(document.module("clk1"))
        #expect(clock[path: "sync-status/clock-status/clock"] == "holdover")
        #expect(clock[path: "sync-status/est-time-quality"] == .string(quality))
        #expect(document.led("led-ref-time") == "red")
        #expect(document.event("refclock-1-not-sync") == (true, "2026-11-20T12:01:00"))
        #expect(document.event("refclock-1-sync").active == false)
    }

    @Test(
        "drops relay A and no other, in the module's own words",
        arguments: [
            (
                ["relays": [["object-id": "relay-a", "state": "no"], ["object-id": "relay-b", "state": "no"]]],
                "relays/relay-a/state", "nc", "relays/relay-b/state"
            ),
            (["relay-a": "normal", "relay-b": "normal"], "relay-a", "error", "relay-b"),
            (
                ["relay": ["a": ["mode": "normally-open"], "b": ["mode": "normally-open"]]],
                "relay/a/mode", "normally-closed", "relay/b/mode"
            ),
            (
                ["relays": [["object-id": "1", "error": false], ["object-id": "2", "error": false]]],
                "relays/1/error", true, "relays/2/error"
            ),
        ] as [(JSONValue, JSONPath, JSONValue, JSONPath)])
    func relays(module: JSONValue, dropped: JSONPath, word: JSONValue, other: JSONPath) throws {
        guard case .object(let members) = module else { return }
        let healthy = try device(
            with: slot("rel", "io", .object([JSONValue.Member("info", ["model": "rel1000"])] + members)))
        let untouched = try #require(healthy.module("rel")?[path: other])
        #expect(scenario.document(of: healthy, at: 179).module("rel") == healthy.module("rel"))
        let rel = try #require(scenario.document(of: healthy, at: 181).module("rel"))
        #expect(rel[path: dropped] == word)
        #expect(rel[path: other] == untouched)
        #expect(scenario.document(of: healthy, at: 521).module("rel") == healthy.module("rel"))
    }

    @Test("makes a redundant device follow the other clock")
    func switchOver() throws {
        let healthy = try redundant()
        let before = scenario.document(of: healthy, at: 239)
        #expect(before[path: sync]?["reference"] == "clk1-gps")
        let document = scenario.document(of: healthy, at: 241)
        let status = try #require(document[path: sync])
        #expect(status["reference"] == "clk2-gps")
        #expect(status["clock-idx"] == 1)
        #expect(status["est-time-quality"] == "less-than-1us")
        #expect(status["clock-status"]?["clock"] == "synchronized")
        #expect(status["clock-status"]?["antenna"] == "connected")
        #expect(status["holdover-status"]?["time-offset"] == 0)
        #expect(document.module("clk1")?[path: "sync-status/clock-idx"] == "standby")
        #expect(document.module("clk2")?[path: "sync-status/clock-idx"] == "selected")
        #expect(document.module("clk1")?[path: "sync-status/clock-status/clock"] == "holdover")
        #expect(document.module("rsc")?["active-clock"] == "clk2")
        #expect(document.module("rsc")?["mode"] == "auto")
        #expect(document.led("led-ref-time") == "green")
        #expect(document.led("led-alarm") == "red")
    }

    @Test("keeps NTP of a redundant device in step")
    func redundantNTP() throws {
        let document = try scenario.document(of: redundant(), at: 500)
        #expect(document[path: "data/ntp/sys/stratum"] == 1)
        #expect(document.event("ntp-not-sync").active == false)
    }

    @Test("makes NTP of a device with one clock untrusted")
    func distrust() throws {
        let document = try scenario.document(of: tree("m600-gps"), at: 500)
        let system = try #require(document[path: "data/ntp/sys"])
        #expect(system["stratum"] == 16)
        #expect(system["leap"] == 3)
        #expect(system["status-sys-leap-indicator"] == "alarm")
        #expect(system["status"] == "c415")
        #expect(document[path: "data/ntp/ref_1/reach"] == 0)
        #expect(document[path: "data/ntp/ref_1/poll-status"] == "00000000 [0]")
        #expect(document[path: "data/ntp/ref_1/status-peer-reach-ok"] == false)
        #expect(document.led("led-time-service") == "red")
        #expect(document.event("ntp-not-sync") == (true, "2026-11-20T12:06:00"))
    }

    @Test("ends as it began, except for the dates of events")
    func recovery() throws {
        let healthy = try tree("m600-gps")
        var document = scenario.document(of: healthy, at: 600)
        #expect(document.event("refclock-1-sync") == (true, "2026-11-20T12:08:40"))
        #expect(document.event("antenna-faulty") == (false, "2026-11-20T12:00:30"))
        #expect(document.event("ntp-not-sync") == (false, "2026-11-20T12:06:00"))
        let events: JSONPath = "data/notification/events"
        #expect(
            document[path: events]?.children.map { $0["triggered"] } == healthy[path: events]?.children.map { $0["triggered"] })
        document.set(events, healthy[path: events] ?? .null)
        #expect(document == healthy)
    }

    @Test("recovers without switching back")
    func noSwitchBack() throws {
        let healthy = try redundant()
        let document = scenario.document(of: healthy, at: 700)
        #expect(document[path: sync]?["reference"] == "clk2-gps")
        #expect(document.module("rsc")?["active-clock"] == "clk2")
        #expect(document.module("clk1")?[path: "sync-status/clock-status/clock"] == "synchronized")
        #expect(document.module("clk1")?[path: "sync-status/clock-idx"] == "standby")
        #expect(document.module("rel") == healthy.module("rel"))
        #expect(document.led("led-alarm") == JSONValue.string("none"))
    }

    @Test(
        "swaps the clocks of an RSC in any form",
        arguments: [
            (["selected-clock": 1, "backup": 2], ["selected-clock": 2, "backup": 1]),
            (["master": "1", "backup": "2"], ["master": "2", "backup": "1"]),
            (["state": ["master": "Clock 1"]], ["state": ["master": "Clock 2"]]),
        ] as [(JSONValue, JSONValue)])
    func clockForms(before: JSONValue, after: JSONValue) throws {
        let healthy = try device(
            with: secondClock, slot("rsc", "rsc", ["info": ["model": "rsc180"], "control": before, "outputs": 2]))
        let rsc = try #require(scenario.document(of: healthy, at: 300).module("rsc"))
        #expect(rsc["control"] == after)
        #expect(rsc["outputs"] == 2)
    }
}
