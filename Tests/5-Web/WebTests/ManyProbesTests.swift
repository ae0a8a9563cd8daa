import HTTPClient
import Platform
import Testbench
import Testing

@testable import Web

@Suite("As many probes as devices", .timeLimit(.minutes(1)))
struct ManyProbesTests {
    @Test(
        "The limits of connections leave room for all scrapes of one Prometheus, and for others",
        arguments: [0, 20, 236, 700, 5000])
    func limits(devices: Int) {
        let scrapes = 40 + 2 * devices
        let limits = ConnectionLimits(scrapes: scrapes)
        #expect(limits.perAddress >= max(512, scrapes))
        #expect(limits.connections - limits.perAddress >= 512 && limits.connections >= 1024)
    }

    @Test("700 concurrent probes of 700 hanging devices from one address are all answered")
    func hanging() async throws {
        raiseOpenFileLimit()
        try await withDevice({ _ in .never }) { device in
            let yaml = (1...700).map { "- {name: gm\($0), url: '\(device.url)/\($0)'}\n" }.joined()
            try await withExporter("devices:\n" + yaml) { exporter, _ in
                let address = try #require(exporter.addresses.first)
                let client = HTTPClient()
                defer { client.shutdown() }
                let answers = try await withThrowingTaskGroup(of: HTTPClientResponse.self) { group in
                    for number in 1...700 {
                        group.addTask {
                            try await client.send(
                                HTTPClientRequest(
                                    url: "http://\(address)/probe?target=gm\(number)",
                                    headers: [("X-Prometheus-Scrape-Timeout-Seconds", "5")], timeout: .seconds(20)))
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(answers.count { $0.status == 200 } == 700)
                let states = answers.map { Scraped($0.body).series.filter { $0.key.hasPrefix("lantime_up{") }.values.first }
                #expect(states.allSatisfy { $0 == "0" })
                #expect(device.requests.count == 700)
            }
        }
    }
}
