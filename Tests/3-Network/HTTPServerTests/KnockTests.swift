import TestSockets
import Testing
import Threading

@testable import HTTPServer

@Suite("Proof of life")
struct KnockTests {
    @Test(
        "A server is alive while its thread accepts clients; the check does not count as a request",
        arguments: ["127.0.0.1:0", ":0"], [false, true])
    func taking(address: String, hasTLS: Bool) async throws {
        let wanted = try ListenAddress(address)
        let identity = hasTLS ? try loopbackIdentity() : nil
        let change: (inout HTTPServerConfiguration) -> Void = { ($0.addresses, $0.tls) = ([wanted], identity) }
        try await withServer(change) { server async throws in
            #expect(server.isAlive(within: .seconds(5)))
            #expect(server.acceptedRequests == 0)
        }
    }

    @Test("A server whose thread is stuck in a request is not alive, and recovers afterwards")
    func stuck() async throws {
        let (arrived, leave) = (Bell(), Bell())
        let handler: @Sendable (HTTPServerRequest) -> HTTPServerReply = { _ in
            arrived.ring()
            leave.wait(atMost: .seconds(20))
            return .now(.init(status: 200, text: ""))
        }
        try await withServer(handler: handler) { server async throws in
            async let answer = get(server, "/")
            try await onThread { arrived.wait(atMost: .seconds(20)) }
            #expect(!server.isAlive(within: .milliseconds(300)))
            leave.ring()
            #expect(try await answer.status == 200)
            #expect(server.isAlive(within: .seconds(5)))
        }
    }
}
