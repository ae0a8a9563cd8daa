import HTTPServer
import Platform
import TestFiles
import Testbench
import Testing

/// Many connections to a server.
private final class Crowd: Sendable {
    private let clients: [RawClient]

    /// - Parameter sources: from how many addresses of loopback; the first is that of scrapes.
    /// - Throws: when a connection cannot be made.
    init(_ count: Int, from sources: Int, to address: SocketAddress) throws {
        clients = try (0..<count).map { try RawClient(address, from: "127.0.0.\(1 + $0 % sources)") }
    }

    /// Lets each client send the byte at this position of an endless request.
    func send(byte position: Int) {
        let request = Array("GET /metrics HTTP/1.1\r\nHost: exporter\r\nX-Endless: ".utf8)
        let byte = position < request.count ? request[position] : UInt8(ascii: "x")
        for client in clients { client.send([byte]) }
    }
}

@Suite("Clients that keep connections open", .timeLimit(.minutes(1)))
struct SlowClientsTests {
    @Test(
        "A thousand clients that send nothing, or a byte a second, do not block scrapes, even from the same address",
        arguments: [false, true], [1, 8])
    func thousand(isDripping: Bool, sources: Int) async throws {
        let folder = try TestFolder()
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try folder.write("lantime.yml", "devices:\n- {name: gm, url: \(device.url)}")
            let service = try await TestService(folder)
            let crowd = try Crowd(1000, from: sources, to: service.address)
            for second in 0..<2 {
                if second > 0 { try await Task.sleep(for: .seconds(1)) }
                if isDripping { crowd.send(byte: second) }
                let answer = Scraped(try await service.get("/metrics").body)
                #expect(answer[#"lantime_up{device="gm"}"#] == "1")
                let open = Double(answer["lantime_exporter_http_connections_open"] ?? "") ?? 0
                // One address may have 512 connections by default.
                #expect(open > (sources == 1 ? 500 : 1000), "the crowd is still there")
            }
            withExtendedLifetime(crowd) {}
            #expect(try await service.stop() == 0)
        }
    }
}
