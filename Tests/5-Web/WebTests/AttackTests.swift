import Foundation
import HTTPServer
import TestFiles
import Testbench
import Testing

@testable import Web

/// What clients must not be able to do to others.
@Suite("Malicious clients", .timeLimit(.minutes(2)))
struct AttackTests {
    @Test(
        "Every answer has the protective header fields, including refusals before any page",
        arguments: [
            "/", "/metrics", "/probe?target=gm", "/sd", "/config", "/-/healthy", "/-/ready", "/nowhere", "/%zz", "/sessions.json",
        ])
    func headers(path: String) async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try await withExporter("devices:\n- {name: gm, url: \(device.url)}") { exporter, _ in
                let answer = try await exporter.get(path)
                #expect(answer.headers["x-content-type-options"] == "nosniff" && answer.headers["cache-control"] == "no-store")
                let body = try await exporter.get(path, method: "POST", [("Content-Length", "10")])
                #expect(body.status == (path == "/%zz" ? 400 : 413) && body.headers["x-content-type-options"] == "nosniff")
                let metrics = Scraped(try await exporter.get("/metrics").body)
                #expect(
                    Int(metrics[#"lantime_exporter_http_requests_total{handler="unknown",code="\#(body.status)"}"#] ?? "") ?? 0
                        >= 1)
            }
        }
    }

    @Test(
        "A page of another site cannot reload the configuration",
        arguments: [
            (["Origin": "http://evil.example"], 403), (["Sec-Fetch-Site": "cross-site"], 403), (["Origin": "null"], 403),
            (["Sec-Fetch-Site": "same-site"], 403), (["Origin": "http://exporter", "Sec-Fetch-Site": "same-origin"], 200),
            (["Origin": "https://public.example/"], 200), ([:], 200),
        ] as [([String: String], Int)])
    func otherSite(headers: [String: String], status: Int) async throws {
        var options = WebOptions()
        options.reload = { [] }
        options.externalURL = try ExternalURL(parsing: "https://public.example/lantime")
        try await withExporter("devices:\n- {name: gm, url: 'http://gm'}", options: options) { exporter, _ in
            let answer = try await exporter.get("/-/reload", method: "POST", headers.map { ($0.key, $0.value) })
            #expect(answer.status == status)
        }
    }

    @Test("Clients of one address leave a share of the scrapes to others")
    func share() async throws {
        try await withHangingDevice { address in
            let crowd = try (0..<60).map { _ in try RawClient(address) }
            for client in crowd { client.send("GET /probe?target=hangs HTTP/1.1\r\nHost: x\r\n\r\n") }
            let other = try RawClient(address, from: "127.0.0.2").get("/probe?target=well")
            #expect(other.status == 200 && other.text.contains("lantime_up{device=\"well\"} 1"))
            // 33 of 44 places are one address's share.
            let timeout = "X-Prometheus-Scrape-Timeout-Seconds: 1\r\n"
            let metrics = Scraped(try RawClient(address, from: "127.0.0.2").get("/metrics", headers: timeout).body)
            #expect(metrics[#"lantime_exporter_http_requests_refused_total{reason="busy"}"#] == "27")
            withExtendedLifetime(crowd) {}
        }
    }

    @Test("Scrapes of disconnected clients release their places, even to the same address")
    func gone() async throws {
        try await withHangingDevice { address in
            for source in 0..<100 {
                let client = try RawClient(address, from: "127.0.0.\(1 + source % 2)")
                client.send("GET /probe?target=hangs HTTP/1.1\r\nHost: x\r\n\r\n")
            }
            for source in 1...3 {
                let answer = try RawClient(address, from: "127.0.0.\(source)").get("/probe?target=well")
                #expect(answer.status == 200, "\(source): \(answer.text)")
            }
        }
    }

    @Test("A scrape counts until its answer has been read, and unread answers of one client are bounded")
    func slowReaders() async throws {
        let document = try fixture("m4000-full.json")
        try await withDevice({ _ in .document(document) }) { device in
            let devices = (1...60).map { "- {name: gm\($0), url: '\(device.url)/\($0)', min_interval: 5m}\n" }.joined()
            try await withExporter("devices:\n" + devices, change: { $0.waitingBytesPerAddressLimit = 1 << 20 }) { exporter, _ in
                let address = try #require(exporter.addresses.first)
                try await onThread {
                    let ask = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"
                    // On a busy machine not all devices answer the first scrape in time; afterwards the interval keeps what they said.
                    var known = 0
                    for _ in 0..<20 where known < 60 {
                        let text = try RawClient(address, patience: 30).get("/metrics").text
                        known = text.split(separator: "\n").count { $0.hasPrefix("lantime_up{") && $0.hasSuffix(" 1") }
                    }
                    try #require(known == 60)
                    let slow = try RawClient(address, patience: 30, from: "127.0.0.2", receiveBuffer: 4096)
                    slow.send(ask)
                    #expect(slow.read(atMost: 12) == Array("HTTP/1.1 200".utf8))
                    let second = try RawClient(address, patience: 30, from: "127.0.0.2").get("/metrics")
                    #expect(second.status == 503 && second.headers["retry-after"] != nil)
                    let body = try RawClient(address, patience: 30).get("/metrics").body
                    let other = Scraped(body)
                    #expect(other["lantime_exporter_scrapes_running"] == "2")
                    #expect(other[#"lantime_exporter_http_requests_refused_total{reason="unread"}"#] == "1")
                    let waiting = try #require(other["lantime_exporter_http_waiting_bytes"].flatMap(Double.init))
                    let limit = try #require(other["lantime_exporter_http_waiting_limit_bytes"].flatMap(Double.init))
                    #expect(waiting > Double(body.count) * 0.9 && waiting < limit)
                    // The same answer but for a few digits; its head comes on top.
                    let size = body.count
                    #expect(slow.rest(atLeast: size).count >= size)
                    let last = Scraped(try RawClient(address, patience: 30, from: "127.0.0.2").get("/metrics").body)
                    #expect(last["lantime_exporter_scrapes_running"] == "1" && last["lantime_exporter_http_waiting_bytes"] == "0")
                }
            }
        }
    }

    /// An exporter with a device that never answers, `hangs`, and one that does, `well`; `body` may block.
    private func withHangingDevice(_ body: @escaping @Sendable (SocketAddress) throws -> Void) async throws {
        try await withDevice({ $0.path.hasPrefix("/hangs") ? .never : .document(smallDocument()) }) { device in
            let yaml =
                "devices:\n- {name: hangs, url: '\(device.url)/hangs', timeout: 20s}\n- {name: well, url: '\(device.url)/well'}"
            try await withExporter(yaml) { exporter, _ in
                let address = try #require(exporter.addresses.first)
                try await onThread {
                    try body(address)
                }
            }
        }
    }
}
