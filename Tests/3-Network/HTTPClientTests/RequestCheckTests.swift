import Secrets
import Testing

@testable import HTTPClient

@Suite("A request is refused") struct RequestCheckTests {
    typealias Request = HTTPClientRequest
    let client = HTTPClient()

    @Test(arguments: [
        ("ftp://127.0.0.1/", "scheme ftp is refused, only http and https are supported"),
        ("file:///etc/passwd", "scheme file is refused, only http and https are supported"),
        ("http://info:hunter2@127.0.0.1/", "the URL contains a user name or password, which is refused"),
        ("http://info@127.0.0.1/", "the URL contains a user name or password, which is refused"),
    ])
    func `because of its URL, without repeating a password`(url: String, detail: String) async throws {
        let error = try await failure(client, Request(url: url))
        #expect(error == HTTPClientError(.http, detail))
    }

    @Test(arguments: [
        "", "127.0.0.1", "http://", "http://127.0.0.1:99999/", "http://a b/", "http://127.0.0.1/\0.evil", "nonsense://x",
    ])
    func `because its URL is invalid`(url: String) async throws {
        let error = try await failure(client, Request(url: url))
        #expect(error.kind == .http)
        #expect(error.phase == .preparing)
    }

    @Test(arguments: [
        Request(url: "http://127.0.0.1:1/", headers: [("X", "a\r\nInjected: b")]),
        Request(url: "http://127.0.0.1:1/", headers: [("X: y", "a")]),
        Request(url: "http://127.0.0.1:1/", headers: [("", "a")]),
        Request(url: "http://127.0.0.1:1/", authorization: .bearer(Secret("hunter2\n"))),
        Request(url: "http://127.0.0.1:1/", authorization: .basic(username: "in:fo", password: Secret("hunter2"))),
        Request(url: "http://127.0.0.1:1/", authorization: .basic(username: "info", password: Secret("hunter2\0"))),
        Request(url: "http://127.0.0.1:1/", proxy: .url("http://me:hunter2@127.0.0.1:3128")),
        Request(url: "http://127.0.0.1:1/", proxy: .url("gopher://127.0.0.1")),
        Request(url: "http://127.0.0.1:1/", proxy: .url("")),
    ])
    func `because libcurl would send a different one`(request: Request) async throws {
        let error = try await failure(client, request)
        #expect(error.kind == .http)
        #expect(!error.detail.contains("hunter2"))
    }

    @Test func `because its server name is invalid`() async throws {
        let request = Request(url: "https://127.0.0.1:1/", tls: TLSOptions(serverName: "a/b"))
        #expect(try await failure(client, request).kind == .tls)
    }
}
