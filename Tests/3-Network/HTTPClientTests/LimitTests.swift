import Foundation
import HTTPClient
import Testing

@Suite("Limits") struct LimitTests {
    static let gzipHeader = "Content-Encoding: gzip\r\n"

    /// gzip made by Python, so that the client is not tested against its own library's writer.
    static func gzip(_ expression: String) throws -> [UInt8] {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import gzip,sys; sys.stdout.buffer.write(gzip.compress(\(expression)))"]
        process.standardOutput = pipe
        try process.run()
        defer { process.waitUntilExit() }
        return Array(pipe.fileHandleForReading.readDataToEndOfFile())
    }

    @Test func `a body of exactly the limit is accepted`() async throws {
        try await withServer(answer: { _ in .send(ok(String(repeating: "x", count: 1000))) }) { client, server in
            let response = try await client.send(HTTPClientRequest(url: server.url, maximumBodyBytes: 1000))
            #expect(response.body.count == 1000)
        }
    }

    @Test func `an announced length above the limit ends the exchange`() async throws {
        let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n".utf8)
        try await withServer(answer: { _ in .stall(after: answer) }) { client, server in
            let error = try await failure(client, HTTPClientRequest(url: server.url, maximumBodyBytes: 1000))
            #expect(error.kind == .tooLarge)
            #expect(error.detail == "answer exceeds 1000 bytes")
        }
    }

    @Test func `a reply without a length ends at the limit`() async throws {
        let chunk = "400\r\n" + String(repeating: "x", count: 1024) + "\r\n"
        let answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + String(repeating: chunk, count: 100)
        try await withServer(answer: { _ in .stall(after: Array(answer.utf8)) }) { client, server in
            let error = try await failure(client, HTTPClientRequest(url: server.url, maximumBodyBytes: 50_000))
            #expect(error.kind == .tooLarge)
            #expect(error.phase == .receiving)
        }
    }

    @Test func `a compressed body is decompressed`() async throws {
        let body = try Self.gzip("b'status ' * 5000")
        try await withServer(answer: { _ in .send(ok(body, headers: Self.gzipHeader)) }) { client, server in
            for _ in 0..<2 {
                let response = try await client.send(HTTPClientRequest(url: server.url))
                #expect(response.text == String(repeating: "status ", count: 5000))
                #expect(response.bytesReceived < 1000)
            }
        }
    }

    @Test func `the limit counts the decompressed size`() async throws {
        let bomb = try Self.gzip("bytes(50_000_000)")
        try await withServer(answer: { _ in .send(ok(bomb, headers: Self.gzipHeader)) }) { client, server in
            let error = try await failure(client, HTTPClientRequest(url: server.url, maximumBodyBytes: 1_000_000))
            #expect(error.kind == .tooLarge)
        }
    }

    @Test func `headers are bounded in number and length`() async throws {
        for headers in [
            String(repeating: "X-Many: 0123456789\r\n", count: 4000), "X-Long: " + String(repeating: "x", count: 70_000) + "\r\n",
        ] {
            try await withServer(answer: { _ in .send(ok("", headers: headers)) }) { client, server in
                let error = try await failure(client, HTTPClientRequest(url: server.url))
                #expect(error.kind == .http)
                #expect(error.detail == "answer's headers exceed 65536 bytes")
            }
        }
    }

    @Test(arguments: [
        ([UInt8](), HTTPClientError.Phase.waiting, "no answer within 0.1 s"),
        (
            Array("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf".utf8), .receiving,
            "answer not complete within 0.1 s, 4 bytes arrived"
        ),
    ])
    func `the duration of an exchange is bounded`(begun: [UInt8], phase: HTTPClientError.Phase, detail: String) async throws {
        try await withServer(answer: { _ in .stall(after: begun) }) { client, server in
            let error = try await failure(client, HTTPClientRequest(url: server.url, timeout: .milliseconds(100)))
            #expect(error.kind == .timeout)
            #expect(error.phase == phase)
            #expect(error.detail == detail)
            #expect(error.timings.total >= .milliseconds(90) && error.timings.connect > .zero)
        }
    }

    @Test func `a silent TLS port is distinguished from a silent web server`() async throws {
        try await withServer(answer: { _ in .stall(after: []) }) { client, server in
            let url = "https://127.0.0.1:\(server.port)/"
            let error = try await failure(client, HTTPClientRequest(url: url, timeout: .milliseconds(100)))
            #expect(error.phase == .tlsHandshake)
            #expect(error.detail == "no TLS handshake with 127.0.0.1 port \(server.port) within 0.1 s")
        }
    }

    @Test(arguments: [Duration.zero, .seconds(-1)])
    func `a request without time left is not sent`(timeout: Duration) async throws {
        try await withServer(answer: { _ in .send(ok("")) }) { client, server in
            let error = try await failure(client, HTTPClientRequest(url: server.url, timeout: timeout))
            #expect(error.kind == .timeout)
            #expect(server.connections == 0)
        }
    }
}
