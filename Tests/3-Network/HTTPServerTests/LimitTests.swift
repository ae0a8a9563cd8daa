import Glibc
import HTTPServer
import TestSockets
import Testing
import Threading

@Suite("Limits")
struct LimitTests {
    @Test("of connections of one address do not affect other addresses")
    func perAddress() async throws {
        try await withServer({ $0.connectionsPerAddressLimit = 3 }) { server async throws in
            let address = server.address
            try await onThread {
                let clients = try (0..<3).map { _ in try RawClient(address) }
                for client in clients { _ = try client.get("/") }
                let fourth = try RawClient(address)
                fourth.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(fourth.isClosedByServer())
                #expect(try clients[0].get("/again").status == 200)
            }
            #expect(server.statistics.connectionsRefused == 1)
            #expect(try await eventually { server.statistics.connectionsOpen == 0 })
            #expect(try await get(server, "/").status == 200)
        }
    }

    @Test("of all connections: the oldest silent clients are closed for a new one")
    func silent() async throws {
        try await withServer({ $0.connectionLimit = 50 }) { server async throws in
            let address = server.address
            try await onThread {
                let silent = try (0..<80).map { _ in try RawClient(address) }
                let client = try RawClient(address)
                #expect(try client.get("/asked").text == "/asked")
                #expect(silent[0].isClosedByServer())
                #expect(try silent[79].get("/late").text == "/late")
                #expect(server.statistics.connectionsCut >= 31)
                #expect(server.statistics.connectionsOpen <= 50)
            }
        }
    }

    @Test(
        "of all connections: pending bodies are closed for a new client, those of the client with most connections first")
    func announcedBodies() async throws {
        try await withServer({
            $0.connectionLimit = 50
            $0.bodyTimeout = .seconds(60)
        }) { server async throws in
            let address = server.address
            try await onThread {
                let polite = try RawClient(address, from: "127.0.0.9")
                polite.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n")
                usleep(20_000)
                let crowd = try (0..<80).map { _ in try RawClient(address) }
                for client in crowd { client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n") }
                usleep(50_000)
                for source in 2..<6 { #expect(try RawClient(address, from: "127.0.0.\(source)").get("/asked").text == "/asked") }
                polite.send("abc")
                #expect(try polite.response().status == 200)
            }
        }
    }

    @Test("More than eight requests of one client at a time let those of others go first")
    func manyRequests() async throws {
        // Read under its lock only: the thread sanitizer does not see that a copy was released before the next change.
        let priorities = Lock<[String: [TaskPriority]]>([:])
        let mayEnd = Box(false)
        try await withServer(handler: { request in
            .later {
                priorities.withLock { $0[request.clientAddress, default: []].append(Task.currentPriority) }
                while !mayEnd.current { try? await Task.sleep(for: .milliseconds(5)) }
                return HTTPServerResponse(status: 200, text: request.path)
            }
        }) { server async throws in
            let address = server.address
            try await onThread {
                func ask(from source: String) throws -> RawClient {
                    let client = try RawClient(address, from: source)
                    let before = priorities.withLock { $0.values.joined().count }
                    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                    #expect(blocks(until: { priorities.withLock { $0.values.joined().count } == before + 1 }))
                    return client
                }
                var clients = try (0..<12).map { _ in try ask(from: "127.0.0.2") }
                clients.append(try ask(from: "127.0.0.3"))
                #expect(
                    priorities.withLock { $0["127.0.0.2"] } == Array(repeating: .medium, count: 8)
                        + Array(repeating: .low, count: 4))
                #expect(priorities.withLock { $0["127.0.0.3"] } == [.medium])
                mayEnd.set(true)
                for client in clients { #expect(try client.response().status == 200) }
                // They no longer count.
                _ = try ask(from: "127.0.0.2").response()
                #expect(priorities.withLock { $0["127.0.0.2"]?.last } == .medium)
            }
        }
    }

    @Test("An IPv6 client is its /64, an IPv4 client its address")
    func networks() {
        func network(_ host: String) -> String { SocketAddress(host: host, port: 1).network }
        #expect(network("2001:db8::1") == network("2001:db8:0:0:ffff::2") && network("2001:db8::1") == "2001:db8::/64")
        #expect(network("2001:db8:0:1::1") != network("2001:db8::1"))
        #expect(network("192.0.2.1") == "192.0.2.1" && network("unknown") == "unknown")
    }

    @Test("of all connections: busy ones are kept, and the newcomer is refused")
    func busy() async throws {
        let release = Gate()
        try await withServer(
            { $0.connectionLimit = 16 },
            handler: { _ in
                .later {
                    await release.wait()
                    return .init(status: 200)
                }
            }
        ) { server async throws in
            let address = server.address
            let clients = Task {
                try await onThread {
                    let clients = try (0..<16).map { _ in try RawClient(address) }
                    for client in clients { client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n") }
                    return try clients.map { try $0.response().status }
                }
            }
            #expect(try await eventually { server.suspendedRequests == 16 })
            #expect(try await onThread { try RawClient(address).isClosedByServer() })
            #expect(server.statistics.connectionsRefused == 1)
            await release.open()
            #expect(try await clients.value == [Int](repeating: 200, count: 16))
        }
    }

    @Test("of time cut a client that sends its headers a byte at a time, and only that client")
    func slowHeaders() async throws {
        try await withServer({ $0.headerTimeout = .milliseconds(300) }) { server async throws in
            let address = server.address
            let (lasted, sent) = try await onThread {
                let slow = try RawClient(address)
                let start = ContinuousClock.now
                var sent = 0
                slow.send("GET / HTTP/1.1\r\nHost: x\r\n")
                while slow.send(sent % 4 == 0 ? "X" : sent % 4 == 1 ? ":" : sent % 4 == 2 ? "\r" : "\n"), sent < 200 {
                    usleep(20_000)
                    sent += 1
                }
                #expect(try RawClient(address).get("/").status == 200)
                return (start.duration(to: .now), sent)
            }
            #expect(sent < 200, "cut before its headers were complete")
            #expect(lasted > .milliseconds(280), "not before the limit")
            #expect(server.statistics.connectionsCut == 1)
        }
    }

    @Test("of time cut a client that sends its body too slowly")
    func slowBody() async throws {
        try await withServer({ $0.bodyTimeout = .milliseconds(200) }) { server async throws in
            let address = server.address
            try await onThread {
                let slow = try RawClient(address)
                slow.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1")
                #expect(slow.isClosedByServer())
            }
            #expect(try await eventually { server.statistics.requestsRunning == 0 })
        }
    }

    @Test("of time cut a client that does not read its reply")
    func slowReader() async throws {
        let body = [UInt8](repeating: 0, count: 20_000_000)
        try await withServer({ $0.sendTimeout = .milliseconds(300) }, handler: { _ in .now(.init(status: 200, body: body)) }) {
            server async throws in
            let address = server.address
            let received = try await onThread {
                let client = try RawClient(address)
                client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(blocks(until: { server.statistics.connectionsCut > 0 }))
                return client.rest().count
            }
            #expect(received < body.count)
            #expect(try await eventually { server.statistics.requestsRunning == 0 && server.statistics.connectionsOpen == 0 })
        }
    }

    @Test("of time allow a kept connection to be idle longer than headers may take")
    func idle() async throws {
        try await withServer({ $0.headerTimeout = .milliseconds(100) }) { server async throws in
            let address = server.address
            try await onThread {
                let client = try RawClient(address)
                #expect(try client.get("/").status == 200)
                usleep(350_000)
                #expect(try client.get("/").status == 200)
            }
        }
    }

    @Test("keep 1000 silent clients from blocking others")
    func thousand() async throws {
        try await withServer({ $0.connectionLimit = 1024 }) { server async throws in
            let address = server.address
            try await onThread {
                let silent = try (0..<1000).map { _ in try RawClient(address) }
                #expect(try RawClient(address).get("/").status == 200)
                let statistics = server.statistics
                #expect(statistics.connectionsCut == 0 && statistics.connectionsOpen >= 1000, "none had to give way")
                withExtendedLifetime(silent) {}
            }
        }
    }
}
