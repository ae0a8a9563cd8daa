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

@Suite("Credentials", .timeLimit(.minutes(1)))
struct CredentialTests {
    private let folder: TestFolder

    init() throws { folder = try passwordFolder() }

    @Test("A password is sent with the first request, as HTTP Basic")
    func basicAuthentication() async throws {
        try await withDevice({ $0.header("Authorization") == knownBasic ? .document(smallDocument()) : .status(401) }) { device in
            let bench = try passwordFleet(device, folder)
            defer { bench.stop() }
            #expect(try await bench.collect("gm").error == nil)
            #expect(device.requests.count == 1)
        }
    }

    @Test("After refused credentials the device is not queried, and the metrics give the reason")
    func refusal() async throws {
        try await withDevice({ _ in .status(401) }) { device in
            let bench = try passwordFleet(device, folder)
            defer { bench.stop() }
            #expect(try await bench.collect("gm").error?.errorClass == .auth)
            for _ in 0..<10 {
                let collection = try await bench.collect("gm")
                #expect(collection.error?.errorClass == .backoff)
                let cause = try #require(collection.error?.cause)
                #expect(
                    cause.hasPrefix("not queried for another 3")
                        && cause.contains("refuses the user name or password (HTTP 401): user info of profile m"))
                let scraped = bench.scraped([collection])
                #expect(scraped.state("lantime_scrape_error", device: "gm") == "backoff")
                #expect(scraped.state("lantime_scrape_backoff_cause", device: "gm") == "auth")
            }
            #expect(device.requests.count == 1)
        }
    }

    @Test("A password file that was changed after a refusal is tried at once")
    func correctedPassword() async throws {
        try folder.write("password", "wrong")
        try await withDevice({ $0.header("Authorization") == knownBasic ? .document(smallDocument()) : .status(401) }) { device in
            let bench = try passwordFleet(device, folder)
            defer { bench.stop() }
            #expect(try await bench.collect("gm").error?.errorClass == .auth)
            #expect(try await bench.collect("gm").error?.errorClass == .backoff)
            try folder.write("password", knownPassword)
            #expect(try await bench.collect("gm").error == nil)
            #expect(device.requests.count == 2)
        }
    }

    @Test("A device that demands credentials when none are configured cannot ban anyone and is queried again")
    func noCredentials() async throws {
        try await withDevice({ _ in .status(401) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: '\(device.url)'}")
            defer { bench.stop() }
            for _ in 0..<3 { #expect(try await bench.collect("gm").error?.errorClass == .auth) }
            #expect(device.requests.count == 3)
        }
    }

    @Test("Missing rights are not a failed log-in: the device bans nobody for them and is queried again")
    func forbidden() async throws {
        try await withDevice({ _ in .status(403) }) { device in
            let bench = try passwordFleet(device, folder)
            defer { bench.stop() }
            for _ in 0..<3 { #expect(try await bench.collect("gm").error?.errorClass == .auth) }
            #expect(device.requests.count == 3)
        }
    }

    @Test("An unreadable password file causes no pause: the device refused nothing")
    func unreadable() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let bench = try passwordFleet(device, folder)
            defer { bench.stop() }
            try FileManager.default.removeItem(atPath: folder.file("password"))
            for _ in 0..<2 {
                let error = try await bench.collect("gm").error
                #expect(error?.errorClass == .auth)
                #expect(error?.cause == "cannot read the secret from file \(folder.file("password")): no such file or directory")
            }
            #expect(device.requests.isEmpty)
            try folder.write("password", knownPassword)
            #expect(try await bench.collect("gm").error == nil)
        }
    }

    @Test("A proxy's user and password reach the proxy")
    func proxy() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { proxy in
            let bench = try TestFleet(
                "devices:\n- {name: gm, url: 'http://gm.invalid', proxy: 'http://squid:s%40crat@127.0.0.1:\(proxy.port)'}")
            defer { bench.stop() }
            let error = try await bench.collect("gm").error
            #expect(error == nil, "\(error?.cause ?? "")")
            let expected = "Basic " + Data("squid:s@crat".utf8).base64EncodedString()
            #expect(proxy.requests.first?.header("Proxy-Authorization") == expected)
        }
    }

    @Test("No error, description or log line contains a secret", arguments: ["basic", "token"], [200, 401, 302, 500])
    func secrecy(method: String, status: Int) async throws {
        let answer: FakeDevice.Answer = { request in
            if request.method == "PUT" { return .document(#"{"token": "TOKEN-0815"}"#) }
            let sent = request.header("Authorization")?.split(separator: " ").last.map(String.init) ?? ""
            return status == 200 ? .document(smallDocument()) : .status(status, [("Location", "/login/\(sent)")])
        }
        try await withDevice(answer) { device in
            let bench = try passwordFleet(device, folder, method: method)
            defer { bench.stop() }
            var texts: [String] = []
            for _ in 0..<2 {
                let collection = try await bench.collect("gm")
                var dumped = ""
                // The catalog is large, and was there before the device and its secrets.
                for part in Mirror(reflecting: collection).children where part.label != "catalog" {
                    dump(part.value, to: &dumped, name: part.label)
                    texts.append("\(part.value)")
                }
                texts += [dumped, collection.error?.cause ?? ""]
                texts.append(
                    String(decoding: bench.fleet.exposition.render([collection.samples], as: .prometheus), as: UTF8.self))
            }
            var dumped = ""
            dump(bench.fleet.configuration, to: &dumped)
            texts += [dumped, bench.fleet.configuration.redacted()] + bench.log.lines
            for text in texts {
                for secret in [knownPassword, String(knownBasic.dropFirst("Basic ".count)), "TOKEN-0815"] {
                    #expect(!text.hasBytes(of: secret), "\(text.prefix(300))")
                }
            }
        }
    }
}
