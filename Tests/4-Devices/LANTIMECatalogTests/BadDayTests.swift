import Catalog
import Testing

@testable import LANTIMECatalog

/// Documents as devices send them on bad days, made of a healthy one: what must come of them.
@Suite("A device's bad days")
struct BadDayTests {
    private static let sync = "data/system/sync-status"
    private static let clock = "data/chassis0/slots/clk1/module"

    // MARK: - Trouble that somebody must hear of

    @Test(
        "A clock whose state is absent, unknown, new or missing is unknown",
        arguments: [#""not-available""#, #""unknown""#, "null", #""""#, #""n/a""#, #""something-new""#, "7", "[]", nil])
    func clockUnknown(_ word: String?) throws {
        let mapped = try Mapped.after([
            "\(Self.sync)/clock-status/clock": word, "\(Self.clock)/sync-status/clock-status/clock": word,
        ])
        #expect(mapped.series["lantime_sync_state"] == "unknown")
        #expect(mapped.series["lantime_clock_state{slot=clk1}"] == "unknown")
    }

    @Test("An empty clock status makes the state unknown; without a sync status there is no state")
    func clockStatusGone() throws {
        for empty in ["{}", "null", "[]", #""""#] {
            #expect(try Mapped.after(["\(Self.sync)/clock-status": empty]).series["lantime_sync_state"] == "unknown")
        }
        let gone = try Mapped.after([Self.sync: nil])
        #expect(gone.series["lantime_sync_state"] == nil)
    }

    @Test(
        "A missing state of a receiver, a relay or a switch unit is unknown",
        arguments: ["null", #""""#, #""not-available""#, #""new""#])
    func modulesUnknown(_ word: String) throws {
        let receiver = "{\"receiver-status\": \(word)}"
        #expect(
            try Mapped.after(["\(Self.clock)/grc": receiver]).series["lantime_gnss_receiver_state{slot=clk1}"] == "unknown")
        let slot = "data/chassis0/slots/int1/module"
        let relays = "{\"info\": {\"model\": \"rel1000\"}, \"relay-a\": \(word), \"relays\": [{\"state\": \(word)}]}"
        #expect(try Mapped.after([slot: relays]).all("lantime_relay_state").allSatisfy { $0.contains("slot=int1") })
        #expect(try Mapped.after([slot: relays]).series["lantime_relay_state{slot=int1,relay=A}"] == "unknown")
        let unit = "{\"info\": {\"model\": \"rsc180\"}, \"mode\": \(word), \"active-clock\": \(word), \"state\": \(word)}"
        let mapped = try Mapped.after([slot: unit])
        for metric in ["mode", "active_clock", "state"] {
            #expect(mapped.series["lantime_rsc_\(metric){slot=int1}"] == "unknown", "\(metric)")
        }
    }

    @Test(
        "A supply that reports a failure has failed; one without a state is unknown",
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
        let mapped = try Mapped.after(["data/chassis0/slots/pwr1/module": module])
        #expect(mapped.number("lantime_psu_fitted{slot=pwr1}") == fitted)
        #expect(mapped.number("lantime_slot_occupied{slot=pwr1,slot_type=pwr}") == fitted)
        #expect(mapped.number("lantime_psu_power_available{slot=pwr1}") == available)
        #expect(mapped.series["lantime_psu_state{slot=pwr1}"] == state)
    }

    @Test(
        "A part that a device no longer reports is missing, whether its place is empty or gone",
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
            let result = try Mapped.after([path: change]).result
            let found = result.hasSamples[index] ? "present" : result.isThere[index] ? "empty" : "absent"
            #expect(found == state, "\(change ?? "gone")")
        }
    }

    // MARK: - Numbers that mean something only in a state

    @Test(
        "Holdover is reported only for a clock in holdover, and its offset only while that is valid",
        arguments: [
            (#""synchronized""#, "", nil, nil), (#""holdover""#, "", 90_000, 0.00025), (#""Hold-Over [2]""#, "", 90_000, 0.00025),
            ("2", "", 90_000, 0.00025), (#""free-running""#, "", nil, nil), ("null", "", nil, nil),
            (#""holdover""#, #""time-offs-valid": false,"#, 90_000, nil), (#""holdover""#, #""in-holdover": false,"#, nil, nil),
            (#""holdover""#, #""flags": {"in-holdover": true, "time-offs-valid": 0},"#, 90_000, nil),
            (#""holdover""#, #""flags": {"time-offs-valid": "yes"},"#, 90_000, 0.00025),
            (#""holdover""#, #""flags": ["in-holdover"],"#, 90_000, nil), (#""synchronized""#, #""flags": [],"#, nil, nil),
            (#""holdover""#, #""flags": "in-holdover, time-offs-valid","#, 90_000, 0.00025),
            (#""holdover""#, #""time-offs-valid": "valid","#, 90_000, 0.00025),
            (#""holdover""#, #""time-offs-valid": "Available","#, 90_000, 0.00025),
            (#""holdover""#, #""flags": {"time-offset-valid": "Yes (1)"},"#, 90_000, 0.00025),
            (#""holdover""#, #""time-offs-valid": null,"#, 90_000, 0.00025),
            (#""holdover""#, #""time-offs-valid": "invalid","#, 90_000, nil),
            (#""holdover""#, #""time-offs-valid": "Not valid [0]","#, 90_000, nil),
            (#""holdover""#, #""flags": {"xmr-hldovr-bit-time-offs-valid": "INVALID"},"#, 90_000, nil),
            (#""holdover""#, #""time-offs-valid": "not available","#, 90_000, nil),
            (#""holdover""#, #""time-offs-valid": "a new word","#, 90_000, nil),
        ] as [(String, String, Double?, Double?)])
    func holdover(_ state: String, _ flags: String, _ elapsed: Double?, _ offset: Double?) throws {
        let status = "{\(flags) \"time-offset\": 250000, \"time-elapsed\": 90000, \"tfom-out\": 0}"
        let mapped = try Mapped.after([
            "\(Self.sync)/clock-status/clock": state, "\(Self.sync)/holdover-status": status,
            "\(Self.clock)/sync-status/clock-status/clock": state, "\(Self.clock)/sync-status/holdover-status": status,
        ])
        for (prefix, labels) in [("lantime_holdover", ""), ("lantime_clock_holdover", "{slot=clk1}")] {
            #expect(mapped.number("\(prefix)_elapsed_seconds\(labels)") == elapsed, "\(prefix)")
            #expect(mapped.number("\(prefix)_time_offset_seconds\(labels)") == offset, "\(prefix)")
        }
        #expect(!mapped.series.keys.contains { $0.contains("path=sync-status.holdover-status.time-e") })
    }

    @Test(
        "While a receiver correlates, its number is not a correlation", arguments: ["status", "correlation-status", "corr-state"])
    func correlating(_ key: String) throws {
        for (word, isTold) in [
            (#""Correlating""#, false), (#""correlating [1]""#, false), (#""locked""#, true), (#""new""#, true),
        ] {
            let receiver = "{\"type\": \"pzf\", \"correlation\": 7, \"\(key)\": \(word)}"
            let mapped = try Mapped.after(["\(Self.clock)/dcf77": receiver], of: "m300-dcf77")
            #expect((mapped.number("lantime_dcf77_correlation_ratio{slot=clk1}") != nil) == isTold, "\(word)")
        }
    }

    @Test(
        "An unknown holdover duration is absent, and so is an unknown stratum", arguments: ["-1", "4294967295", #""-1""#])
    func unknownNumbers(_ json: String) throws {
        let mapped = try Mapped.after([
            "\(Self.sync)/clock-status/clock": #""holdover""#, "\(Self.sync)/holdover-status/time-elapsed": json,
            "data/ntp/sys/stratum": json,
        ])
        #expect(mapped.number("lantime_holdover_elapsed_seconds") == nil && mapped.number("lantime_ntp_stratum") == nil)
        #expect(mapped.result.unreadable.allSatisfy { $0 == 0 })
    }

    @Test("A TAI offset of 0 means unknown", arguments: ["0", #""0""#, "0.0", "null", #""""#, "-1", "65535"])
    func tai(_ json: String) throws {
        #expect(try Mapped.after(["data/ntp/sys/tai": json]).number("lantime_ntp_tai_offset_seconds") == nil)
    }

    @Test("A position of only zeros is absent, one on the equator is valid", arguments: ["0", "0.0", #""0.000000""#])
    func position(_ zero: String) throws {
        let place = "\(Self.clock)/satellites"
        let nowhere = try Mapped.after([
            "\(place)/latitude": zero, "\(place)/longitude": zero, "\(place)/altitude": zero, "\(place)/position-x": zero,
            "\(place)/position-y": zero, "\(place)/position-z": zero, "data/system/position": #""0.000000, 0.000000""#,
        ])
        let names = ["latitude_degrees", "longitude_degrees", "altitude_meters", "position_x_meters", "position_y_meters"]
        for name in names { #expect(nowhere.number("lantime_gnss_\(name){slot=clk1}") == nil, "\(name)") }
        #expect(nowhere.number("lantime_system_position_latitude_degrees") == nil)
        let equator = try Mapped.after(["\(place)/latitude": zero, "\(place)/position-z": zero])
        for name in names { #expect(equator.number("lantime_gnss_\(name){slot=clk1}") != nil, "\(name)") }
    }

    @Test(
        "An unknown speed of a port is absent",
        arguments: [#""-1""#, "-1", #""4294967295""#, "4294967295", "65535", #""-""#, "null", #""Unknown!""#])
    func speed(_ json: String) throws {
        let mapped = try Mapped.after(["data/network/ports/lan0/speed": json])
        #expect(mapped.number("lantime_network_port_speed_bytes{port=lan0}") == nil)
        #expect(mapped.result.unreadable.allSatisfy { $0 == 0 })
    }
}
