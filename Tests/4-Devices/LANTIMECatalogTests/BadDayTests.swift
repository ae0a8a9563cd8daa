import Catalog
import Metrics
import StatusDocument
import Testing

@testable import LANTIMECatalog

/// Documents as devices send them on bad days, made of a healthy one: what must come of them.
@Suite("A device's bad days")
struct BadDayTests {
    private static let sync = "data/system/sync-status"
    private static let clock = "data/chassis0/slots/clk1/module"

    /// What is made of the M600's document with these changes; `nil` removes. The same along the plan of the healthy document.
    private func mapped(_ changes: KeyValuePairs<String, String?>, of fixture: String = "m600-gps") throws -> Mapped {
        let healthy = try ChangedDocument(fixture)
        let changed = try changes.reduce(healthy) { document, change in
            try change.value.map { try document.setting(change.key, $0) } ?? document.removing(change.key)
        }
        let catalog = try Mapped.catalog.get()
        var plan: WalkPlan?
        _ = catalog.walk(try StatusDocument(parsing: healthy.json), device: "d", options: WalkOptions(), following: &plan)
        let bytes = try changed.json
        let mapped = try Mapped(bytes)
        for _ in 0..<2 {
            let document = try StatusDocument(parsing: bytes, knowing: plan?.keys)
            var result = catalog.walk(document, device: "d", options: WalkOptions(), following: &plan)
            result.samples.sort(familyCount: catalog.familyCount)
            let text = String(decoding: Exposition(catalog.families).render([result.samples], as: .prometheus), as: UTF8.self)
            #expect(text.split(separator: "\n").filter { !$0.hasPrefix("#") } == mapped.lines)
            #expect(result.isThere == mapped.result.isThere && result.hasSamples == mapped.result.hasSamples)
        }
        return mapped
    }

    // MARK: - Trouble that somebody must hear of

    @Test(
        "A clock whose state is silent, unknown, new or missing is unknown",
        arguments: [#""not-available""#, #""unknown""#, "null", #""""#, #""n/a""#, #""something-new""#, "7", "[]", nil])
    func clockUnknown(_ word: String?) throws {
        let mapped = try mapped(["\(Self.sync)/clock-status/clock": word, "\(Self.clock)/sync-status/clock-status/clock": word])
        #expect(mapped.series["lantime_sync_state"] == "unknown")
        #expect(mapped.series["lantime_clock_state{slot=clk1}"] == "unknown")
    }

    @Test("A clock status that is empty leaves the state unknown; no sync status at all leaves none")
    func clockStatusGone() throws {
        for empty in ["{}", "null", "[]", #""""#] {
            #expect(try mapped(["\(Self.sync)/clock-status": empty]).series["lantime_sync_state"] == "unknown")
        }
        let gone = try mapped([Self.sync: nil])
        #expect(gone.series["lantime_sync_state"] == nil)
    }

    @Test(
        "What a receiver, a relay and a switch unit do not tell is unknown",
        arguments: ["null", #""""#, #""not-available""#, #""new""#])
    func modulesUnknown(_ word: String) throws {
        let receiver = "{\"receiver-status\": \(word)}"
        #expect(
            try mapped(["\(Self.clock)/grc": receiver]).series["lantime_gnss_receiver_state{slot=clk1}"] == "unknown")
        let slot = "data/chassis0/slots/int1/module"
        let relays = "{\"info\": {\"model\": \"rel1000\"}, \"relay-a\": \(word), \"relays\": [{\"state\": \(word)}]}"
        #expect(try mapped([slot: relays]).all("lantime_relay_state").allSatisfy { $0.contains("slot=int1") })
        #expect(try mapped([slot: relays]).series["lantime_relay_state{slot=int1,relay=A}"] == "unknown")
        let unit = "{\"info\": {\"model\": \"rsc180\"}, \"mode\": \(word), \"active-clock\": \(word), \"state\": \(word)}"
        let mapped = try mapped([slot: unit])
        for metric in ["mode", "active_clock", "state"] {
            #expect(mapped.series["lantime_rsc_\(metric){slot=int1}"] == "unknown", "\(metric)")
        }
    }

    @Test(
        "A supply that says that it failed has failed; one that says nothing of itself is unknown",
        arguments: [
            (#"{"status": "failed", "info": {"model": "psu"}}"#, 1, 0, "failed"), (#"{"status": "failed"}"#, 1, 0, "failed"),
            (#"{"psu-state": "FAIL", "power-available": true, "info": {}}"#, 1, 0, "failed"),
            (#"{"status": "Not OK [1]"}"#, 1, 0, "failed"), (#"{"status": "operational"}"#, 1, 1, "ok"),
            (#"{"power-available": "failed", "info": {}}"#, 1, 0, nil), (#"{"power-available": "no", "info": {}}"#, 1, 0, nil),
            (#"{"power-available": true, "power-capacity": 0.0}"#, 1, 1, nil), (#"{"status": "ok"}"#, 1, 1, "ok"),
            (#"{"power-available": 0, "power-capacity": 50}"#, 1, 0, nil),
            (#"{"power-available": null, "info": {}}"#, 1, nil, "unknown"),
            (#"{"power-available": "not-available", "info": {}}"#, 1, nil, "unknown"),
            (#"{"power-available": "perhaps", "info": {}}"#, 1, nil, "unknown"),
            (#"{"power-available": false, "power-capacity": 0.0}"#, 0, nil, nil), ("{}", 0, nil, nil),
            (#"{"info": null, "power-available": false}"#, 0, nil, nil),
        ] as [(String, Double, Double?, String?)])
    func supplies(_ module: String, _ fitted: Double, _ available: Double?, _ state: String?) throws {
        let mapped = try mapped(["data/chassis0/slots/pwr1/module": module])
        #expect(mapped.number("lantime_psu_fitted{slot=pwr1}") == fitted)
        #expect(mapped.number("lantime_slot_occupied{slot=pwr1,slot_type=pwr}") == fitted)
        #expect(mapped.number("lantime_psu_power_available{slot=pwr1}") == available)
        #expect(mapped.series["lantime_psu_state{slot=pwr1}"] == state)
    }

    @Test(
        "What a device does not tell any more is missed: its place may be empty or gone",
        arguments: [
            ("sync", sync, "{}", "present", "absent"), ("ntp", "data/ntp", "[]", "empty", "absent"),
            ("ntp", "data/ntp", "null", "empty", "absent"), ("chassis", "data/chassis0", "{}", "empty", "absent"),
            ("events", "data/notification", "{}", "empty", "absent"),
            ("network", "data/network/ports", #""""#, "present", "present"),
            ("network", "data/network", "{}", "absent", "absent"), ("services", "data/services", "{}", "empty", "absent"),
            ("clock", "\(clock)/sync-status", "[]", "empty", "empty"), ("clock", clock, "null", "absent", "absent"),
            ("gnss", clock, #"{"info": {"model": "grc180"}}"#, "empty", "absent"),
        ])
    func parts(_ name: String, _ path: String, _ empty: String, _ whenEmpty: String, _ whenGone: String) throws {
        let index = try #require(try Mapped.catalog.get().subjectNames.firstIndex(of: name))
        for (change, state) in [(empty, whenEmpty), (nil, whenGone)] {
            let result = try mapped([path: change]).result
            let found = result.hasSamples[index] ? "present" : result.isThere[index] ? "empty" : "absent"
            #expect(found == state, "\(change ?? "gone")")
        }
    }

    // MARK: - Numbers that mean something only in a state

    @Test(
        "Holdover is told only of a clock in holdover, and its offset only as long as that is valid",
        arguments: [
            (#""synchronized""#, "", nil, nil), (#""holdover""#, "", 90_000, 0.00025), (#""Hold-Over [2]""#, "", 90_000, 0.00025),
            ("2", "", 90_000, 0.00025), (#""free-running""#, "", nil, nil), ("null", "", nil, nil),
            (#""holdover""#, #""time-offs-valid": false,"#, 90_000, nil), (#""holdover""#, #""in-holdover": false,"#, nil, nil),
            (#""holdover""#, #""flags": {"in-holdover": true, "time-offs-valid": 0},"#, 90_000, nil),
            (#""holdover""#, #""flags": {"time-offs-valid": "yes"},"#, 90_000, 0.00025),
            (#""holdover""#, #""flags": ["in-holdover"],"#, 90_000, nil), (#""synchronized""#, #""flags": [],"#, nil, nil),
            (#""holdover""#, #""flags": "in-holdover, time-offs-valid","#, 90_000, 0.00025),
        ] as [(String, String, Double?, Double?)])
    func holdover(_ state: String, _ flags: String, _ elapsed: Double?, _ offset: Double?) throws {
        let status = "{\(flags) \"time-offset\": 250000, \"time-elapsed\": 90000, \"tfom-out\": 0}"
        let mapped = try mapped([
            "\(Self.sync)/clock-status/clock": state, "\(Self.sync)/holdover-status": status,
            "\(Self.clock)/sync-status/clock-status/clock": state, "\(Self.clock)/sync-status/holdover-status": status,
        ])
        for (prefix, labels) in [("lantime_holdover", ""), ("lantime_clock_holdover", "{slot=clk1}")] {
            #expect(mapped.number("\(prefix)_elapsed_seconds\(labels)") == elapsed, "\(prefix)")
            #expect(mapped.number("\(prefix)_time_offset_seconds\(labels)") == offset, "\(prefix)")
        }
        #expect(!mapped.series.keys.contains { $0.contains("path=sync-status.holdover-status.time-e") })
    }

    @Test("While a receiver correlates, its number is no correlation", arguments: ["status", "correlation-status", "corr-state"])
    func correlating(_ key: String) throws {
        for (word, isTold) in [
            (#""Correlating""#, false), (#""correlating [1]""#, false), (#""locked""#, true), (#""new""#, true),
        ] {
            let receiver = "{\"type\": \"pzf\", \"correlation\": 7, \"\(key)\": \(word)}"
            let mapped = try mapped(["\(Self.clock)/dcf77": receiver], of: "m300-dcf77")
            #expect((mapped.number("lantime_dcf77_correlation_ratio{slot=clk1}") != nil) == isTold, "\(word)")
        }
    }

    @Test(
        "How long holdover lasts is absent where nobody knows it, and so is a stratum", arguments: ["-1", "4294967295", #""-1""#])
    func unknownNumbers(_ json: String) throws {
        let mapped = try mapped([
            "\(Self.sync)/clock-status/clock": #""holdover""#, "\(Self.sync)/holdover-status/time-elapsed": json,
            "data/ntp/sys/stratum": json,
        ])
        #expect(mapped.number("lantime_holdover_elapsed_seconds") == nil && mapped.number("lantime_ntp_stratum") == nil)
        #expect(mapped.result.unreadable.allSatisfy { $0 == 0 })
    }

    @Test("A difference to TAI of 0 is not known", arguments: ["0", #""0""#, "0.0", "null", #""""#, "-1", "65535"])
    func tai(_ json: String) throws {
        #expect(try mapped(["data/ntp/sys/tai": json]).number("lantime_ntp_tai_offset_seconds") == nil)
    }

    @Test("A position of nothing but 0 is none, one on the equator is a place", arguments: ["0", "0.0", #""0.000000""#])
    func position(_ zero: String) throws {
        let place = "\(Self.clock)/satellites"
        let nowhere = try mapped([
            "\(place)/latitude": zero, "\(place)/longitude": zero, "\(place)/altitude": zero, "\(place)/position-x": zero,
            "\(place)/position-y": zero, "\(place)/position-z": zero, "data/system/position": #""0.000000, 0.000000""#,
        ])
        let names = ["latitude_degrees", "longitude_degrees", "altitude_meters", "position_x_meters", "position_y_meters"]
        for name in names { #expect(nowhere.number("lantime_gnss_\(name){slot=clk1}") == nil, "\(name)") }
        #expect(nowhere.number("lantime_system_position_latitude_degrees") == nil)
        let equator = try mapped(["\(place)/latitude": zero, "\(place)/position-z": zero])
        for name in names { #expect(equator.number("lantime_gnss_\(name){slot=clk1}") != nil, "\(name)") }
    }

    @Test(
        "The speed of a port is absent where nobody knows it",
        arguments: [#""-1""#, "-1", #""4294967295""#, "4294967295", "65535", #""-""#, "null", #""Unknown!""#])
    func speed(_ json: String) throws {
        let mapped = try mapped(["data/network/ports/lan0/speed": json])
        #expect(mapped.number("lantime_network_port_speed_bytes{port=lan0}") == nil)
        #expect(mapped.result.unreadable.allSatisfy { $0 == 0 })
    }

    // MARK: - Spellings

    @Test(
        "Rules find an oscillator and a source whatever their spelling, people read what the device wrote",
        arguments: ["OCXO HQ", "ocxo_hq", "OCXOHQ", "OCXO-HQ [5]"])
    func oscillators(_ spelling: String) throws {
        let mapped = try mapped([
            "\(Self.sync)/osc-type": "\"\(spelling)\"", "\(Self.clock)/sync-status/osc-type": "\"\(spelling)\"",
            "\(Self.sync)/ref-type": #""GPS""#,
        ])
        let system = try #require(mapped.all("lantime_sync_reference_info").first)
        #expect(system.contains("ref_type=gps,ref_type_raw=GPS"))
        #expect(system.contains("osc_type=ocxo-hq,osc_type_raw=\(spelling)"))
        #expect(mapped.all("lantime_clock_info").first?.contains("osc_type=ocxo-hq,osc_type_raw=") == true)
        #expect(try Mapped(Documents.fixture("m600-gps")).all("lantime_sync_reference_info").allSatisfy { !$0.contains("_raw") })
    }

    @Test(
        "A port whose hardware is not there has no series, however that is told",
        arguments: ["false", "0", #""0""#, #""no""#, #""False""#, #""not-available""#])
    func portAbsent(_ flag: String) throws {
        #expect(try mapped(["data/network/ports/lan0/port-available": flag]).number("lantime_network_port_up{port=lan0}") == nil)
    }

    @Test(
        "A link is up or down in words as well",
        arguments: [
            (#""down""#, 0), (#""UP""#, 1), ("0", 0), (#""lowerlayerdown""#, 0), (#""Up [1]""#, 1), (#""no-carrier""#, 0),
        ] as [(String, Double)])
    func link(_ word: String, _ value: Double) throws {
        let mapped = try mapped(["data/network/ports/lan0/link": word, "data/network/ports/lan0/operstate": word])
        #expect(mapped.number("lantime_network_port_up{port=lan0}") == value)
        #expect(mapped.number("lantime_network_port_operational{port=lan0}") == value)
    }

    @Test(
        "An event has a severity whatever its type",
        arguments: [("null", "unknown"), (#""ERROR""#, "error"), (nil, "unknown"), (#""-""#, "unknown")])
    func events(_ type: String?, _ severity: String) throws {
        let mapped = try mapped(["data/notification/events/ntp-not-sync/type": type])
        #expect(mapped.number("lantime_event_active{event=ntp-not-sync,severity=\(severity)}") == 0)
    }

    @Test("Both of two associations with one address are seen, with a label that tells them apart")
    func twoPeers() throws {
        let peer = #"{"object-id": "ref_N", "id": "0.0.0.0", "name": "n.example", "status-peer-reach-ok": OK, "stratum": S}"#
        let list =
            [#"[{"object-id": "sys", "id": "127.0.0.1", "stratum": 2}"#]
            + [("1", "true", "1"), ("2", "false", "16")].map {
                peer.replacing("N\"", with: $0.0 + "\"").replacing("OK", with: $0.1).replacing(" S}", with: " \($0.2)}")
            }
        let mapped = try mapped(["data/ntp": list.joined(separator: ", ") + "]"])
        #expect(mapped.number("lantime_ntp_peer_reachable{peer=0.0.0.0,peer_association=ref_1}") == 1)
        #expect(mapped.number("lantime_ntp_peer_reachable{peer=0.0.0.0,peer_association=ref_2}") == 0)
        #expect(try Mapped(Documents.fixture("m600-gps")).series.keys.allSatisfy { !$0.contains("peer_association") })
    }

    @Test("SyncMon offsets that are fractions count seconds")
    func syncMonSeconds() throws {
        let node = #"[{"object-id": "n", "state": "ok", "offset": -0.000012, "mean-offset": "1.5e-05", "delay": 11000}]"#
        let mapped = try mapped(["data/syncmon/nodes": node])
        #expect(mapped.number("lantime_syncmon_node_offset_seconds{node=n}") == -1.2e-5)
        #expect(mapped.number("lantime_syncmon_node_mean_offset_seconds{node=n}") == 1.5e-5)
        #expect(mapped.number("lantime_syncmon_node_delay_seconds{node=n}") == 1.1e-5)
    }

    @Test("All of a thousand SyncMon nodes are watched: each that is not in order by itself, all by state")
    func thousandNodes() throws {
        let nodes = (0..<1000).map { number in
            let state = number >= 990 ? "error:not-reachable" : number == 700 ? "error:offset-limit-exceeded" : "normal-operation"
            return #"{"object-id": "n\#(number)", "state": "\#(state)", "offset": 12}"#
        }
        let mapped = try mapped(["data/syncmon/nodes": "[" + nodes.joined(separator: ",") + "]"])
        #expect(mapped.number("lantime_syncmon_nodes_by_state{state=normal}") == 989)
        #expect(mapped.number("lantime_syncmon_nodes_by_state{state=not_reachable}") == 10)
        #expect(mapped.number("lantime_syncmon_nodes_by_state{state=limit_exceeded}") == 1)
        #expect(mapped.number("lantime_syncmon_nodes_by_state{state=unknown}") == 0)
        #expect(mapped.series["lantime_syncmon_node_state{node=n700}"] == "limit_exceeded")
        for number in 990..<1000 { #expect(mapped.series["lantime_syncmon_node_state{node=n\(number)}"] == "not_reachable") }
        #expect(mapped.all("lantime_syncmon_node_state").count == 500)
        #expect(mapped.series["lantime_syncmon_node_state{node=n0}"] == "normal")
    }

    // MARK: - Numbers that say nothing

    @Test("A number that is not known has no sample, where it would raise an alarm")
    func unknownNumbers() throws {
        let mapped = try mapped([
            "data/system/uptime": "-1", "data/network/ports/lan0/speed": #""-1Mb/s""#, "data/ntp/sys/stratum": "255",
            "\(Self.clock)/satellites/good-satellites": "255",
            "data/chassis0/slots/cpu/module/info/sensors/temperature-1": "-128",
        ])
        for name in ["lantime_system_uptime_seconds", "lantime_ntp_stratum", "lantime_gnss_satellites_good"] {
            #expect(mapped.all(name).isEmpty, "\(name)")
        }
        #expect(!mapped.all("lantime_network_port_speed_bytes").contains { $0.contains("port=lan0") })
        #expect(!mapped.all("lantime_module_temperature_celsius").contains { $0.contains("slot=cpu") })
        #expect(mapped.result.unreadable.allSatisfy { $0 == 0 })
        let clients = try self.mapped(
            ["data/chassis0/slots/io1/module/ptp/instances/0/status/num-uc-slaves": "65535"], of: "m3000s-hps")
        #expect(!clients.all("lantime_ptp_clients").contains { $0.contains("slot=io1,ptp_instance=0") })
    }

    @Test("A list of associations that is written as an object has its names as keys")
    func associationsByKey() throws {
        let mapped = try mapped([
            "data/ntp": #"{"sys": {"stratum": 1, "leap": 0}, "ref_1": {"id": "192.0.2.1", "status-peer-reach-ok": true}}"#
        ])
        #expect(mapped.series["lantime_ntp_stratum"] == "1.0")
        #expect(mapped.all("lantime_ntp_peer_reachable").count == 1)
    }

    @Test("What stands in brackets behind a severity repeats it")
    func severityWithNumber() throws {
        let mapped = try mapped(["data/notification/events/ntp-not-sync/type": #""Error (3)""#])
        #expect(
            mapped.all("lantime_event_active").contains { $0.contains("event=ntp-not-sync") && $0.contains("severity=error") })
    }
}
