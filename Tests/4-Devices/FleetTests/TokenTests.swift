import Configuration
import Foundation
import HTTPServer
import Logging
import Metrics
import Platform
import TestFiles
import Testbench
import Testing
import Threading

@testable import Fleet

@Suite("Tokens", .timeLimit(.minutes(1)))
struct TokenTests {
    private let folder: TestFolder

    init() throws { folder = try passwordFolder() }

    /// A device with log-in, whose tokens last as long as `valid` says.
    private func tokenDevice(_ valid: Lock<String>) -> FakeDevice.Answer {
        let count = Lock(0)
        return { request in
            switch (request.method, request.path) {
            case ("PUT", "/api/get-token"):
                guard request.header("Authorization") == knownBasic else { return .status(401) }
                let token =
                    "TOKEN"
                    + count.withLock { count -> String in
                        count += 1
                        return String(count)
                    }
                valid.withLock { $0 = token }
                return .document(#"{"token": "\#(token)"}"#)
            case ("GET", "/api/status"):
                return request.header("Authorization") == "Bearer " + valid.withLock { $0 }
                    ? .document(smallDocument()) : .status(401)
            default: return .status(404)
            }
        }
    }

    @Test("One log-in serves many scrapes")
    func token() async throws {
        try await withDevice(tokenDevice(Lock(""))) { device in
            let bench = try passwordFleet(device, folder, method: "token")
            defer { bench.stop() }
            for _ in 0..<5 { #expect(try await bench.collect("gm").error == nil) }
            #expect(device.requests.map(\.method) == ["PUT", "GET", "GET", "GET", "GET", "GET"])
            #expect(device.requests.dropFirst().allSatisfy { $0.header("Authorization") == "Bearer TOKEN1" })
        }
    }

    @Test("An expired token is renewed once, within the same scrape")
    func renewal() async throws {
        let valid = Lock("")
        try await withDevice(tokenDevice(valid)) { device in
            let bench = try passwordFleet(device, folder, method: "token")
            defer { bench.stop() }
            #expect(try await bench.collect("gm").error == nil)
            valid.withLock { $0 = "another" }
            #expect(try await bench.collect("gm").error == nil)
            #expect(device.requests.map(\.method) == ["PUT", "GET", "GET", "PUT", "GET"])
            #expect(bench.log.lines.allSatisfy { !$0.contains("level=warn") })
        }
    }

    @Test("A device that refuses the new token as well is not queried for a while")
    func refusedRenewal() async throws {
        let isStrict = Lock(false)
        let answer: FakeDevice.Answer = { request in
            if request.method == "PUT" { return .document(#"{"token": "T"}"#) }
            return isStrict.withLock { $0 } ? .status(401) : .document(smallDocument())
        }
        try await withDevice(answer) { device in
            let bench = try passwordFleet(device, folder, method: "token")
            defer { bench.stop() }
            #expect(try await bench.collect("gm").error == nil)
            isStrict.withLock { $0 = true }
            #expect(try await bench.collect("gm").error?.errorClass == .auth)
            #expect(try await bench.collect("gm").error?.errorClass == .backoff)
            #expect(device.requests.map(\.method) == ["PUT", "GET", "GET", "PUT", "GET"])
        }
    }

    @Test(
        "A failed log-in is reported as such",
        arguments: [
            (401, "", ErrorClass.auth, "log-in for a token: the device refuses the user name or password (HTTP 401)"),
            (404, "", .http, "log-in for a token: the device has no REST API at this address"),
            (200, "{}", .auth, "log-in for a token: the answer contains none"),
            (200, #"{"token": "a\nb"}"#, .auth, "log-in for a token: the answer contains none"),
            (200, "OK", .auth, "log-in for a token: the answer contains none"),
        ])
    func failedLogIn(status: Int, body: String, errorClass: ErrorClass, cause: String) async throws {
        try await withDevice({ _ in .now(HTTPServerResponse(status: status, text: body)) }) { device in
            let bench = try passwordFleet(device, folder, method: "token")
            defer { bench.stop() }
            let error = try await bench.collect("gm").error
            #expect(error?.errorClass == errorClass && error?.cause.hasPrefix(cause) == true, "\(error?.cause ?? "")")
            #expect(device.requests.map(\.method) == ["PUT"])
        }
    }

    @Test("Log-in and status together have the device's timeout")
    func slowLogIn() async throws {
        let answer: FakeDevice.Answer = { request in
            request.method == "PUT" ? .after(.milliseconds(300), .document(#"{"token": "T"}"#)) : .never
        }
        try await withDevice(answer) { device in
            let bench = try TestFleet(
                """
                auth: {m: {username: info, password_file: password, method: token}}
                devices:
                - {name: gm, url: '\(device.url)', auth: m, timeout: 900ms}
                """, folder: folder)
            defer { bench.stop() }
            let collection = try await bench.collect("gm", timeout: .seconds(5))
            #expect(collection.error?.errorClass == .timeout)
            #expect(collection.duration > .seconds(0.85))
            #expect(device.requests.map(\.method) == ["PUT", "GET"])
        }
    }
}
