import Glibc
import HTTPServer
import Platform
import TestFiles
import Testbench
import Testing

/// Many connections to a server.
private final class Crowd: Sendable {
    private let sockets: [Int32]

    /// - Parameter sources: from how many addresses of loopback; the first is that of scrapes.
    /// - Throws: when a connection cannot be made.
    init(_ count: Int, from sources: Int, to address: SocketAddress) throws {
        var sockets: [Int32] = []
        for number in 0..<count {
            let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            guard client >= 0 else { throw Failure("no socket for client \(number)") }
            sockets.append(client)
            guard Self.use(bind, client, "127.0.0.\(1 + number % sources)", 0),
                Self.use(connect, client, "127.0.0.1", address.port)
            else { throw Failure("client \(number): \(String(cString: strerror(errno)))") }
        }
        self.sockets = sockets
    }

    deinit { sockets.forEach { close($0) } }

    /// Lets each client send the byte at this position of an endless request.
    func send(byte position: Int) {
        let request = Array("GET /metrics HTTP/1.1\r\nHost: exporter\r\nX-Endless: ".utf8)
        var byte = position < request.count ? request[position] : UInt8(ascii: "x")
        for client in sockets { _ = Glibc.send(client, &byte, 1, Int32(MSG_NOSIGNAL | Int(MSG_DONTWAIT))) }
    }

    private static func use(
        _ call: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32, _ socket: Int32, _ host: String, _ port: UInt16
    ) -> Bool {
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        inet_pton(AF_INET, host, &name.sin_addr)
        return withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}

@Suite("Clients that hold connections", .timeLimit(.minutes(1)))
struct SlowClientsTests {
    @Test(
        "A thousand that say nothing, or a byte a second, do not keep scrapes from their answers, also from the same address",
        arguments: [false, true], [1, 8])
    func thousand(isDripping: Bool, sources: Int) async throws {
        let folder = try TestFolder()
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try folder.write("lantime.yml", "devices:\n- {name: gm, url: \(device.url)}")
            let service = try await TestService(folder)
            let crowd = try Crowd(1000, from: sources, to: service.address)
            var longest = Duration.zero
            for second in 0..<3 {
                if isDripping { crowd.send(byte: second) }
                let time = try await ContinuousClock().measure {
                    let answer = Scraped(try await service.get("/metrics").body)
                    #expect(answer[#"lantime_up{device="gm"}"#] == "1")
                    let open = Double(answer["lantime_exporter_http_connections_open"] ?? "") ?? 0
                    // One address may have 512 connections by default.
                    #expect(open > (sources == 1 ? 500 : 1000), "the crowd is still there")
                }
                longest = max(longest, time)
                try await Task.sleep(for: .seconds(1))
            }
            print(
                "longest scrape beside 1000 clients of \(sources) addresses that \(isDripping ? "send a byte a second" : "are silent"): \(longest)"
            )
            #expect(longest < .seconds(2))
            withExtendedLifetime(crowd) {}
            #expect(try await service.stop() == 0)
        }
    }
}
