import Foundation
import HTTPServer
import TestSockets
import Testing

@Suite("Clients that read their replies slowly", .timeLimit(.minutes(1)))
struct SlowReaderTests {
    private static let size = 8_000_000

    /// Replies that differ, with room for two of them.
    private func withReplies(_ test: @Sendable @escaping (SocketAddress) throws -> Void) async throws {
        try await withServer({
            $0.waitingBytesLimit = 2 * Self.size
            $0.waitingBytesPerAddressLimit = Self.size
        }) { request in
            .now(HTTPServerResponse(status: 200, body: [UInt8](repeating: request.path.utf8.last ?? 0, count: Self.size)))
        } _: { server async throws in
            let address = server.address
            try await onThread { try test(address) }
        }
    }

    private static func slow(_ address: SocketAddress, _ target: String, from source: String) throws -> RawClient {
        let client = try RawClient(address, patience: 20, from: source, receiveBuffer: 4096)
        client.send("GET \(target) HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(client.read(atMost: 12) == Array("HTTP/1.1 200".utf8))
        return client
    }

    @Test("are cut for a client with smaller replies when the memory for replies is used up: the slowest first")
    func makeWay() async throws {
        try await withReplies { address in
            let first = try Self.slow(address, "/1", from: "127.0.0.2")
            usleep(100_000)
            let second = try Self.slow(address, "/2", from: "127.0.0.3")
            // Who reads for a moment only is not slow.
            #expect(try RawClient(address, from: "127.0.0.4").get("/3").status == 503)
            usleep(2_300_000)
            #expect(try RawClient(address, patience: 20, from: "127.0.0.4").get("/3").body.count == Self.size)
            #expect(second.rest(atLeast: Self.size).count >= Self.size)
            #expect(first.rest(atLeast: Self.size).count < Self.size)
        }
    }

    @Test("are not cut for a client whose own share is used up")
    func ownShare() async throws {
        try await withReplies { address in
            let others = try Self.slow(address, "/1", from: "127.0.0.2")
            let own = try Self.slow(address, "/2", from: "127.0.0.3")
            usleep(2_300_000)
            #expect(try RawClient(address, from: "127.0.0.3").get("/3").status == 503)
            #expect(others.rest(atLeast: Self.size).count >= Self.size && own.rest(atLeast: Self.size).count >= Self.size)
        }
    }
}
