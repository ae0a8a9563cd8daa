import HTTPServer
import Logging
import TestFiles
import Testbench
import Testing
import Threading

@testable import Fleet

/// How a device fails, and what its operator is told.
private struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let errorClass: ErrorClass
    /// What the cause says; `URL` stands for the device's host and port.
    let cause: String
    let reply: HTTPServerReply
    var testDescription: String { name }
}

private let cases: [Case] = [
    Case(
        name: "401", errorClass: .auth, cause: "the device wants a user name and password, and none is configured (HTTP 401)",
        reply: .status(401)),
    Case(
        name: "403", errorClass: .auth, cause: "the user may not read the status (HTTP 403); the access level info is enough",
        reply: .status(403)),
    Case(
        name: "404", errorClass: .http,
        cause: "the device has no REST API at this address (HTTP 404 for GET http://", reply: .status(404)),
    Case(name: "400", errorClass: .http, cause: "the device answers HTTP 400; does it want https://?", reply: .status(400)),
    Case(name: "500", errorClass: .http, cause: "the device answers HTTP 500", reply: .status(500)),
    Case(name: "204", errorClass: .http, cause: "the device answers HTTP 204", reply: .now(HTTPServerResponse(status: 204))),
    Case(
        name: "too large", errorClass: .tooLarge, cause: "answer exceeds 2048 bytes",
        reply: .document(String(repeating: " ", count: 5000))),
    Case(name: "nothing", errorClass: .json, cause: "the answer is ", reply: .document("")),
    Case(name: "garbage", errorClass: .json, cause: "the answer is ", reply: .document("<html>Welcome</html>")),
    Case(
        name: "half a document", errorClass: .json, cause: "the answer is ",
        reply: .document(String(smallDocument().dropLast(1)))),
    Case(
        name: "no UTF-8 outside of texts", errorClass: .json, cause: "the answer is ",
        reply: .now(
            HTTPServerResponse(status: 200, body: Array(#"{"data":{"a":{"b":"#.utf8) + [0xC3, 0x28] + Array("}}}".utf8)))),
    Case(
        name: "a page for logging in", errorClass: .json, cause: "the answer is a web page; is this the address of the device",
        reply: .document("\n<!DOCTYPE html><title>Login</title>")),
    Case(
        name: "JSON without data", errorClass: .document,
        cause: "the answer is JSON but no status document: it has no object \"data\"", reply: .document(#"{"error": "busy"}"#)),
    Case(
        name: "data that holds nothing", errorClass: .document,
        cause: "the answer is JSON but no status document: it has no object \"data\"", reply: .document(#"{"data": {}}"#)),
    Case(
        name: "data that is no object", errorClass: .document,
        cause: "the answer is JSON but no status document: it has no object \"data\"", reply: .document(#"{"data": [1]}"#)),
    Case(name: "no object", errorClass: .document, cause: "the answer is JSON but no status document", reply: .document("[]")),
    Case(name: "hanging", errorClass: .timeout, cause: "no answer within 0.3 s", reply: .never),
]

/// Checks how the collection failed and that the metrics say the same.
private func expectFailure(
    _ bench: TestFleet, _ errorClass: ErrorClass, _ cause: String, sourceLocation: SourceLocation = #_sourceLocation
) async throws {
    let collection = try await bench.collect("gm")
    let error = try #require(collection.error, sourceLocation: sourceLocation)
    #expect(error.errorClass == errorClass, sourceLocation: sourceLocation)
    #expect(error.cause.hasPrefix(cause), "\(error.cause)", sourceLocation: sourceLocation)
    let scraped = bench.scraped([collection])
    #expect(scraped[#"lantime_up{device="gm"}"#] == "0", sourceLocation: sourceLocation)
    #expect(scraped.state("lantime_scrape_error", device: "gm") == errorClass.rawValue, sourceLocation: sourceLocation)
    let first = bench.log.lines.first { $0.contains("level=warn") } ?? ""
    #expect(first.contains("device=gm") && first.contains("class=\(errorClass.rawValue)"), sourceLocation: sourceLocation)
}

@Suite("Failures of devices", .timeLimit(.minutes(1)))
struct FailureTests {
    @Test("An answer that is not a status is reported with class and cause", arguments: cases)
    private func answers(of failure: Case) async throws {
        try await withDevice({ _ in failure.reply }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url), timeout: 300ms, max_body_size: 2KiB}")
            defer { bench.stop() }
            try await expectFailure(bench, failure.errorClass, failure.cause)
        }
    }

    @Test("A name that does not resolve")
    func dns() async throws {
        let bench = try TestFleet("devices:\n- {name: gm, url: 'http://grandmaster.invalid'}")
        defer { bench.stop() }
        try await expectFailure(bench, .dns, "name grandmaster.invalid does not resolve")
    }

    @Test("A closed port")
    func refused() async throws {
        let port = try refusingPort()
        let bench = try TestFleet("devices:\n- {name: gm, url: 'http://127.0.0.1:\(port)'}")
        defer { bench.stop() }
        try await expectFailure(bench, .connect, "connection refused by 127.0.0.1 port \(port)")
    }

    @Test(
        "An answer that breaks off, and one that is not HTTP",
        arguments: [
            ("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"data\":", "answer cut off"),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n{\"data\":", ""),
            ("", "127.0.0.1 port PORT closed the connection without an answer; does the device want https://?"),
            ("220 ftp ready\r\n", "not an HTTP answer"),
        ])
    func truncated(bytes: String, cause: String) async throws {
        let device = try RawDevice(sending: Array(bytes.utf8))
        defer { device.stop() }
        let bench = try TestFleet("devices:\n- {name: gm, url: '\(device.url)', timeout: 2s}")
        defer { bench.stop() }
        try await expectFailure(bench, .http, cause.replacing("PORT", with: "\(device.port)"))
    }

    @Test("Ten megabytes of garbage become one log line")
    func muchGarbage() async throws {
        let garbage = [UInt8](repeating: UInt8(ascii: "x"), count: 10 << 20)
        try await withDevice({ _ in .now(HTTPServerResponse(status: 200, body: garbage)) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            try await expectFailure(bench, .json, "the answer is ")
            #expect(bench.log.lines.allSatisfy { $0.utf8.count < 500 })
        }
    }

    @Test("A redirect is not followed, and its target gets neither a request nor credentials")
    func redirect() async throws {
        let folder = try TestFolder()
        try folder.write("password", "open-sesame")
        try await withDevice({ _ in .document(smallDocument()) }) { other in
            let target = other.url + "/api/status"
            try await withDevice({ _ in .status(302, [("Location", target)]) }) { device in
                let bench = try TestFleet(
                    "auth: {m: {username: info, password_file: password}}\ndevices:\n- {name: gm, url: \(device.url), auth: m}",
                    folder: folder)
                defer { bench.stop() }
                try await expectFailure(bench, .http, "the device redirects to \(target) (HTTP 302)")
                #expect(other.requests.isEmpty)
            }
        }
    }

    @Test("Repeated failures are logged once, and the recovery too")
    func condensed() async throws {
        let isBroken = Lock(true)
        try await withDevice({ _ in isBroken.withLock { $0 } ? .status(500) : .document(smallDocument()) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            for _ in 0..<5 { _ = await bench.scrape() }
            isBroken.withLock { $0 = false }
            _ = await bench.scrape()
            let told = bench.log.lines.filter { !$0.contains("level=debug") }
            #expect(told.count == 2)
            #expect(told.first?.contains("the device answers HTTP 500") == true)
            #expect(told.last?.contains("recovered after 5 failures") == true)
        }
    }
}
