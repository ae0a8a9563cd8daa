import Foundation
import TestSockets
import Testing
import Threading

@testable import HTTPServer

extension HTTPServer {
    /// The first address it listens on.
    var address: SocketAddress { boundAddresses.first ?? SocketAddress(host: "none", port: 0) }
    /// Requests whose headers arrived complete.
    var acceptedRequests: UInt64 { core.requests.counts.requests }
    /// Requests that wait for a later reply.
    var suspendedRequests: Int { core.requests.counts.suspended }
}

/// Runs a test against a server on a free loopback port and stops the server afterwards.
@discardableResult
func withServer<Result>(
    _ change: (inout HTTPServerConfiguration) -> Void = { _ in },
    handler: @escaping @Sendable (HTTPServerRequest) -> HTTPServerReply = { .now(.init(status: 200, text: $0.path)) },
    _ test: (HTTPServer) async throws -> Result
) async throws -> Result {
    var configuration = HTTPServerConfiguration(addresses: [ListenAddress(host: "127.0.0.1", port: 0)])
    change(&configuration)
    let server = try HTTPServer(configuration, handler: handler)
    do {
        let result = try await test(server)
        await server.stop(grace: .zero)
        return result
    } catch {
        await server.stop(grace: .zero)
        throw error
    }
}

/// Sends one request on a connection of its own.
func request(_ server: HTTPServer, _ bytes: String) async throws -> RawResponse {
    let address = server.address
    return try await onThread {
        let client = try RawClient(address)
        client.send(bytes)
        return try client.response(noBody: bytes.hasPrefix("HEAD "))
    }
}

func get(_ server: HTTPServer, _ target: String, headers: String = "") async throws -> RawResponse {
    try await request(server, "GET \(target) HTTP/1.1\r\nHost: x\r\n\(headers)\r\n")
}

/// Sockets of this machine that still belong to a server's connections.
func openSockets(ofPort port: UInt16) -> Int {
    let table = (try? String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)) ?? ""
    let wanted = String(format: ":%04X", Int(port))
    return table.split(separator: "\n").filter { line in
        let words = line.split(separator: " ")
        // 0A listens, 06 is a time-wait without any process, 00 inode is a closed descriptor.
        return words.count > 9 && words[1].hasSuffix(wanted) && words[3] != "0A" && words[3] != "06" && words[9] != "0"
    }.count
}

final class Box<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value
    init(_ value: Value) { self.value = value }
    func change(_ body: (inout Value) -> Void) { lock.withLock { body(&value) } }
    func set(_ new: Value) { lock.withLock { value = new } }
    var current: Value { lock.withLock { value } }
}
