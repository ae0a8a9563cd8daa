import HTTPServer
import TestSockets
import Testing

@Suite("Stopping")
struct StopTests {
    @Test("lets a running request finish and refuses new clients meanwhile")
    func graceful() async throws {
        let release = Gate()
        let server = try HTTPServer(.init(addresses: [ListenAddress(host: "127.0.0.1", port: 0)])) { _ in
            .later {
                await release.wait()
                return .init(status: 200, body: [UInt8](repeating: 1, count: 300_000))
            }
        }
        let address = server.address
        let client = Task { try await onThread { try RawClient(address).get("/") } }
        let idle = try await onThread { try RawClient(address) }
        #expect(try await eventually { server.suspendedRequests == 1 })
        let stop = Task { await server.stop(grace: .seconds(20)) }
        #expect(try await onThread { idle.isClosedByServer() })
        await #expect(throws: RawClient.Failure.self) { try await onThread { _ = try RawClient(address) } }
        await release.open()
        let reply = try await client.value
        #expect(reply.status == 200)
        #expect(reply.body.count == 300_000)
        await stop.value
        #expect(server.statistics.requestsRunning == 0)
        #expect(openSockets(ofPort: address.port) == 0)
        await server.stop(grace: .seconds(20))
    }

    @Test("answers 503 after the grace period, and cancels the work")
    func overdue() async throws {
        let cancelled = Box(0)
        let server = try HTTPServer(.init(addresses: [ListenAddress(host: "127.0.0.1", port: 0)])) { _ in
            .later {
                try? await Task.sleep(for: .seconds(60))
                if Task.isCancelled { cancelled.change { $0 += 1 } }
                return .init(status: 200)
            }
        }
        let address = server.address
        let clients = Task {
            try await onThread {
                let clients = try (0..<20).map { _ in try RawClient(address) }
                for client in clients { client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n") }
                return try clients.map { try $0.response().status }
            }
        }
        #expect(try await eventually { server.suspendedRequests == 20 })
        let long = Task { await server.stop(grace: .seconds(60)) }
        try await Task.sleep(for: .milliseconds(20))
        await server.stop(grace: .milliseconds(100))
        await long.value
        // After the longer grace period the work would have ended by itself, with 200.
        #expect(try await clients.value == [Int](repeating: 503, count: 20))
        #expect(try await eventually { cancelled.current == 20 })
    }

    @Test("releases everything: handler, requests in every state, connections")
    func releases() async throws {
        final class Token: Sendable {}
        func serve(_ token: Token) async throws {
            let server = try HTTPServer(.init(addresses: [ListenAddress(host: "127.0.0.1", port: 0)])) { request in
                withExtendedLifetime(token) {
                    request.path == "/later" ? .later { .init(status: 200) } : .now(.init(status: 200, text: "x"))
                }
            }
            let address = server.address
            try await onThread {
                var clients: [RawClient] = []
                for bytes in [
                    "GET /later HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHos", "GET",
                    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab", "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", "",
                    "GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 60_000), "GET / HTTP/1.1\r\n\r\n",
                ] {
                    let kept = try RawClient(address)
                    kept.send(bytes)
                    clients.append(kept)
                    try RawClient(address).send(bytes)
                }
                _ = try clients[0].response()
                _ = try clients[1].response()
            }
            await server.stop(grace: .milliseconds(200))
        }
        weak var kept: Token?
        do {
            let token = Token()
            kept = token
            try await serve(token)
        }
        // The stopping thread lets go a moment after it has said that it is done.
        for _ in 0..<200 where kept != nil { try await Task.sleep(for: .milliseconds(10)) }
        #expect(kept == nil)
    }
}
