import Foundation
import HTTPServer
import TestSockets
import Testing

@Suite("Framing of requests", .timeLimit(.minutes(1)))
struct FramingTests {
    @Test(
        "that can be read in two ways is refused, and nothing that follows is taken for a request",
        arguments: [
            ("Content-Length: 5\r\nContent-Length: 6", 400), ("Content-Length: 5\r\nTransfer-Encoding: chunked", 400),
            ("Transfer-Encoding : chunked", 400), ("Transfer-Encoding: xchunked", 501),
            ("Transfer-Encoding: identity, chunked", 501), ("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked", 501),
        ])
    func refused(headers: String, status: Int) async throws {
        try await withServer { server async throws in
            let address = server.address
            let text = try await onThread {
                let client = try RawClient(address)
                client.send(
                    "POST /first HTTP/1.1\r\nHost: x\r\n\(headers)\r\n\r\n0\r\n\r\nGET /second HTTP/1.1\r\nHost: x\r\n\r\n")
                return String(decoding: client.rest(), as: UTF8.self)
            }
            #expect(text.hasPrefix("HTTP/1.1 \(status) "), "\(text)")
            #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2 && !text.contains("/second"), "\(text)")
        }
    }

    @Test(
        "A body that is announced to a server that takes none is refused at once",
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

    @Test("Replies of the server itself are completed as those of the handler are")
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
