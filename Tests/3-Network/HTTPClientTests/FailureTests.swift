import HTTPClient
import Secrets
import Testing

@Suite("A failure") struct FailureTests {
    let client = HTTPClient()

    @Test func `of a refused connection names host and port`() async throws {
        let error = try await failure(client, HTTPClientRequest(url: "http://127.0.0.1:1/"))
        #expect(error.kind == .connect)
        #expect(error.phase == .connecting)
        #expect("\(error)" == "connection refused by 127.0.0.1 port 1")
    }

    @Test func `of an unresolvable name names it`() async throws {
        let error = try await failure(client, HTTPClientRequest(url: "http://grandmaster.invalid/"))
        #expect(error.kind == .dns)
        #expect(error.detail == "name grandmaster.invalid does not resolve")
    }

    @Test func `of a dead proxy names the proxy`() async throws {
        for url in ["http://127.0.0.1:2/", "https://127.0.0.1:2/"] {
            let error = try await failure(client, HTTPClientRequest(url: url, proxy: .url("http://127.0.0.1:1")))
            #expect(error.kind == .connect)
            #expect(error.detail == "connection refused by the proxy, on the way to 127.0.0.1 port 2")
        }
    }

    @Test func `of a proxy that refuses the tunnel gives its status`() async throws {
        let answer = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
        try await withServer(answer: { _ in .text(answer) }) { client, proxy in
            let request = HTTPClientRequest(url: "https://127.0.0.1:2/", proxy: .url(proxy.url))
            let error = try await failure(client, request)
            #expect(error.kind == .connect)
            #expect(error.detail == "proxy refuses the tunnel to 127.0.0.1 port 2 with status 403")
        }
    }

    @Test(arguments: [
        ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", "answer cut off: "),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", "answer cut off: "),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot a size\r\n", "connection to 127.0.0.1 port "),
        ("220 mail.example ESMTP\r\n", "not an HTTP answer: "),
        ("HTTP/1.1 9999999999 OK\r\n\r\n", "not an HTTP answer: "),
        ("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "not an HTTP answer: "),
        ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain", "compressed answer damaged: "),
        ("", "127.0.0.1 port "),
    ])
    func `of a broken answer is kind http`(answer: String, detail: String) async throws {
        try await withServer(answer: { _ in .sendAndClose(Array(answer.utf8)) }) { client, server in
            let error = try await failure(client, HTTPClientRequest(url: server.url, timeout: .seconds(5)))
            #expect(error.kind == .http)
            #expect(error.detail.hasPrefix(detail), "\(error.detail)")
        }
    }

    @Test func `of a port without TLS says so`() async throws {
        let server = try LoopbackServer(greeting: "SSH-2.0-OpenSSH_9.2\r\n") { _ in .text("") }
        defer { server.stop() }
        let error = try await failure(client, HTTPClientRequest(url: "https://127.0.0.1:\(server.port)/"))
        #expect(error.kind == .tls)
        #expect(error.detail == "127.0.0.1 port \(server.port) does not speak TLS; is its url http://?")
    }
}
