import Secrets
import Testing
import Threading

@testable import HTTPClient

@Suite("An exchange") struct ExchangeTests {
    @Test func `returns status, headers and body, whatever the status`() async throws {
        let answer = "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate:  Basic realm=\"x\" \r\nContent-Length: 4\r\n\r\nnope"
        try await withServer(answer: { _ in .text(answer) }) { client, server in
            let response = try await client.send(HTTPClientRequest(url: server.url))
            #expect(response.status == 401)
            #expect(response.text == "nope")
            #expect(response.headers["www-authenticate"] == "Basic realm=\"x\"")
            #expect(response.headers["www"] == nil)
            #expect(response.bytesReceived == answer.utf8.count)
            #expect(response.certificateExpiry == nil)
        }
    }

    @Test func `uses one connection for many requests`() async throws {
        try await withServer(answer: { _ in .send(ok("hello")) }) { client, server in
            for round in 0..<20 {
                let response = try await client.send(HTTPClientRequest(url: server.url))
                #expect(response.text == "hello")
                #expect(response.connectionReused == (round > 0))
            }
            #expect(server.connections == 1)
        }
    }

    @Test func `connects again once after a renewal of connections`() async throws {
        try await withServer(answer: { _ in .send(ok("hello")) }) { client, server in
            for round in 1...3 {
                for _ in 0..<2 { _ = try await text(client, server) }
                #expect(server.connections == round)
                client.renewConnections()
            }
        }
    }

    @Test func `lets a running request finish when connections are renewed`() async throws {
        let gate = Gate(count: 2)
        try await withServer(answer: { request in
            if request.head.contains("slow") { gate.arrive() }
            return .send(ok("hello"))
        }) { client, server in
            async let slow = client.send(HTTPClientRequest(url: server.url + "slow"))
            try await Task.sleep(for: .milliseconds(100))
            client.renewConnections()
            let during = try await client.send(HTTPClientRequest(url: server.url))
            #expect(!during.connectionReused)
            gate.arrive()
            #expect(try await slow.text == "hello")
            _ = try await text(client, server)
            let connections = server.connections
            _ = try await text(client, server)
            #expect(server.connections == connections)
        }
    }

    /// Runs `body` while a request to the server has its connection, which ends after it.
    private func whileOneIsInUse(_ body: (HTTPClient, LoopbackServer) async throws -> Void) async throws {
        let gate = Gate(count: 2)
        try await withServer(answer: { request in
            if request.head.contains("slow") { gate.arrive() }
            return .send(ok("hello"))
        }) { client, server in
            async let slow = client.send(HTTPClientRequest(url: server.url + "slow"))
            try await Task.sleep(for: .milliseconds(100))
            try await body(client, server)
            gate.arrive()
            #expect(try await slow.text == "hello")
        }
    }

    @Test func `keeps none of the connections that many requests make soon after a renewal`() async throws {
        try await whileOneIsInUse { client, server in
            client.renewConnections()
            for _ in 0..<5 { _ = try await text(client, server) }
            #expect(server.connections == 6)
            let end = ContinuousClock.now + .seconds(5)
            while server.openConnections > 1, .now < end { try await Task.sleep(for: .milliseconds(10)) }
            #expect(server.openConnections == 1)
        }
    }

    @Test func `makes no more connections than needed when some are in use while others are renewed`() async throws {
        try await whileOneIsInUse { client, server in
            _ = try await text(client, server)
            client.renewConnections()
            try await Task.sleep(for: .milliseconds(2100))
            let before = server.connections
            for _ in 0..<5 { _ = try await text(client, server) }
            #expect(server.connections == before + 1)
        }
    }

    @Test(
        arguments: [
            (nil, 600, 60, false), (0, 1, 2, true), (1.9, 1, 2, true), (2, 1, 2, false), (30.5, 29, 30, false),
            (90, 89, 60, false), (700, 600, 60, false),
        ] as [(Double?, Int, Int, Bool)])
    func `uses no connection older than the last renewal`(since: Double?, connections: Int, addresses: Int, isFresh: Bool) {
        let age = ConnectionAge(lifetime: 600, sinceRenewal: since)
        #expect((age.connections, age.addresses, age.isFresh) == (connections, addresses, isFresh))
    }

    @Test func `connects again when the device has closed the idle connection`() async throws {
        try await withServer(answer: { _ in .sendAndClose(ok("hello")) }) { client, server in
            for _ in 0..<5 {
                let body = try await text(client, server)
                #expect(body == "hello")
            }
            #expect(server.connections == 5)
        }
    }

    @Test func `connects again when the device closes each of many kept connections as soon as it is used`() async throws {
        // libcurl tries five of them.
        let count = 8
        let gate = Gate(count: count)
        let isRestarted = Lock(false)
        try await withServer(answer: { request in
            if isRestarted.withLock({ $0 }) { return request.connection <= count ? .sendAndClose([]) : .send(ok("again")) }
            gate.arrive()
            return .send(ok("hello"))
        }) { client, server in
            let url = server.url
            try await withThrowingTaskGroup { group in
                for _ in 0..<count { group.addTask { _ = try await client.send(HTTPClientRequest(url: url)) } }
                try await group.waitForAll()
            }
            #expect(server.connections == count && server.openConnections == count)
            isRestarted.withLock { $0 = true }
            #expect(try await text(client, server) == "again")
            #expect(server.connections == count + 1)
        }
    }

    @Test func `queries a device only once more that closes every connection without an answer`() async throws {
        let isBroken = Lock(false)
        try await withServer(answer: { _ in isBroken.withLock { $0 } ? .sendAndClose([]) : .send(ok("hello")) }) {
            client, server in
            _ = try await text(client, server)
            isBroken.withLock { $0 = true }
            let error = try await failure(client, HTTPClientRequest(url: server.url))
            #expect(error.kind == .http && server.connections == 2 && server.requests.count == 3)
        }
    }

    @Test func `queries many hosts at once`() async throws {
        // None answers before all have been asked, so one after the other would never end.
        let hosts = 30
        let gate = Gate(count: hosts)
        let servers = try (1...hosts).map { last in
            try LoopbackServer(at: "127.0.1.\(last)") { _ in
                gate.arrive()
                return .send(ok("host \(last)"))
            }
        }
        defer { servers.forEach { $0.stop() } }
        let client = HTTPClient()
        let bodies = try await withThrowingTaskGroup(of: String.self) { group in
            for server in servers {
                group.addTask { try await client.send(HTTPClientRequest(url: server.url)).text }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(bodies == Set((1...hosts).map { "host \($0)" }))
    }

    @Test func `sends Basic credentials with the first request`() async throws {
        try await withServer(answer: { _ in .send(ok("")) }) { client, server in
            let authorization = HTTPClientRequest.Authorization.basic(username: "info", password: Secret("p:ä"))
            _ = try await client.send(HTTPClientRequest(url: server.url, authorization: authorization))
            #expect(server.requests.count == 1)
            #expect(server.requests.first?.head.contains("\r\nAuthorization: Basic aW5mbzpwOsOk") == true)
        }
    }

    @Test func `sends a token and the caller's other header fields`() async throws {
        try await withServer(answer: { _ in .send(ok("")) }) { client, server in
            let request = HTTPClientRequest(
                url: server.url, headers: [("User-Agent", "exporter/1"), ("X-Empty", "")], authorization: .bearer(Secret("t0k")))
            _ = try await client.send(request)
            let head = try #require(server.requests.first).head
            #expect(head.contains("\r\nAuthorization: Bearer t0k"))
            #expect(head.contains("\r\nUser-Agent: exporter/1"))
            #expect(head.contains("\r\nX-Empty:"))
            #expect(head.contains("\r\nAccept-Encoding: gzip, deflate"))
        }
    }

    @Test func `uses new credentials at once on the same device`() async throws {
        try await withServer(answer: { _ in .send(ok("")) }) { client, server in
            for token in ["first", "second"] {
                _ = try await client.send(HTTPClientRequest(url: server.url, authorization: .bearer(Secret(token))))
            }
            _ = try await client.send(HTTPClientRequest(url: server.url))
            let heads = server.requests.map(\.head)
            #expect(heads.count == 3 && server.connections == 1)
            #expect(heads[0].contains("Bearer first") && heads[1].contains("Bearer second"))
            #expect(!heads[2].contains("Authorization"))
        }
    }

    @Test func `sends the token request as PUT`() async throws {
        try await withServer(answer: { _ in .send(ok("")) }) { client, server in
            let headers = [(name: "Content-Type", value: "application/json")]
            _ = try await client.send(HTTPClientRequest(method: .put, url: server.url, headers: headers))
            _ = try await client.send(HTTPClientRequest(method: .put, url: server.url))
            _ = try await client.send(HTTPClientRequest(url: server.url))
            let requests = server.requests
            #expect(requests[0].head.hasPrefix("PUT / HTTP/1.1\r\n") && requests[0].body.isEmpty)
            #expect(requests[0].head.contains("Content-Type: application/json"))
            #expect(requests[1].head.contains("Content-Length: 0") && !requests[1].head.contains("Content-Type"))
            #expect(requests[2].head.hasPrefix("GET / HTTP/1.1\r\n") && !requests[2].head.contains("Content-Length"))
        }
    }

    @Test func `does not follow a redirect, so the credentials stay with the device`() async throws {
        try await withServer(answer: { _ in .send(ok("caught")) }) { _, other in
            let answer = "HTTP/1.1 302 Found\r\nLocation: \(other.url)\r\nContent-Length: 0\r\n\r\n"
            try await withServer(answer: { _ in .text(answer) }) { client, server in
                let authorization = HTTPClientRequest.Authorization.basic(username: "info", password: Secret("secret"))
                let response = try await client.send(HTTPClientRequest(url: server.url, authorization: authorization))
                #expect(response.status == 302)
                #expect(response.headers["location"] == other.url)
            }
            #expect(other.requests.isEmpty)
        }
    }

    @Test func `goes through the given proxy`() async throws {
        try await withServer(answer: { _ in .send(ok("by proxy")) }) { client, proxy in
            let response = try await client.send(HTTPClientRequest(url: "http://gm.invalid/x", proxy: .url(proxy.url)))
            #expect(response.text == "by proxy")
            #expect(proxy.requests.first?.head.hasPrefix("GET http://gm.invalid/x HTTP/1.1\r\n") == true)
        }
    }

    @Test func `takes no longer than its phases, which do not overlap`() async throws {
        try await withServer(answer: { _ in .send(ok("hello")) }) { client, server in
            for round in 0..<2 {
                let timings = try await client.send(HTTPClientRequest(url: server.url)).timings
                #expect(timings.dns + timings.connect + timings.tls + timings.firstByte <= timings.total)
                #expect(timings.tls == .zero && timings.firstByte > .zero)
                #expect((timings.connect > .zero) == (round == 0))
            }
        }
    }
}
