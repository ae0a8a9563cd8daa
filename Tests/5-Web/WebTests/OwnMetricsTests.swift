import Catalog
import Fleet
import HTTPServer
import Metrics
import TestFiles
import Testbench
import Testing

@testable import Web

@Suite("The exporter's own metrics", .timeLimit(.minutes(1)))
struct OwnMetricsTests {
    @Test("Every declared metric is exported")
    func declared() throws {
        let bench = try TestFleet("devices: []")
        defer { bench.stop() }
        let metrics = OwnMetrics(hasWebConfiguration: true)
        metrics.count(handler: "metrics", code: 200)
        let samples = metrics.samples(bench.fleet, HTTPServerStatistics(), scrapes: (1, 40))
        let families = bench.fleet.catalog.families
        for family in OwnMetric.families {
            let id = try #require(families.id(family.name), "\(family.name) is not in the table")
            #expect(!samples.samples(of: id).isEmpty, "\(family.name) is declared but not exported")
            #expect(family.help.hasSuffix("."), "\(family.name)")
        }
    }

    private func isOwn(_ family: String) -> Bool { family.hasPrefix("lantime_exporter_") || family.hasPrefix("process_") }

    @Test("/-/metrics has them alone, and a hundred scrapes of it send no request to a device")
    func alone() async throws {
        try await withDevice({ _ in .never }) { device in
            try await withExporter("devices:\n- {name: gm, url: \(device.url)}") { exporter, _ in
                for _ in 0..<99 { #expect(try await exporter.get("/-/metrics").status == 200) }
                let answer = try await exporter.get("/-/metrics", [("Accept", "application/openmetrics-text;version=1.0.0")])
                let scraped = Scraped(answer.body)
                #expect(scraped["lantime_exporter_devices"] == "1" && answer.text.hasSuffix("# EOF\n"))
                #expect(scraped[#"lantime_exporter_http_requests_total{handler="own_metrics",code="200"}"#] == "99")
                #expect(scraped.families.allSatisfy { isOwn($0) }, "\(scraped.families)")
                #expect(device.requests.isEmpty)
            }
        }
    }

    @Test("/-/metrics answers while all places for scrapes are taken, and takes none itself")
    func busy() async throws {
        var options = WebOptions()
        options.maximumScrapes = 1
        try await withDevice({ _ in .never }) { device in
            try await withExporter("devices:\n- {name: gm, url: \(device.url)}", options: options) { exporter, _ in
                let hanging = Task { try await exporter.get("/probe?target=gm", [("X-Prometheus-Scrape-Timeout-Seconds", "2")]) }
                while device.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
                #expect(try await exporter.get("/probe?target=gm").status == 503)
                let scraped = Scraped(try await exporter.get("/-/metrics").body)
                #expect(scraped["lantime_exporter_scrapes_running"] == "1" && scraped["lantime_exporter_scrapes_limit"] == "1")
                #expect(try await hanging.value.status == 200)
            }
        }
    }

    @Test("/metrics omits them if configured; /-/metrics stays")
    func leftOut() async throws {
        var options = WebOptions()
        options.exportsOwnMetrics = false
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try await withExporter("devices:\n- {name: gm, url: \(device.url)}", options: options) { exporter, _ in
                let all = Scraped(try await exporter.get("/metrics").body)
                #expect(all[#"lantime_up{device="gm"}"#] == "1" && !all.families.contains { isOwn($0) })
                #expect(Scraped(try await exporter.get("/-/metrics").body)["lantime_exporter_devices"] == "1")
            }
        }
    }
}
