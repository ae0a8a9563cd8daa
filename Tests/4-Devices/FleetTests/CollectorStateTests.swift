import HTTPServer
import Logging
import TestFiles
import Testbench
import Testing
import Threading

@testable import Fleet

@Suite("Collector states", .timeLimit(.minutes(1)))
struct CollectorStateTests {
    /// The state of each collector of the device `gm`.
    private func states(_ scraped: Scraped) -> [String: String] {
        var states: [String: String] = [:]
        for (key, value) in scraped.series where value == "1" && key.hasPrefix("lantime_scrape_collector_state{") {
            let parts = key.split(separator: "\"")
            if parts.count > 5 { states[String(parts[3])] = String(parts[5]) }
        }
        return states
    }

    @Test("A collector that the device has shown stays when its part is empty or gone; one that it never had is not reported")
    func vanishing() async throws {
        let whole = try fixture("m600-gps.json")
        let document = Lock(whole)
        try await withDevice({ _ in .document(document.withLock { $0 }) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            let first = states(await bench.scrape())
            #expect(first["gnss"] == "present" && first["ntp"] == "present" && first["power"] == "present")
            #expect(first["rel"] == nil && first["dcf77"] == nil && first["generic"] == nil && first["xhe"] == nil)
            #expect(first.values.allSatisfy { $0 == "present" })
            for _ in 0..<2 {
                document.withLock { $0 = #"{"data": {"ntp": [], "system": {"uptime": 1}}}"# }
                let gone = states(await bench.scrape())
                #expect(Set(gone.keys) == Set(first.keys))
                #expect(gone["ntp"] == "empty" && gone["system"] == "present")
                #expect(gone["gnss"] == "absent" && gone["sync"] == "absent" && gone["chassis"] == "absent")
                document.withLock { $0 = whole }
                #expect(states(await bench.scrape()) == first)
            }
        }
    }

    @Test("Collectors of every LANTIME are reported missing even where they were never seen")
    func universal() async throws {
        try await withDevice({ _ in .document(#"{"data": {"system": {"uptime": 1}}}"#) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            let states = states(await bench.scrape())
            #expect(
                Set(states.keys) == ["device", "system", "sync", "clock", "chassis", "network", "services", "events", "ntp"])
            #expect(states.filter { $0.value != "absent" } == ["system": "present"])
        }
    }

    @Test("Disabled collectors, and slots that are not selected, are not reported missing")
    func restricted() async throws {
        let document = try fixture("m600-gps.json")
        try await withDevice({ _ in .document(document) }) { device in
            let bench = try TestFleet(
                "devices:\n- {name: gm, url: \(device.url), slots: [pwr1], collectors: {ntp: false, network: false}}")
            defer { bench.stop() }
            let states = states(await bench.scrape())
            #expect(states["ntp"] == nil && states["network"] == nil && states["clock"] == nil && states["gnss"] == nil)
            #expect(states["power"] == "present" && states["sync"] == "present")
        }
    }

    @Test("A device that cannot be read has no collector states; a reload forgets none of them")
    func reload() async throws {
        let whole = try fixture("m600-gps.json")
        let document = Lock(whole)
        try await withDevice({ _ in .document(document.withLock { $0 }) }) { device in
            let yaml = "devices:\n- {name: gm, url: \(device.url)}"
            let bench = try TestFleet(yaml)
            defer { bench.stop() }
            #expect(states(await bench.scrape())["gnss"] == "present")
            document.withLock { $0 = "no JSON" }
            #expect(states(await bench.scrape()).isEmpty)
            document.withLock { $0 = #"{"data": {"system": {"uptime": 1}}}"# }
            let fleet = try bench.reloaded(yaml)
            let scraped = bench.scraped(await fleet.collect(fleet.devices, timeout: .seconds(10)))
            #expect(states(scraped)["gnss"] == "absent")
        }
    }
}

@Suite("Repaired documents", .timeLimit(.minutes(1)))
struct RepairedDocumentTests {
    @Test("The device stays monitored, the repairs are counted, and each is logged once with its key and place")
    func repaired() async throws {
        let clean = try fixture("m600-gps.json")
        let broken = clean.replacing("\"clk1-gps\"", with: #""\ud83d""#, maxReplacements: 1).replacing(
            #""tdop":"#, with: #""tdop": NaN, "pdop":"#)
        let document = Lock(broken)
        try await withDevice({ _ in .document(document.withLock { $0 }) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            for _ in 0..<3 {
                let scraped = await bench.scrape()
                #expect(scraped[#"lantime_up{device="gm"}"#] == "1")
                #expect(scraped[#"lantime_scrape_repaired_values{device="gm"}"#] == "2")
                #expect(scraped[#"lantime_gnss_time_dilution{device="gm",slot="clk1"}"#] == nil)
                #expect(scraped.state("lantime_sync_state", device: "gm") == "synchronized")
                // Another length in front: the place changes, the text is the same.
                document.withLock { $0 = " " + $0 }
            }
            let told = bench.log.lines.filter { $0.contains("repaired") }
            #expect(told.count == 2, "\(told)")
            #expect(told.contains { $0.contains("level=warn") && $0.contains("key=reference") && $0.contains("byte=") })
            #expect(told.contains { $0.contains("key=tdop") && $0.contains("kind=number") })
            document.withLock { $0 = clean }
            #expect(await bench.scrape()[#"lantime_scrape_repaired_values{device="gm"}"#] == nil)
        }
    }

    @Test("A configured slot that the device lacks is logged once, however many values before it were not understood")
    func missingSlot() async throws {
        let fixture = try fixture("m600-gps.json")
        let document = Lock(fixture)
        try await withDevice({ _ in .document(document.withLock { $0 }) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url), slots: [clk1]}")
            defer { bench.stop() }
            var number = 0
            while number < 1000, bench.log.lines.count(where: { $0.contains("value not understood") }) < 100 {
                // Other colours and states in each document.
                let strange = fixture.replacing(#/"(green|synchronized)"/#) { _ in
                    number += 1
                    return #""strange-\#(number)""#
                }
                document.withLock { $0 = strange }
                _ = try await bench.collect("gm")
            }
            #expect(bench.log.lines.count { $0.contains("value not understood") } == 100)
            document.withLock { $0 = fixture.replacing(#""clk1""#, with: #""clk7""#) }
            for _ in 0..<3 { _ = try await bench.collect("gm") }
            let told = bench.log.lines.filter { $0.contains("configured slot is missing") }
            let line = try #require(told.count == 1 ? told[0] : nil, "\(told)")
            #expect(line.contains("slot clk1 is not in the device; it has ") && line.contains("level=warn"))
        }
    }

    @Test("A broken document stays an error, which gives the position and the last key")
    func refused() async throws {
        try await withDevice({ _ in .document(#"{"data": {"system": {"uptime": 12, "cpuload" "#) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            let error = try #require(try await bench.collect("gm").error)
            #expect(error.errorClass == .json)
            #expect(error.cause.hasSuffix(#"(at byte 45, after the key "cpuload")"#), "\(error.cause)")
            #expect(bench.log.lines.contains { $0.contains("at byte 45") && $0.contains("cpuload") })
        }
    }
}
