import Configuration
import HTTPClient
import HTTPServer
import Journal
import Logging
import TestFiles
import Testbench
import Testing
import Threading

@testable import Fleet

@Suite("Collections in the journal", .timeLimit(.minutes(1)))
struct FleetJournalTests {
    @Test("A collection and its session refer to each other and record the request, the phases and the bytes")
    func success() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: '\(device.url)/behind'}")
            defer { bench.stop() }
            _ = await bench.fleet.collect(bench.fleet.devices, timeout: .seconds(5), for: 42)
            _ = await bench.fleet.collect(bench.fleet.devices, timeout: .seconds(5), for: 43)
            let sessions = bench.fleet.journal.sessions()
            let collections = bench.fleet.journal.collections()
            #expect(sessions.map(\.number) == [2, 1] && collections.map(\.number) == [2, 1])
            #expect(collections.map(\.requests) == [[43], [42]] && collections.map(\.sessions) == [[2], [1]])
            #expect(collections.allSatisfy { $0.state == .succeeded && $0.device == "gm" })
            #expect(sessions.map(\.collection) == [2, 1])
            let outcome = try #require(sessions.last?.outcome)
            #expect(sessions.last?.method == "GET" && sessions.last?.path == "/behind/api/status")
            #expect(outcome.status == 200 && outcome.error == nil && outcome.reusedConnection == false)
            #expect(outcome.bytes > smallDocument().utf8.count && outcome.phases.total > .zero)
            #expect(sessions.first?.outcome?.reusedConnection == true)
        }
    }

    @Test("A failure is recorded with its class and cause, in the journal and in a log line with the same numbers")
    func failure() async throws {
        try await withDevice({ _ in .status(500) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            _ = await bench.fleet.collect(bench.fleet.devices, timeout: .seconds(5), for: 7)
            let record = try #require(bench.fleet.journal.collections().first)
            #expect(record.state == .failed && record.outcome?.errorClass == "http")
            #expect(record.outcome?.error == "the device answers HTTP 500")
            let session = try #require(bench.fleet.journal.sessions().first?.outcome)
            #expect(session.status == 500 && session.isFailure && session.error == nil)
            let line = try #require(bench.log.lines.first { $0.contains("HTTP 500") })
            #expect(line.contains("collection=1 ") && line.contains("request=7 "))
        }
    }

    @Test("A log-in and the request after it are two sessions of one collection, and neither contains a secret")
    func logIn() async throws {
        let folder = try TestFolder()
        try folder.write("password", "open-sesame")
        try await withDevice({ request in
            request.path == "/api/get-token" ? .document(#"{"token": "tok-123456"}"#) : .document(smallDocument())
        }) { device in
            let bench = try TestFleet(
                """
                auth: {m: {method: token, username: info, password_file: password}}
                devices:
                - {name: gm, url: '\(device.url)', auth: m}
                """, folder: folder)
            defer { bench.stop() }
            #expect(try await bench.collect("gm").error == nil)
            let sessions = bench.fleet.journal.sessions()
            #expect(sessions.map { "\($0.method) \($0.path)" } == ["GET /api/status", "PUT /api/get-token"])
            #expect(bench.fleet.journal.collections().first?.sessions == [1, 2])
            let everything = String(describing: sessions) + String(describing: bench.fleet.journal.collections())
            #expect(!everything.contains("open-sesame") && !everything.contains("tok-123456"))
            #expect(!bench.log.lines.contains { $0.contains("open-sesame") || $0.contains("tok-123456") })
        }
    }

    @Test("The configuration bounds the journal or disables sessions", arguments: [true, false])
    func configured(isEnabled: Bool) async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let bench = try TestFleet(
                "http_sessions: {enabled: \(isEnabled), max_count: 3}\ndevices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            for _ in 0..<6 { _ = try await bench.collect("gm") }
            #expect(bench.fleet.journal.sessions().map(\.number) == (isEnabled ? [6, 5, 4] : []))
            #expect(bench.fleet.journal.collections().map(\.number) == [6, 5, 4])
        }
    }
}
