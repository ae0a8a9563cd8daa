import BuildInformation
import Foundation
import HTTPServer
import TestFiles
import Testbench
import Testing

@testable import Web

private let openMetrics = ("Accept", "application/openmetrics-text;version=1.0.0")

@Suite("Scrapes", .timeLimit(.minutes(1)))
struct ScrapeTests {
    @Test("/metrics has all devices and the exporter itself, /probe one device and nothing of the exporter")
    func pages() async throws {
        let document = try fixture("m600-gps.json")
        try await withDevice({ _ in .document(document) }) { device in
            try await withExporter("devices:\n- {name: a, url: \(device.url)}\n- {name: b, url: \(device.url)/b}") {
                exporter, _ in
                let metrics = try await exporter.get("/metrics")
                #expect(metrics.status == 200)
                #expect(metrics.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
                #expect(metrics.headers["vary"] == "Accept, Accept-Encoding")
                let all = Scraped(metrics.body)
                #expect(all[#"lantime_up{device="a"}"#] == "1" && all[#"lantime_up{device="b"}"#] == "1")
                #expect(all["lantime_exporter_devices"] == "2")
                #expect(all.repeated.isEmpty)
                let probe = Scraped(try await exporter.get("/probe?target=b").body)
                #expect(probe[#"lantime_up{device="b"}"#] == "1" && probe[#"lantime_up{device="a"}"#] == nil)
                #expect(!probe.families.contains { $0.hasPrefix("lantime_exporter_") || $0.hasPrefix("process_") })
                #expect(probe.names(of: "b") == all.names(of: "b").union(["lantime_scrape_phase_duration_seconds"]))
            }
        }
    }

    @Test(
        "Text and OpenMetrics contain the same series with the same values",
        arguments: ["m600-gps.json", "m300-dcf77.json", "quirks.json"])
    func formats(name: String) async throws {
        let document = try fixture(name)
        try await withDevice({ _ in .document(document) }) { device in
            // One request for both: a second one would differ in its durations.
            try await withExporter("devices:\n- {name: gm, url: \(device.url), min_interval: 1h}") { exporter, _ in
                let text = try await exporter.get("/probe?target=gm")
                let open = try await exporter.get("/probe?target=gm", [openMetrics])
                #expect(open.headers["content-type"] == "application/openmetrics-text; version=1.0.0; charset=utf-8")
                #expect(open.text.hasSuffix("\n# EOF\n") && !text.text.contains("# EOF"))
                #expect(Scraped(text.body).series == Scraped(open.body).series)
                #expect(Scraped(text.body).series.count > 100)
                for type in ["stateset", "info", "counter", "gauge"] where name == "m600-gps.json" {
                    #expect(open.text.contains(" \(type)\n"))
                    #expect(text.text.contains(" \(type)\n") == ["counter", "gauge"].contains(type))
                }
            }
        }
    }

    @Test("Gzip is sent to clients that accept it, and unpacks to the same text")
    func compression() async throws {
        let document = try fixture("m600-gps.json")
        try await withDevice({ _ in .document(document) }) { device in
            try await withExporter("devices:\n- {name: gm, url: \(device.url), min_interval: 1h}") { exporter, _ in
                let plain = try await exporter.get("/probe?target=gm")
                let packed = try await exporter.get("/probe?target=gm", [("Accept-Encoding", "gzip")])
                #expect(plain.headers["content-encoding"] == nil)
                #expect(packed.headers["content-encoding"] == "gzip")
                #expect(packed.headers["content-length"] == "\(packed.body.count)")
                #expect(packed.body.count < plain.body.count / 4)
                let unpacked = try await unzip(packed.body)
                #expect(unpacked == plain.body)
            }
        }
    }

    @Test("HEAD gives the header of GET")
    func head() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try await withExporter("devices:\n- {name: gm, url: \(device.url), min_interval: 1h}") { exporter, _ in
                for path in ["/probe?target=gm", "/", "/config", "/-/healthy", "/-/ready"] {
                    let get = try await exporter.get(path)
                    let head = try await exporter.get(path, method: "HEAD")
                    #expect(head.status == 200 && head.body.isEmpty && !get.body.isEmpty)
                    #expect(head.headers["content-length"] == "\(get.body.count)")
                    #expect(head.headers["content-type"] == get.headers["content-type"])
                }
            }
        }
    }

    @Test("name[] selects families, in both formats; an unknown name gives an empty but valid answer")
    func names() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try await withExporter("devices:\n- {name: gm, url: \(device.url)}") { exporter, _ in
                let two = Scraped(try await exporter.get("/metrics?name[]=lantime_up&name%5B%5D=lantime_exporter_devices").body)
                #expect(two.series == [#"lantime_up{device="gm"}"#: "1", "lantime_exporter_devices": "1"])
                let counter = try await exporter.get("/metrics?name[]=lantime_exporter_http_requests_total", [openMetrics])
                #expect(Scraped(counter.body).families == ["lantime_exporter_http_requests"])
                #expect(try await exporter.get("/metrics?name[]=nothing").text.isEmpty)
                #expect(try await exporter.get("/metrics?name[]=nothing", [openMetrics]).text == "# EOF\n")
            }
        }
    }

    @Test("A hanging device is reported before the scrape times out")
    func deadline() async throws {
        try await withDevice({ _ in .never }) { device in
            // The device's own time limit is beyond that of the suite.
            try await withExporter("devices:\n- {name: gm, url: \(device.url), timeout: 5m}") { exporter, _ in
                let answer = try await exporter.get("/metrics", [("X-Prometheus-Scrape-Timeout-Seconds", "2")])
                #expect(answer.status == 200)
                #expect(Scraped(answer.body).state("lantime_scrape_error", device: "gm") == "timeout")
                #expect(Scraped(answer.body)["lantime_exporter_devices"] == "1")
            }
        }
    }

    @Test("The exporter counts its answers by page and code, not by what clients send")
    func ownMetrics() async throws {
        try await withExporter("devices: []") { exporter, _ in
            for _ in 0..<3 { _ = try await exporter.get("/-/healthy") }
            for path in ["/x", "/y?z=1", "/probe", "/probe?target=x"] { _ = try await exporter.get(path) }
            _ = try await exporter.get("/metrics", method: "POST")
            _ = try await exporter.get("/metrics")
            let scraped = Scraped(try await exporter.get("/metrics").body)
            func count(_ handler: String, _ code: Int) -> String? {
                scraped[#"lantime_exporter_http_requests_total{handler="\#(handler)",code="\#(code)"}"#]
            }
            #expect(count("healthy", 200) == "3")
            #expect(count("unknown", 404) == "2")
            #expect(count("probe", 400) == "1" && count("probe", 404) == "1")
            #expect(count("metrics", 405) == "1" && count("metrics", 200) == "1")
            let build = BuildInformation.current
            let labels = [
                ("version", build.version), ("revision", build.revision), ("build_date", build.date),
                ("swift_version", build.swiftVersion), ("platform", build.platform),
            ].map { "\($0)=\"\($1)\"" }.joined(separator: ",")
            #expect(scraped["lantime_exporter_build_info{\(labels)}"] == "1")
            #expect(scraped["lantime_exporter_http_requests_running"] == "1")
            let resident = Double(scraped["process_resident_memory_bytes"] ?? "") ?? 0
            #expect(resident > 1_000_000)
            for name in ["process_cpu_seconds_total", "process_open_fds", "process_max_fds", "process_start_time_seconds"] {
                #expect(Double(scraped[name] ?? "0") ?? 0 > 0, "\(name)")
            }
        }
    }

    @Test("A reload changes the devices of later scrapes; a running one keeps its own")
    func replacing() async throws {
        try await withDevice({ _ in .after(.milliseconds(300), .document(smallDocument())) }) { device in
            try await withExporter("devices:\n- {name: old, url: \(device.url)}") { exporter, bench in
                async let running = exporter.get("/metrics")
                while device.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
                exporter.replace(try bench.reloaded("devices:\n- {name: new, url: \(device.url)}"))
                let later = Scraped(try await exporter.get("/metrics").body)
                let old = Scraped(try await running.body)
                #expect(old[#"lantime_up{device="old"}"#] == "1")
                #expect(later[#"lantime_up{device="new"}"#] == "1" && later[#"lantime_up{device="old"}"#] == nil)
            }
        }
    }

    /// Unpacks with the gzip of the system.
    private func unzip(_ bytes: [UInt8]) async throws -> [UInt8] {
        let folder = try TestFolder()
        let file = try folder.write("packed.gz", bytes)
        let result = try await run("-dkq", file, program: "/bin/gzip")
        #expect(result.code == 0)
        return Array(try Data(contentsOf: URL(fileURLWithPath: folder.file("packed"))))
    }
}
