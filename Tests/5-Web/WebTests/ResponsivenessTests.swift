import HTTPClient
import HTTPServer
import Testbench
import Testing
import Threading

@testable import Web

@Suite("The server thread", .timeLimit(.minutes(1)))
struct ResponsivenessTests {
    @Test("The health page answers a hundred times before any of 200 hanging scrapes")
    func health() async throws {
        try await withDevice({ _ in .never }) { device in
            let devices = (1...200).map { "- {name: gm\($0), url: '\(device.url)/\($0)', timeout: 5m}\n" }.joined()
            try await withExporter("devices:\n" + devices) { exporter, _ in
                let address = try #require(exporter.addresses.first)
                let client = HTTPClient()
                let ended = Lock(0)
                let probes = (1...200).map { number in
                    Task {
                        _ = try? await client.send(
                            HTTPClientRequest(url: "http://\(address)/probe?target=gm\(number)", timeout: .seconds(60)))
                        ended.withLock { $0 += 1 }
                    }
                }
                for _ in 0..<1000 where device.requests.count < 200 { try await Task.sleep(for: .milliseconds(10)) }
                #expect(device.requests.count == 200)
                let health = HTTPClient()
                defer { health.shutdown() }
                for _ in 0..<100 {
                    let request = HTTPClientRequest(url: "http://\(address)/-/healthy", timeout: .seconds(10))
                    #expect(try await health.send(request).status == 200)
                }
                #expect(ended.withLock { $0 } == 0)
                // They give up at once, and so do the devices' requests.
                probes.forEach { $0.cancel() }
                client.shutdown()
            }
        }
    }
}
