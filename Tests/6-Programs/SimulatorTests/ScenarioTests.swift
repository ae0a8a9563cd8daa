import JSON
import Testing

@testable import Simulator

@Suite("Scenarios")
struct ScenarioTests {
    @Test("have names and begin healthy or with a behaviour", arguments: Scenario.all)
    func beginnings(scenario: Scenario) throws {
        let healthy = try tree("m600-gps")
        #expect(Scenario.named(scenario.name)?.summary == scenario.summary)
        #expect(scenario.document(of: healthy, at: 0) == healthy)
        #expect(scenario.behaviour(at: scenario.duration) == nil)
        #expect(!scenario.showsExpiringCertificate(at: scenario.duration))
    }

    @Test("end in the good states", arguments: Scenario.all)
    func ends(scenario: Scenario) throws {
        let events: JSONPath = "data/notification/events"
        let healthy = try tree("m600-gps")
        let document = scenario.document(of: healthy, at: scenario.duration)
        let triggered = document[path: events]?.children.map { $0["triggered"] }
        #expect(triggered == healthy[path: events]?.children.map { $0["triggered"] })
    }

    @Test(
        "ptp-load fills the clients up to the capacity of the document or the model",
        arguments: [
            (
                ["ptp": [["object-id": "0", "unicast-clients": 200, "max-unicast-clients": 1000]]], "ptp/0/unicast-clients", 600,
                1000
            ),
            (["instances": ["p1": ["clients": ["current": 48, "capacity": 2048]]]], "instances/p1/clients/current", 1048, 2048),
            (["unicast_slaves": 0], "unicast_slaves", 1024, 2048),
        ] as [(JSONValue, JSONPath, Double, Double)])
    func ptpLoad(module: JSONValue, clients: JSONPath, half: Double, full: Double) throws {
        guard case .object(let members) = module else { return }
        let healthy = try device(
            with: slot("io1", "io", .object([JSONValue.Member("info", ["model": "hps100"])] + members)))
        let scenario = Scenario.ptpLoad
        #expect(scenario.document(of: healthy, at: 180).module("io1")?[path: clients] == .number(half))
        #expect(scenario.document(of: healthy, at: 400).module("io1")?[path: clients] == .number(full))
        #expect(scenario.document(of: healthy, at: 480).module("io1")?[path: clients] == .number(half))
        #expect(scenario.document(of: healthy, at: 520) == healthy)
    }

    @Test("psu-failure fails the second of two supplies")
    func psu() throws {
        let second = slot("pwr2", "pwr", ["power-available": true, "power-capacity": 50, "info": ["model": "psu"]])
        let healthy = try device(with: second)
        let document = Scenario.psuFailure.document(of: healthy, at: 100)
        #expect(document.module("pwr1")?["power-available"] == true)
        #expect(document.module("pwr2")?["power-available"] == false)
        #expect(document.led("led-alarm") == "red")
        #expect(document.event("normal-operation").active == false)
        #expect(Scenario.psuFailure.document(of: healthy, at: 400).module("pwr2") == healthy.module("pwr2"))
    }

    @Test("psu-failure does nothing to a device with one supply, which would be off")
    func onePSU() throws {
        let healthy = try tree("m600-gps")
        #expect(Scenario.psuFailure.document(of: healthy, at: 100) == healthy)
    }

    @Test("ntp-stopped stops the service, which then has to synchronise")
    func ntp() throws {
        let healthy = try tree("m600-gps")
        let stopped = Scenario.ntpStopped.document(of: healthy, at: 100)
        #expect(stopped[path: "data/services/network/ntp/running"] == false)
        #expect(stopped[path: "data/ntp"] == [])
        #expect(stopped.event("ntp-stopped") == (true, "2026-11-20T12:00:30"))
        let starting = Scenario.ntpStopped.document(of: healthy, at: 220)
        #expect(starting[path: "data/services/network/ntp/running"] == true)
        #expect(starting[path: "data/ntp/sys/stratum"] == 16)
        #expect(starting[path: "data/ntp/ref_1/reach"] == 254)
        #expect(starting.event("ntp-stopped") == (false, "2026-11-20T12:00:30"))
        #expect(Scenario.ntpStopped.document(of: healthy, at: 250).event("ntp-sync") == (true, "2026-11-20T12:04:00"))
    }

    @Test("syncmon-unreachable loses every tenth node")
    func syncmon() throws {
        var healthy = try tree("m600-gps")
        healthy.set(
            "data/syncmon/nodes",
            .array((0..<21).map { ["object-id": .string("n\($0)"), "state": 0, "text": "Normal Operation", "reachable": true] }))
        let document = Scenario.syncmonUnreachable.document(of: healthy, at: 100)
        let nodes = try #require(document[path: "data/syncmon/nodes"]).children
        #expect(nodes.map { $0["state"] == 3 } == (0..<21).map { $0 % 10 == 0 })
        #expect(nodes[10]["text"] == "Error:Not reachable")
        #expect(nodes[10]["reachable"] == false)
        #expect(document.event("sync-monitor-alert").active == true)
        #expect(try Scenario.syncmonUnreachable.document(of: tree("m600-gps"), at: 100) == tree("m600-gps"))
    }

    @Test(
        "leap-second is announced by the clock and by NTP, in the firmware's own spelling",
        arguments: [
            ("m600-gps", JSONValue.number(1), "4415"), ("m300-dcf77", "1", "42f8"),
        ])
    func leap(fixture: String, leap: JSONValue, status: String) throws {
        let document = try Scenario.leapSecond.document(of: tree(fixture), at: 60)
        #expect(document[path: "data/system/sync-status/leapsecond-announced"] == true)
        #expect(document[path: "data/system/sync-status/leapsecond-date"] == "2027-01-01T00:00:00")
        #expect(document[path: "data/ntp/sys/leap"] == leap)
        #expect(document[path: "data/ntp/sys/status"] == .string(status))
        #expect(document[path: "data/ntp/sys/status-sys-leap-indicator"] == "add-sec")
        let event = fixture == "m600-gps" ? "leapsecond-announced" : "leap-second-announced"
        #expect(document.event(event) == (true, "2026-11-20T12:00:30"))
    }

    @Test("reboot restarts the uptime, dates the event and makes NTP synchronise again")
    func reboot() throws {
        let healthy = try tree("m600-gps")
        #expect(Scenario.reboot.behaviour(at: 40) == .hang)
        #expect(Scenario.reboot.behaviour(at: 80) == nil)
        let started = Scenario.reboot.document(of: healthy, at: 100)
        #expect(started[path: "data/system/uptime"] == 25)
        #expect(started[path: "data/ntp/sys/stratum"] == 16)
        #expect(started.event("system-reboot") == (false, "2026-11-20T12:01:15"))
        let later = Scenario.reboot.document(of: healthy, at: 280)
        #expect(later[path: "data/system/uptime"] == 205)
        #expect(later[path: "data/ntp"] == healthy[path: "data/ntp"])
    }

    @Test("configuration-change makes changes pending and dates the event even of a device that never had one")
    func configurationChange() throws {
        let healthy = try tree("m300-dcf77")
        #expect(healthy.event("device-configuration-changed") == (false, "never"))
        let waiting = Scenario.configurationChange.document(of: healthy, at: 60)
        #expect(waiting[path: "changes/pending-changes"] == 3)
        #expect(waiting.event("device-configuration-changed") == (false, "never"))
        let applied = Scenario.configurationChange.document(of: healthy, at: 100)
        #expect(applied[path: "changes"] == healthy[path: "changes"])
        #expect(applied.event("device-configuration-changed") == (false, "2026-11-20T12:01:30"))
    }

    @Test("unknown-words shows an unreadable colour and load for a while")
    func unknownWords() throws {
        let healthy = try tree("m600-gps")
        let document = Scenario.unknownWords.document(of: healthy, at: 100)
        #expect(document.led("led-network") == "violet")
        #expect(document[path: "data/system/cpuload"] == "busy")
        #expect(Scenario.unknownWords.document(of: healthy, at: 280) == healthy)
    }

    @Test("a rotation plays one scenario after the other and keeps events")
    func rotation() throws {
        let healthy = try tree("m600-gps")
        let rotation = Scenario.rotation([.ntpStopped, .leapSecond], pause: 100)
        #expect(rotation.duration == 800)
        #expect(rotation.document(of: healthy, at: 129) == healthy)
        #expect(rotation.document(of: healthy, at: 131)[path: "data/ntp"] == [])
        let second = rotation.document(of: healthy, at: 540)
        #expect(second[path: "data/system/sync-status/leapsecond-announced"] == true)
        #expect(second.event("ntp-stopped") == (false, "2026-11-20T12:02:10"))
    }

    @Test("a playback runs at its speed, loops, and dates its round consistently")
    func playback() {
        let once = Playback(scenario: .leapSecond, anchorPosition: 10, anchorUnixTime: noon, speed: 4, loops: false)
        #expect(once.moment(unixTime: noon).position == 10)
        #expect(once.moment(unixTime: noon + 100).position == 410)
        #expect(once.moment(unixTime: noon + 100).startUnixTime == noon - 2.5)
        let looping = Playback(scenario: .leapSecond, anchorPosition: 10, anchorUnixTime: noon, speed: 4, loops: true)
        #expect(looping.moment(unixTime: noon + 100).position == 110)
        let starts = stride(from: noon + 80, to: noon + 140, by: 0.37).map { looping.moment(unixTime: $0).startUnixTime }
        #expect(Set(starts) == [noon + 72.5])
    }
}
