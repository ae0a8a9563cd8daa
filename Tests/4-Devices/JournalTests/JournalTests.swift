import Testing

@testable import HTTPClient
@testable import Journal

@Suite("The journal")
struct JournalTests {
    private let journal = Journal()
    private let success = SessionRecord.Outcome(
        status: 200, phases: Timings(total: .milliseconds(100)), bytes: 9, reusedConnection: true)

    @Test(
        "An answer without a usable document is a failure, whatever its status; a status that explains the failure is kept")
    func unusable() throws {
        let cause = CollectionRecord.Outcome(duration: .zero, errorClass: "json", error: "not valid JSON", samples: 0)
        for status in [200, 401] {
            let number = journal.beginCollection(device: "gm", request: nil, at: 1)
            let session = journal.beginSession(device: "gm", collection: number, method: "GET", path: "/", at: 1)
            journal.endSession(session, SessionRecord.Outcome(status: status, phases: Timings()))
            journal.endCollection(number, cause)
        }
        let sessions = journal.sessions()
        #expect(sessions.map(\.outcome?.isFailure) == [true, true])
        #expect(sessions.map(\.outcome?.error) == [nil, "not valid JSON"])
    }

    @Test("A collection goes from waiting through processing to its end, and refers to its sessions and requests")
    func collection() throws {
        let number = journal.beginCollection(device: "gm", request: 7, at: 100)
        #expect(journal.collections().map(\.state) == [.waiting])
        journal.processCollection(number)
        journal.joinCollection(number, request: 8)
        journal.joinCollection(number, request: nil)
        let session = journal.beginSession(device: "gm", collection: number, method: "GET", path: "/api/status", at: 101)
        #expect(journal.collections().map(\.state) == [.processing])
        #expect(journal.sessions().first?.outcome == nil)
        journal.endSession(session, success)
        journal.endCollection(number, .init(duration: .seconds(0.2), samples: 300))
        let record = try #require(journal.collections().first)
        #expect(record.state == .succeeded && record.requests == [7, 8] && record.recipients == 3)
        #expect(record.sessions == [1] && record.outcome?.samples == 300 && record.start == 100)
        #expect(journal.sessions().first?.collection == number)
    }

    @Test("An ended collection does not change any more")
    func ended() {
        let number = journal.beginCollection(device: "gm", request: nil, at: 0)
        journal.endCollection(number, .init(duration: .seconds(1), errorClass: "timeout", error: "no answer", samples: 3))
        let ended = journal.collections()
        journal.joinCollection(number, request: 1)
        journal.processCollection(number)
        journal.endCollection(number, .init(duration: .seconds(2), samples: 1))
        #expect(journal.collections() == ended && ended.map(\.state) == [.failed])
    }

    @Test("Only the first requests that joined are listed, all are counted")
    func manyRequests() {
        let number = journal.beginCollection(device: "gm", request: 1, at: 0)
        for request in 2...1000 { journal.joinCollection(number, request: UInt64(request)) }
        #expect(journal.collections().first?.requests == Array(1...16))
        #expect(journal.collections().first?.recipients == 1000)
    }

    @Test("Numbers continue when the limit changes, and entries are found by their device, newest first")
    func numbers() {
        for device in ["a", "b", "a", "b", "a"] {
            journal.endCollection(
                journal.beginCollection(device: device, request: nil, at: 0), .init(duration: .seconds(1), samples: 1))
        }
        let running = journal.beginCollection(device: "b", request: nil, at: 0)
        journal.configure(recordsSessions: true, limit: 3)
        #expect(running == 6)
        #expect(journal.collections().map(\.number) == [6, 5, 4], "what runs counts, too")
        #expect(journal.collections(of: "a").map(\.number) == [5, 3])
        #expect(journal.collections(of: "c").isEmpty)
    }

    @Test("However many run, the result is bounded, and failures are among it")
    func running() {
        journal.configure(recordsSessions: true, limit: 10, devices: 300)
        journal.endCollection(
            journal.beginCollection(device: "gm", request: nil, at: 0),
            .init(duration: .seconds(1), errorClass: "timeout", error: "no answer", samples: 3))
        for device in 0..<50 { _ = journal.beginCollection(device: "\(device)", request: nil, at: 0) }
        #expect(journal.collections().map(\.number) == [51, 50, 49, 48, 47, 46, 45, 44, 43, 1])
        #expect(journal.collections(of: "3").count == 1)
    }

    @Test(
        "Running collections are listed with their states, even where sessions are not recorded",
        arguments: [true, false])
    func handlers(records: Bool) throws {
        journal.configure(recordsSessions: records, limit: 10)
        let number = journal.beginCollection(device: "gm", request: nil, at: 0)
        func states() -> [String] { journal.collections().first?.handlers.map { "\($0.kind.name): \($0.state.rawValue)" } ?? [] }
        #expect(states().isEmpty)
        let status = journal.beginSession(device: "gm", collection: number, method: "GET", path: "/api/status", at: 0)
        #expect(states() == ["session GET /api/status: processing"])
        journal.endSession(status, of: number, success)
        journal.note(.configuration, .processing, in: number)
        let settings = journal.beginSession(device: "gm", collection: number, method: "GET", path: "/api/config", at: 0)
        journal.endSession(settings, of: number, SessionRecord.Outcome(phases: .init(), error: "no answer"))
        journal.note(.configuration, .failed, in: number)
        journal.note(.walk, .processing, in: number)
        journal.note(.walk, .succeeded, in: number)
        journal.endCollection(number, .init(duration: .seconds(1), samples: 1))
        #expect(
            states() == [
                "session GET /api/status: succeeded", "configuration: failed", "session GET /api/config: failed",
                "walk: succeeded",
            ])
        #expect(journal.sessions().isEmpty == !records)
    }
}
