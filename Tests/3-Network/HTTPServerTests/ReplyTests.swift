import Glibc
import HTTPServer
import TestSockets
import Testing

@Suite("Replies")
struct ReplyTests {
    @Test("to HEAD have a length but no body", arguments: [false, true])
    func head(later: Bool) async throws {
        let body = [UInt8](repeating: 0x61, count: 1234)
        try await withServer(handler: { _ in
            let response = HTTPServerResponse(status: 200, headers: [("Content-Type", "text/x")], body: body)
            return later ? .later { response } : .now(response)
        }) { server async throws in
            let address = server.address
            let (reply, next) = try await onThread {
                let client = try RawClient(address)
                client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n")
                let reply = try client.response(noBody: true)
                return (reply, try client.get("/"))
            }
            #expect(reply.status == 200)
            #expect(reply.headers["content-length"] == "1234")
            #expect(reply.headers["content-type"] == "text/x")
            #expect(next.body == body)
        }
    }

    @Test("of several megabytes arrive complete")
    func large() async throws {
        let body = (0..<4_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try await withServer(handler: { _ in .now(.init(status: 200, body: body)) }) { server async throws in
            #expect(try await get(server, "/").body == body)
        }
    }

    @Test(
        "that would break the protocol become 500",
        arguments: [
            HTTPServerResponse(status: 200, headers: [("X", "a\r\nSet-Cookie: b")]), .init(status: 200, headers: [("X Y", "a")]),
            .init(status: 200, headers: [("", "a")]), .init(status: 99), .init(status: 600),
            .init(status: 200, headers: [("Content-Length", "5")]), .init(status: 200, headers: [("X", "a\u{0}b")]),
        ])
    func defective(response: HTTPServerResponse) async throws {
        let lines = Box<[String]>([])
        try await withServer({ $0.log = { line in lines.change { $0.append(line) } } }, handler: { _ in .now(response) }) {
            server async throws in
            let reply = try await get(server, "/p")
            #expect(reply.status == 500)
            #expect(reply.headers["set-cookie"] == nil)
        }
        #expect(lines.current.contains { $0.hasPrefix("reply to GET /p replaced by 500: ") })
    }

    @Test("whose status forbids a body have none", arguments: [204, 304])
    func withoutBody(status: Int) async throws {
        try await withServer(handler: { _ in .now(.init(status: status, text: "never")) }) { server async throws in
            let address = server.address
            let (first, second) = try await onThread {
                let client = try RawClient(address)
                client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n")
                return (try client.response(noBody: true), try client.response(noBody: true))
            }
            #expect(first.status == status)
            #expect(second.status == status)
        }
    }

    @Test("that take long do not delay others: with 300 waiting, another one is answered")
    func suspended() async throws {
        let release = Gate()
        try await withServer(handler: { request in
            request.path == "/now"
                ? .now(.init(status: 200))
                : .later {
                    await release.wait()
                    return .init(status: 200, text: request.path)
                }
        }) { server async throws in
            let address = server.address
            let clients = Task {
                try await onThread {
                    let clients = try (0..<300).map { _ in try RawClient(address) }
                    for (number, client) in clients.enumerated() { client.send("GET /\(number) HTTP/1.1\r\nHost: x\r\n\r\n") }
                    return try clients.map { try $0.response().text }
                }
            }
            #expect(try await eventually { server.suspendedRequests == 300 })
            // Nothing but this test ends the waiting of the others.
            #expect(try await onThread { try RawClient(address).get("/now").status == 200 })
            await release.open()
            let texts = try await clients.value
            #expect(texts == (0..<300).map { "/\($0)" })
            #expect(try await eventually { server.statistics.requestsRunning == 0 })
        }
    }

    @Test("do not get stuck when libmicrohttpd finds as many events as it fetches at once", arguments: 124...130)
    func fullBatch(count: Int) async throws {
        try await withServer(handler: { request in
            // Against the rules, so that the events pile up while the thread is busy.
            if request.path == "/block" { usleep(100_000) }
            return .now(.init(status: 200))
        }) { server async throws in
            let address = server.address
            let took = try await onThread {
                let clients = try (0..<count).map { _ in try RawClient(address) }
                let blocker = try RawClient(address)
                for client in clients + [blocker] { _ = try client.get("/") }
                blocker.send("GET /block HTTP/1.1\r\nHost: x\r\n\r\n")
                usleep(30_000)
                let start = ContinuousClock.now
                for client in clients { client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n") }
                for client in clients { _ = try client.response() }
                return start.duration(to: .now)
            }
            // The time is the promise: a server that puts events off answers all the same, when its time-out ends the pause.
            #expect(took < .seconds(2))
        }
    }

    @Test("to disconnected clients leave no resources behind", arguments: [false, true])
    func aborted(reset: Bool) async throws {
        let release = Gate()
        try await withServer(handler: { _ in
            .later {
                await release.wait()
                return .init(status: 200, body: [UInt8](repeating: 0, count: 100_000))
            }
        }) { server async throws in
            let address = server.address
            try await onThread {
                let clients = try (0..<50).map { _ in try RawClient(address) }
                for client in clients { client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n") }
                // Before the clients disconnect: a reset takes along what the server has not read yet.
                #expect(blocks(until: { server.suspendedRequests == 50 }))
                if reset { for client in clients { client.reset() } }
            }
            #expect(try await eventually { server.suspendedRequests == 50 })
            await release.open()
            #expect(try await eventually { server.statistics.connectionsOpen == 0 && openSockets(ofPort: address.port) == 0 })
            #expect(server.statistics.requestsRunning == 0)
        }
    }
}
