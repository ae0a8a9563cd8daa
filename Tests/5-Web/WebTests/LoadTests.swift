import HTTPServer
import Testbench
import Testing
import Threading

@testable import Web

/// What scrapes cost devices, and what devices cost scrapes.
@Suite("Load", .timeLimit(.minutes(1)))
struct LoadTests {
    @Test("Twenty concurrent probes of a device cause one request, or two when the first ends early")
    func concurrentProbes() async throws {
        try await withDevice({ _ in .after(.milliseconds(300), .document(smallDocument())) }) { device in
            try await withExporter("devices:\n- {name: gm, url: \(device.url)}") { exporter, _ in
                let answers = try await withThrowingTaskGroup(of: RawAnswer.self) { group in
                    for _ in 0..<20 { group.addTask { try await exporter.get("/probe?target=gm") } }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(answers.allSatisfy { Scraped($0.body)[#"lantime_up{device="gm"}"#] == "1" })
                #expect((1...2).contains(device.requests.count))
            }
        }
    }

    @Test("A hundred scrapes use one connection to each device")
    func keptConnections() async throws {
        let documents: FakeDevice.Answer = { _ in .document(smallDocument()) }
        try await withDevice(documents) { one in
            try await withDevice(documents) { other in
                let yaml = "devices:\n- {name: one, url: \(one.url)}\n- {name: other, url: \(other.url)}"
                try await withExporter(yaml) { exporter, _ in
                    for _ in 0..<100 {
                        let answer = try await exporter.get("/metrics")
                        #expect(answer.status == 200)
                    }
                    #expect(one.requests.count == 100 && other.requests.count == 100)
                    #expect(one.connections == 1 && other.connections == 1)
                }
            }
        }
    }

    @Test("With 200 hanging devices a scrape answers before its timeout, with the others, which can be probed meanwhile")
    func hanging() async throws {
        let answer: FakeDevice.Answer = { $0.path.hasPrefix("/hangs") ? .never : .document(smallDocument()) }
        try await withDevice(answer) { device in
            let hanging = (1...200).map { "- {name: hangs\($0), url: '\(device.url)/hangs/\($0)', timeout: 5m}\n" }.joined()
            let healthy = (1...5).map { "- {name: well\($0), url: '\(device.url)/\($0)'}\n" }.joined()
            try await withExporter("devices:\n" + hanging + healthy) { exporter, _ in
                let timeout = ("X-Prometheus-Scrape-Timeout-Seconds", "3")
                let hasEnded = Lock(false)
                async let scrape = ended(hasEnded) { try await exporter.get("/metrics", [timeout]) }
                while device.requests.count < 205 { try await Task.sleep(for: .milliseconds(5)) }
                let probe = try await exporter.get("/probe?target=well1", [timeout])
                #expect(Scraped(probe.body)[#"lantime_up{device="well1"}"#] == "1")
                #expect(!hasEnded.withLock { $0 }, "the probe did not wait for the scrape")

                // The devices' own timeout is beyond that of the suite: what ended the waiting was that of the scrape.
                let answer = try await scrape
                #expect(answer.status == 200)
                let scraped = Scraped(answer.body)
                for number in 1...5 { #expect(scraped[#"lantime_up{device="well\#(number)"}"#] == "1") }
                for number in 1...200 {
                    #expect(scraped[#"lantime_up{device="hangs\#(number)"}"#] == "0")
                    #expect(scraped.state("lantime_scrape_error", device: "hangs\(number)") == "timeout")
                }
            }
        }
    }

    private func ended(_ flag: Lock<Bool>, _ request: () async throws -> RawAnswer) async throws -> RawAnswer {
        defer { flag.withLock { $0 = true } }
        return try await request()
    }
}
