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

@Suite("Collections for pages", .timeLimit(.minutes(1)))
struct RecentCollectionTests {
    @Test("However often pages ask, a device is queried once an interval, and a scrape's collection serves them too")
    func onceAnInterval() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            let fleet = bench.fleet
            for _ in 0..<5 {
                let recent = await fleet.recent(fleet.devices, maximumAge: .seconds(60), timeout: .seconds(5))
                #expect(recent.first?.collection?.error == nil && recent.first?.lastSuccess != nil)
            }
            #expect(device.requests.count == 1)
            let scrape = try #require(await fleet.collect(fleet.devices, timeout: .seconds(5)).first)
            #expect(device.requests.count == 2)
            let recent = await fleet.recent(fleet.devices, maximumAge: .seconds(60), timeout: .seconds(5))
            #expect(device.requests.count == 2 && recent.first?.collection?.start == scrape.start)
            _ = await fleet.recent(fleet.devices, maximumAge: .zero, timeout: .seconds(5))
            #expect(device.requests.count == 3)
        }
    }

    @Test("Results derived from a collection are kept until the next one, even while the device fails")
    func derivation() async throws {
        let answers = Lock([true, true, false])
        let isUp: @Sendable () -> Bool = { answers.withLock { $0.isEmpty ? false : $0.removeFirst() } }
        try await withDevice({ _ in isUp() ? .document(smallDocument()) : .status(500) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            var made = 0
            func look(maximumAge: Duration) async throws -> Int {
                let recent = await bench.fleet.recent(bench.fleet.devices, maximumAge: maximumAge, timeout: .seconds(5))
                let answer = try #require(recent.first.flatMap { $0.former ?? $0.collection })
                return answer.derived.value {
                    made += 1
                    return made
                }
            }
            #expect(try await look(maximumAge: .seconds(60)) == 1)
            #expect(try await look(maximumAge: .seconds(60)) == 1)
            #expect(try await look(maximumAge: .zero) == 2)
            #expect(try await look(maximumAge: .zero) == 2)
            #expect(device.requests.count == 3)
            let answer = try #require(bench.fleet.devices.first?.recent().former)
            #expect(answer.derived.value(where: { $0 != 2 }, make: { 3 }) == 3)
        }
    }

    @Test("A page does not wait for a slow device, and the next request shows the result")
    func impatience() async throws {
        try await withDevice({ _ in .after(.milliseconds(400), .document(smallDocument())) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            let fleet = bench.fleet
            let first = await fleet.recent(fleet.devices, maximumAge: .seconds(60), timeout: .milliseconds(50))
            #expect(first.count == 1 && first.first?.collection == nil && first.first?.lastSuccess == nil)
            let second = await fleet.recent(fleet.devices, maximumAge: .seconds(60), timeout: .seconds(5))
            #expect(second.first?.collection?.error == nil && device.requests.count == 1)
        }
    }

    @Test("Without pages, a device keeps no collection")
    func unwatched() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            _ = try await bench.collect("gm")
            let recent = try #require(bench.fleet.devices.first).recent()
            #expect(recent.collection == nil && recent.lastSuccess != nil)
        }
    }

    @Test("A request that joins a collection is counted, even at the moment of its end")
    func joins() async throws {
        let bench = try TestFleet(
            "http_sessions: {max_count: 10000}\ndevices:\n- {name: gm, url: 'http://127.0.0.1:\(refusingPort())'}")
        defer { bench.stop() }
        let (clients, rounds) = (8, 200)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<clients {
                group.addTask { for _ in 0..<rounds { _ = await bench.fleet.collect(bench.fleet.devices, timeout: .seconds(5)) } }
            }
        }
        #expect(bench.fleet.journal.collections().map(\.recipients).reduce(0, +) == clients * rounds)
    }
}
