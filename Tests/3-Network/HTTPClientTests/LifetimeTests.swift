import HTTPClient
import Testing

@Suite("The client") struct LifetimeTests {
    @Test(.timeLimit(.minutes(1))) func `cancels a request as soon as its task is cancelled`() async throws {
        try await withServer(answer: { $0.connection == 1 ? .stall(after: []) : .send(ok("next")) }) { client, server in
            let request = HTTPClientRequest(url: server.url, timeout: .seconds(30))
            let task = Task { try await client.send(request) }
            while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
            task.cancel()
            // Not a timeout: the cancellation ended it.
            let error = try await #require(throws: HTTPClientError.self) { _ = try await task.value }
            #expect(error.kind == .cancelled)
            #expect(error.phase == .waiting)
            #expect(error.timings.connect > .zero)
            #expect(try await text(client, server) == "next")
        }
    }

    @Test func `sends nothing for a task that is already cancelled`() async throws {
        try await withServer(answer: { _ in .send(ok("")) }) { client, server in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await client.send(HTTPClientRequest(url: server.url))
            }
            let error = try await #require(throws: HTTPClientError.self) { _ = try await task.value }
            #expect(error.kind == .cancelled)
            #expect(server.requests.isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(1))) func `fails running requests when it is shut down`() async throws {
        try await withServer(answer: { _ in .stall(after: []) }) { client, server in
            let request = HTTPClientRequest(url: server.url, timeout: .seconds(30))
            async let first = failure(client, request)
            async let second = failure(client, request)
            while server.requests.count < 2 { try await Task.sleep(for: .milliseconds(2)) }
            client.shutdown()
            client.shutdown()
            #expect(try await [first, second].map(\.detail) == ["HTTP client is shut down", "HTTP client is shut down"])
            #expect(try await failure(client, request).kind == .cancelled)
        }
    }

    @Test func `closes its connections when it is released`() async throws {
        let server = try LoopbackServer { _ in .send(ok("")) }
        defer { server.stop() }
        do {
            _ = try await HTTPClient().send(HTTPClientRequest(url: server.url))
        }
        for _ in 0..<100 where server.openConnections > 0 { try await Task.sleep(for: .milliseconds(5)) }
        #expect(server.openConnections == 0)
    }

    @Test func `survives requests that are started and cancelled in random order`() async throws {
        try await withServer(answer: { _ in .send(ok("x")) }) { client, server in
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<300 {
                    let task = Task { try await client.send(HTTPClientRequest(url: server.url)).text }
                    group.addTask {
                        if number % 2 == 0 { await Task.yield() }
                        if number % 3 != 0 { task.cancel() }
                        switch await task.result {
                        case .success(let text): #expect(text == "x")
                        case .failure(let error): #expect((error as? HTTPClientError)?.kind == .cancelled)
                        }
                    }
                }
            }
            let body = try await text(client, server)
            #expect(body == "x")
        }
    }
}
