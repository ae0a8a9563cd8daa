import Foundation
import HTTPServer
import TestSockets
import Testing

@Suite("Framing of requests", .timeLimit(.minutes(1)))
struct FramingTests {
    @Test(
        "An ambiguous request is refused, and nothing after it is taken for a request",
        arguments: [
            "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 5\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding : chunked", "Transfer-Encoding: xchunked", "Transfer-Encoding: identity, chunked",
            "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
        ])
    func refused(headers: String) async throws {
        try await withServer { server async throws in
            let address = server.address
            let text = try await onThread {
                let client = try RawClient(address)
                client.send(
                    "POST /first HTTP/1.1\r\nHost: x\r\n\(headers)\r\n\r\n0\r\n\r\nGET /second HTTP/1.1\r\nHost: x\r\n\r\n")
                return String(decoding: client.rest(), as: UTF8.self)
            }
            // libmicrohttpd 1.0 refuses unknown encodings itself, with 400.
            let statuses = headers.contains(#/: (xchunked|identity)/#) ? ["400", "501"] : ["400"]
            #expect(statuses.contains { text.hasPrefix("HTTP/1.1 \($0) ") }, "\(text)")
            #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2 && !text.contains("/second"), "\(text)")
        }
    }

    @Test(
        "A request with a NUL, a bare CR, a bare LF or another control character is refused and its connection closed, wherever the character is",
        arguments: [
            "GET /first\0x HTTP/1.1\r\nHost: x\r\n", "GE\0T /first HTTP/1.1\r\nHost: x\r\n",
            "GET /first?a\0=b HTTP/1.1\r\nHost: x\r\n",
            "GET /first HTTP/1.1\0\r\nHost: x\r\n", "GET /first HTTP/1.1\r\nHost: x\0y\r\n",
            "GET /first HTTP/1.1\r\nHost: x\0\r\n",
            "GET /first HTTP/1.1\r\nHost: x\r\nA\0b: c\r\n", "GET /first HTTP/1.1\r\nHost: x\r\nA: \0b\r\nC: d\r\n",
            "GET /first HTTP/1.1\r\nHost: x\r\nA:\0\r\n", "GET /first HTTP/1.1\r\nHost: x\r\n\0\r\n",
            "GET /first HTTP/1.1\r\nHost: x\r\n\0A: b\r\n", "GET /first HTTP/1.1\r\n\0\r\nHost: x\r\n",
            "GET /first HTTP/1.1\r\nHost: x\r\nA: b\rC: d\r\n", "GET /first HTTP/1.1\r\nHost: x\r\nA: \rb\r\n",
            "GET /first HTTP/1.1\r\nHost: x\r\nA: b\r\r\n", "GET /first HTTP/1.1\r\nHost: x\r\nA\rB: c\r\n",
            "GET /first\rHTTP/1.1\r\nHost: x\r\n", "GET /fi\rrst HTTP/1.1\r\nHost: x\r\n", "GE\rT /first HTTP/1.1\r\nHost: x\r\n",
            "GET /first HTTP/1.1\rHost: x\r\n", "GET /first HTTP/1.1\r\nHost: x\u{b}y\r\n",
            "GET /first HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n",
            "GET /first HTTP/1.1\nHost: x\n", "GET /first HTTP/1.1\nHost: x\r\n", "GET /first HTTP/1.1\r\nHost: x\n",
            "GET /first HTTP/1.1\r\nHost: x\nA: b\r\n", "GET /first HTTP/1.1\r\nHost: x\r\n\n",
            "GET /first HTTP/1.0\n\nGET /second HTTP/1.0\r\n",
        ])
    func controlCharacters(head: String) async throws {
        try await withServer { server async throws in
            let address = server.address
            let text = try await onThread {
                let client = try RawClient(address)
                client.send(head + "\r\nGET /second HTTP/1.1\r\nHost: x\r\n\r\n")
                return String(decoding: client.rest(), as: UTF8.self)
            }
            // libmicrohttpd 1.0 closes some of these connections without an answer.
            #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 400 "), "\(text)")
            #expect(!text.contains("200 OK") && !text.contains("/second") && !text.contains("/first"), "\(text)")
        }
    }

    @Test(
        "A NUL before a bare LF is refused or ends the line, but hides no body",
        arguments: [
            "A: b\0\nContent-Length: 5\r\n\r\n", "A: b\0\nTransfer-Encoding: chunked\r\n\r\n", "Content-Length: 5\0\n\r\n",
            "Content-Length: 0\r\nA: b\0\nContent-Length: 5\r\n\r\n", "Content-Length: 5\0\n\0\n",
        ])
    func hiddenLine(fields: String) async throws {
        try await withServer({ $0.maximumRequestBodyBytes = 0 }) { server async throws in
            let address = server.address
            let text = try await onThread {
                let client = try RawClient(address)
                client.send("POST /first HTTP/1.1\r\nHost: x\r\n\(fields)GET /second HTTP/1.1\r\nHost: x\r\n\r\n")
                return String(decoding: client.rest(), as: UTF8.self)
            }
            // libmicrohttpd 1.0 closes some of these connections without an answer.
            #expect(text.isEmpty || text.contains(#/^HTTP/1.1 4(00|13) /#), "\(text)")
            #expect(!text.contains("200 OK") && !text.contains("/second") && !text.contains("/first"), "\(text)")
        }
    }

    @Test(
        "Blanks around values, empty values and an empty line before a request are accepted",
        arguments: [
            "GET /a?b=c&d=%20+e HTTP/1.1\r\nHost: x\r\nA:\r\nB:  c \t \r\nC:\td\r\nE:f\r\n\r\n",
            "\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET http://x/a?b HTTP/1.1\r\nHost: x\r\nCookie: a=b; c=d\r\n\r\n",
            "GET /a HTTP/1.0\r\n\r\n", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
            "GET /a HTTP/1.1\r\nHost: x\r\nB: ü\r\nLong: " + String(repeating: "x", count: 20_000) + "\r\nC: d\r\n\r\n",
        ])
    func understood(bytes: String) async throws {
        try await withServer { server async throws in
            let address = server.address
            try await onThread {
                let client = try RawClient(address)
                // In pieces, so that the server gets its buffer in steps.
                let bytes = Array(bytes.utf8)
                for start in stride(from: 0, to: bytes.count, by: 5000) {
                    client.send(Array(bytes[start..<min(start + 5000, bytes.count)]))
                }
                #expect(try client.response().status == 200)
            }
        }
    }

    @Test(
        "A body announced to a server without bodies is refused at once",
        arguments: ["Content-Length: 10", "Transfer-Encoding: chunked"])
    func announced(header: String) async throws {
        try await withServer({
            $0.maximumRequestBodyBytes = 0
            $0.bodyTimeout = .seconds(60)
        }) { server async throws in
            let address = server.address
            try await onThread {
                let client = try RawClient(address)
                client.send("POST / HTTP/1.1\r\nHost: x\r\n\(header)\r\n\r\n")
                #expect(try client.response().status == 413)
                #expect(client.isClosedByServer())
            }
            #expect(try await request(server, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n").status == 200)
        }
    }

    @Test("The server's own replies get the same header fields as the handler's")
    func completed() async throws {
        try await withServer({
            $0.complete = { response, kind in
                #expect(kind == .refused)
                var response = response
                response.headers.append(("X-Complete", "yes"))
                return response
            }
        }) { server async throws in
            for bytes in [
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n",
            ] {
                let reply = try await request(server, bytes)
                #expect([400, 413].contains(reply.status) && reply.headers["x-complete"] == "yes")
            }
        }
    }
}
