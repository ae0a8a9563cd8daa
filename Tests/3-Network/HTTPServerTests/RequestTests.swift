import HTTPServer
import TestSockets
import Testing

@Suite("Requests")
struct RequestTests {
    @Test("reach the handler complete")
    func whole() async throws {
        let seen = Box<HTTPServerRequest?>(nil)
        try await withServer(handler: { request in
            seen.set(request)
            return .now(.init(status: 201, headers: [("X-One", "1")], body: Array("made".utf8)))
        }) { server async throws in
            let reply = try await request(
                server, "POST /a/b?x=1&y=%20&x=2 HTTP/1.1\r\nHost: h\r\nX-Key: V\r\nx-key: W\r\nContent-Length: 5\r\n\r\nhello")
            #expect(reply.status == 201)
            #expect(reply.headers["x-one"] == "1")
            #expect(reply.text == "made")
        }
        let got = try #require(seen.current)
        #expect(got.method == "POST")
        #expect(got.path == "/a/b")
        #expect(got.query("x") == "1")
        #expect(got.queryValues("x") == ["1", "2"])
        #expect(got.query("y") == " ")
        #expect(got.query("z") == nil)
        #expect(got.header("X-KEY") == "V")
        #expect(got.headerValues("x-key") == ["V", "W"])
        #expect(got.header("absent") == nil)
        #expect(got.body == Array("hello".utf8))
        #expect(got.clientAddress == "127.0.0.1")
        #expect(got.isTLS == false)
        #expect(got.identifier == 1)
    }

    @Test("with a malformed target get 400 and never reach the handler", arguments: ["/a%00b", "/%ff", "/x?y=%zz", "/a\u{1}b"])
    func malformed(target: String) async throws {
        let calls = Box(0)
        try await withServer(handler: { _ in
            calls.change { $0 += 1 }
            return .now(.init(status: 200))
        }) { server async throws in
            #expect(try await get(server, target).status == 400)
        }
        #expect(calls.current == 0)
    }

    @Test(
        "that are garbage do not affect the next one",
        arguments: [
            "\u{0}\u{0}\u{0}\u{0}\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\r\n\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "\u{16}\u{3}\u{1}\u{2}",
            "GET / HTTP/1.1\r\nHost: x\r\n \u{0}\u{ff}",
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
        ])
    func garbage(bytes: String) async throws {
        let paths = Box<[String]>([])
        try await withServer(handler: { request in
            paths.change { $0.append(request.path) }
            return .now(.init(status: 200))
        }) { server async throws in
            let address = server.address
            try await onThread { try RawClient(address).send(bytes) }
            #expect(try await get(server, "/next").status == 200)
            #expect(paths.current == ["/next"])
        }
    }

    @Test("with 60 kB of headers get 431")
    func largeHeaders() async throws {
        try await withServer { server async throws in
            let field = "X-Large: " + String(repeating: "a", count: 60_000) + "\r\n"
            #expect(try await get(server, "/", headers: field).status == 431)
            #expect(try await get(server, "/").status == 200)
        }
    }

    @Test("may have a body up to the limit; a larger one gets 413, announced or chunked")
    func bodyLimit() async throws {
        try await withServer(
            { $0.maximumRequestBodyBytes = 1000 }, handler: { .now(.init(status: 200, text: "\($0.body.count)")) }
        ) {
            server async throws in
            let full = String(repeating: "b", count: 1000)
            let head = "POST / HTTP/1.1\r\nHost: x\r\n"
            #expect(try await request(server, head + "Content-Length: 1000\r\n\r\n" + full).text == "1000")
            #expect(try await request(server, head + "Content-Length: 1001\r\n\r\n" + full + "c").status == 413)
            #expect(try await request(server, head + "Content-Length: 99999999999\r\n\r\n").status == 413)
            let chunk = "3e8\r\n\(full)\r\n"
            let chunked = head + "Transfer-Encoding: chunked\r\n\r\n"
            #expect(try await request(server, chunked + chunk + "0\r\n\r\n").text == "1000")
            #expect(try await request(server, chunked + chunk + chunk + "0\r\n\r\n").status == 413)
        }
    }

    @Test("share a connection, one after the other and pipelined")
    func keepAlive() async throws {
        try await withServer { server async throws in
            let address = server.address
            let texts = try await onThread {
                let client = try RawClient(address)
                var texts = [try client.get("/1").text, try client.get("/2").text]
                client.send("GET /3 HTTP/1.1\r\nHost: x\r\n\r\nGET /4 HTTP/1.1\r\nHost: x\r\n\r\n")
                texts += [try client.response().text, try client.response().text]
                return texts
            }
            #expect(texts == ["/1", "/2", "/3", "/4"])
            #expect(server.statistics.connectionsAccepted == 1)
            #expect(server.acceptedRequests == 4)
        }
    }
}
