import HTTPServer
import Logging
import Platform
import Testbench
import Testing
import Threading

@testable import Web

@Suite("Lifecycle and limits", .timeLimit(.minutes(1)))
struct LifecycleTests {
    @Test(
        "A reload is refused unless the exporter was started with it enabled, and GET never triggers one",
        arguments: ["POST", "PUT"])
    func refused(method: String) async throws {
        try await withExporter("devices: []") { exporter, _ in
            let answer = try await exporter.get("/-/reload", method: method)
            #expect(answer.status == 403 && answer.text.contains("--web.enable-lifecycle"))
            let look = try await exporter.get("/-/reload")
            #expect(look.status == 405 && look.headers["allow"] == "POST, PUT")
        }
    }

    @Test("A reload answers when it is done, with its errors", arguments: ["POST", "PUT"])
    func reload(method: String) async throws {
        let problems = Lock<[String]>([])
        var options = WebOptions()
        options.reload = { problems.withLock { $0 } }
        try await withExporter("devices: []", options: options) { exporter, _ in
            #expect(try await exporter.get("/-/reload", method: method).status == 200)
            problems.withLock { $0 = ["lantime.yml:1:1: unknown key"] }
            let bad = try await exporter.get("/-/reload", method: method)
            #expect(bad.status == 500 && bad.text.contains("lantime.yml:1:1: unknown key\n"))
        }
    }

    @Test("The metrics show how the last reload went and when one succeeded")
    func metrics() async throws {
        let start = unixTimeNow()
        try await withExporter("devices: []") { exporter, _ in
            func values() async throws -> (String?, Double) {
                let scraped = Scraped(try await exporter.get("/metrics").body)
                return (
                    scraped["lantime_exporter_config_last_reload_successful"],
                    scraped["lantime_exporter_config_last_reload_success_timestamp_seconds"].flatMap { Double($0) } ?? 0
                )
            }
            let first = try await values()
            #expect(first.0 == "1" && first.1 >= start && first.1 <= unixTimeNow())
            exporter.noteReload(["lantime.yml:1:1: unknown key"])
            let second = try await values()
            #expect(second.0 == "0" && second.1 == first.1)
            exporter.noteReload([])
            let third = try await values()
            #expect(third.0 == "1" && third.1 > first.1)
        }
    }

    @Test("Scrapes beyond the limit get 503 with Retry-After, other pages are not affected, and a released place is used")
    func scrapeLimit() async throws {
        try await withDevice({ _ in .after(.milliseconds(400), .document(smallDocument())) }) { device in
            var options = WebOptions()
            options.maximumScrapes = 2
            try await withExporter("devices:\n- {name: gm, url: \(device.url)}", options: options) { exporter, _ in
                async let first = exporter.get("/metrics")
                async let second = exporter.get("/probe?target=gm")
                while device.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
                try await Task.sleep(for: .milliseconds(100))
                let refused = try await exporter.get("/probe?target=gm")
                #expect(refused.status == 503 && refused.headers["retry-after"] != nil)
                #expect(try await exporter.get("/-/healthy").status == 200)
                let statuses = try await [first.status, second.status]
                #expect(statuses == [200, 200] && device.requests.count == 1)
                let metrics = Scraped(try await exporter.get("/metrics").body)
                #expect(metrics[#"lantime_exporter_http_requests_refused_total{reason="busy"}"#] == "1")
                #expect(metrics["lantime_exporter_scrapes_running"] == "1" && metrics["lantime_exporter_scrapes_limit"] == "2")
            }
        }
    }

    @Test("The default limit leaves room for two scrapes of every device")
    func defaultLimit() async throws {
        try await withExporter("devices:\n- {name: a, url: 'http://a'}\n- {name: b, url: 'http://b'}") { exporter, _ in
            let metrics = Scraped(
                try await exporter.get("/metrics", [("X-Prometheus-Scrape-Timeout-Seconds", "0.2")]).body)
            #expect(metrics["lantime_exporter_scrapes_limit"] == "44")
            #expect(metrics["lantime_exporter_http_connections_limit"] == "1024")
        }
    }
}
