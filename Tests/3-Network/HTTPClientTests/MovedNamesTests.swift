import Testing
import Threading

@testable import HTTPClient

/// A device whose name leads elsewhere from some moment on, while its old address still answers.
@Suite("Moved names") struct MovedNamesTests {
    /// Two servers at different addresses and the same port, and a name server that knows where the name leads.
    private final class Move: Sendable {
        let old: LoopbackServer
        let new: LoopbackServer
        private let address = Lock("127.0.0.1")

        init() throws {
            old = try LoopbackServer(at: "127.0.0.1") { _ in .send(ok("old")) }
            new = try LoopbackServer(at: "127.0.0.2", port: old.port) { _ in .send(ok("new")) }
        }

        /// - Parameter lifetime: of connections, in seconds.
        func client(_ lifetime: Int) -> HTTPClient {
            let resolver = NameResolver(maximumThreads: 1, answerLifetime: 1) { _ in .addresses([self.address.withLock { $0 }]) }
            return HTTPClient(connectionLifetime: .seconds(lifetime), resolver: resolver)
        }

        func happen() { address.withLock { $0 = "127.0.0.2" } }

        func answer(to client: HTTPClient) async throws -> String {
            try await client.send(HTTPClientRequest(url: "http://device.test:\(old.port)/")).text
        }

        func stop() {
            old.stop()
            new.stop()
        }
    }

    @Test func `a kept connection ends at its age, and the next one goes to the new address`() async throws {
        let move = try Move()
        defer { move.stop() }
        let client = move.client(1)
        defer { client.shutdown() }
        #expect(try await move.answer(to: client) == "old")
        move.happen()
        #expect(try await move.answer(to: client) == "old")
        // libcurl counts whole seconds.
        try await Task.sleep(for: .milliseconds(2100))
        #expect(try await move.answer(to: client) == "new")
        #expect((move.old.connections, move.new.connections) == (1, 1))
    }

    @Test func `a reload sends the next request to the new address, whatever the age of connections and answers`() async throws {
        let move = try Move()
        defer { move.stop() }
        let client = move.client(600)
        defer { client.shutdown() }
        #expect(try await move.answer(to: client) == "old")
        move.happen()
        #expect(try await move.answer(to: client) == "old")
        client.renewConnections()
        #expect(try await move.answer(to: client) == "new")
        #expect((move.old.connections, move.new.connections) == (1, 1))
    }
}
