import JSON
import Testing

@testable import Simulator

@Suite("Simulated values")
struct LiveTests {
    private func live(_ fixture: String = "m600-gps", seed: UInt64 = 7) throws -> LiveValues {
        try LiveValues(document: tree(fixture), seed: seed, startUnixTime: noon)
    }

    @Test("depend only on the seed and the time", arguments: ["m600-gps", "m300-dcf77", "quirks"])
    func deterministic(fixture: String) throws {
        let first = try live(fixture)
        let later = first.document(unixTime: noon + 1234)
        _ = first.document(unixTime: noon + 99)
        #expect(try live(fixture).document(unixTime: noon + 1234) == later)
        #expect(try live(fixture, seed: 8).document(unixTime: noon + 1234) != later)
        #expect(first.document(unixTime: noon + 1300) != later)
    }

    @Test("show the time as the firmware writes it")
    func times() throws {
        let document = try live().document(unixTime: noon + 7)
        #expect(document[path: "system-information/time-stamp"] == "2026-11-20T12:00:07")
        #expect(document[path: "data/system/api-last-update"] == "2026-11-20T12:00:05")
        #expect(document[path: "data/system/uptime"] == 1987661.37)
        let iso = try #require(document[path: "data/system/current-time-iso"]?.string)
        let long = try #require(document[path: "data/system/current-time"]?.string)
        #expect(iso.hasPrefix("2026-11-20T12:00:05.") && iso.hasSuffix("Z"))
        #expect(long.hasPrefix(iso.dropLast()) && long.hasSuffix(" UTC") && long.count == 33)
    }

    @Test("move the dates of the document to the present, in their own notation")
    func redating() throws {
        let healthy = try tree("m600-gps")
        let document = try live().document(unixTime: noon)
        // The fixture was rendered on 2026-05-04 at 09:30:12; that is 200 days, 2:29:48 before.
        #expect(document[path: "data/system/last-position-update"] == "2026.11.20 11:42:32")
        #expect(document.event("system-reboot").last == "2026-10-28T11:54:01")
        #expect(document.event("ntp-stopped").last == "never")
        #expect(document[path: "data/ntp/sys/expire"] == healthy[path: "data/ntp/sys/expire"])
        let old = try live("m300-dcf77").document(unixTime: noon)
        #expect(old[path: "data/system/last-position-update"] == "1970-01-01 00:00:00")
    }

    @Test(
        "read dates in both notations and nothing else",
        arguments: [
            ("1970-01-01T00:00:00", 0.0), ("2026-11-20T12:00:00", noon), ("2026.11.20 12:00:00", noon),
            ("2024-02-29T00:00:01", 1_709_164_801),
        ])
    func dates(text: String, time: Double) {
        #expect(unixTimeOfDate(text) == time)
        #expect(unixTimeOfDate(text + "Z") == nil)
    }

    @Test("make counters grow, never fall, at their original rate")
    func counters() throws {
        let values = try live()
        let path: JSONPath = "data/network/ports/lan0/statistics/rx-bytes"
        let samples = stride(from: 0.0, through: 3600, by: 15).compactMap {
            values.document(unixTime: noon + $0)[path: path]?.number
        }
        #expect(samples.first == 1_073_418_206)
        #expect(zip(samples, samples.dropFirst()).allSatisfy { $0 < $1 })
        // 1 073 418 206 bytes in 1 987 654 s.
        let rate = ((samples.last ?? 0) - 1_073_418_206) / 3600
        #expect((450...630).contains(rate))
        let absent = values.document(unixTime: noon + 3600)[path: "data/network/ports/lan2/statistics/rx-bytes"]
        #expect(absent == 0)
    }

    @Test("stay within bounds for hours")
    func bounds() throws {
        let values = try live()
        for elapsed in stride(from: 0.0, through: 6 * 3600, by: 311) {
            let document = values.document(unixTime: noon + elapsed)
            let satellites = try #require(document.module("clk1")?["satellites"])
            let good = try #require(satellites["good-satellites"]?.number)
            let seen = try #require(satellites["satellites-in-view"]?.number)
            #expect((9...13).contains(good) && (13...17).contains(seen) && good <= seen)
            let offset = try #require(document[path: "data/ntp/ref_1/offset"]?.number)
            #expect(abs(offset) <= 5e-6)
            let temperature = try #require(document.module("cpu")?[path: "info/sensors/temperature-1"]?.number)
            #expect((41...45).contains(temperature))
            #expect(document.module("clk1")?[path: "info/sensors/temperature-1"] == 0)
            let memory = try #require(document[path: "data/system/memory"]?.string).split(separator: " ")
            #expect(memory.prefix(4).joined(separator: " ") == "246120 kB total memory,")
            let free = try #require(Int(memory[4]))
            #expect((166_000...181_000).contains(free))
            #expect(memory[7] == "(\(free * 100 / 246_120)")
            let load = try #require(document[path: "data/system/cpuload"]?.string).split(separator: " ")
            #expect(load.count == 5 && load.prefix(3).allSatisfy { (0...1).contains(Double($0) ?? -1) })
        }
    }

    @Test("move PTP clients below their number, packets up and offsets around zero")
    func ptp() throws {
        let instance: JSONValue = [
            "object-id": "0", "clients": 1990, "max-clients": 2048, "offset-from-master": 12, "mean-path-delay": 1500,
            "packets": ["rx-sync": 0, "tx-sync": 8_000_000], "domain": 24, "utc-offset": 37,
        ]
        let healthy = try device(with: slot("io1", "io", ["info": ["model": "hps100"], "ptp": [instance]]))
        let values = LiveValues(document: healthy, seed: 3, startUnixTime: noon)
        let moved = try #require(values.document(unixTime: noon + 600).module("io1")?[path: "ptp/0"])
        #expect((1870...1990).contains(moved["clients"]?.number ?? 0))
        #expect((9...15).contains(moved["offset-from-master"]?.number ?? 0))
        #expect((1485...1515).contains(moved["mean-path-delay"]?.number ?? 0))
        #expect((8_001_000...8_004_000).contains(moved[path: "packets/tx-sync"]?.number ?? 0))
        for key in ["max-clients", "domain", "utc-offset", "object-id"] { #expect(moved[key] == instance[key]) }
        #expect(moved[path: "packets/rx-sync"] == 0)
    }
}
