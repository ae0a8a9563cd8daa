import HTTPClient
import Testing

/// A complete answer with that body.
func ok(_ body: [UInt8], headers: String = "") -> [UInt8] {
    Array("HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\(headers)\r\n".utf8) + body
}

func ok(_ body: String, headers: String = "") -> [UInt8] {
    ok(Array(body.utf8), headers: headers)
}

extension HTTPClientResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}

/// The body of the server's answer.
func text(_ client: HTTPClient, _ server: LoopbackServer) async throws -> String {
    try await client.send(HTTPClientRequest(url: server.url)).text
}

/// Sends the request and gives its error; fails the test if there is an answer.
func failure(
    _ client: HTTPClient, _ request: HTTPClientRequest, sourceLocation: SourceLocation = #_sourceLocation
) async throws -> HTTPClientError {
    try await #require(throws: HTTPClientError.self, sourceLocation: sourceLocation) {
        _ = try await client.send(request)
    }
}

/// Runs `body` with a server that is stopped afterwards, and a client of its own.
func withServer(
    at address: String = "127.0.0.1",
    answer: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Answer,
    _ body: (HTTPClient, LoopbackServer) async throws -> Void
) async throws {
    let server = try LoopbackServer(at: address, answer: answer)
    defer { server.stop() }
    let client = HTTPClient()
    try await body(client, server)
    client.shutdown()
}
