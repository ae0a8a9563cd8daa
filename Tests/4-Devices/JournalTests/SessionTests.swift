import Testing

@testable import HTTPClient
@testable import Journal

@Suite("Sessions in the journal")
struct SessionTests {
    private let journal = Journal()
    private let success = SessionRecord.Outcome(
        status: 200, phases: Timings(total: .milliseconds(100)), bytes: 9, reusedConnection: true)

    @Test(
        "A session has failed unless it ended with a success",
        arguments: [(200, false), (204, false), (199, true), (302, true), (401, true), (500, true), (nil, true)])
    func failure(status: Int?, isFailure: Bool) {
        #expect(SessionRecord.Outcome(status: status, phases: .init()).isFailure == isFailure)
    }

    @Test("Disabled sessions are neither recorded nor kept, collections are")
    func disabled() {
        journal.endSession(journal.beginSession(device: "gm", collection: nil, method: "GET", path: "/", at: 0), success)
        let running = journal.beginSession(device: "gm", collection: nil, method: "GET", path: "/", at: 0)
        journal.configure(recordsSessions: false, limit: 5)
        #expect(journal.sessions().isEmpty)
        journal.endSession(running, success)
        #expect(journal.beginSession(device: "gm", collection: nil, method: "GET", path: "/", at: 0) == nil)
        journal.endSession(nil, success)
        journal.endCollection(
            journal.beginCollection(device: "gm", request: nil, at: 0), .init(duration: .seconds(1), samples: 1))
        #expect(journal.sessions().isEmpty && journal.collections().count == 1 && !journal.recordsSessions)
    }

    @Test("A session records when it began, when the request was sent, when the answer arrived, and its span")
    func times() throws {
        let phases = Timings(
            dns: .milliseconds(10), connect: .milliseconds(20), tls: .milliseconds(30), firstByte: .milliseconds(40),
            total: .milliseconds(150))
        func ended(_ outcome: SessionRecord.Outcome?) throws -> SessionRecord {
            let number = journal.beginSession(device: "gm", collection: nil, method: "GET", path: "/", at: 100)
            if let outcome { journal.endSession(number, outcome) }
            return try #require(journal.sessions().first { $0.number == number })
        }
        let answered = try ended(.init(status: 200, phases: phases))
        #expect(abs((answered.requestTime ?? 0) - 100.06) < 1e-9 && abs((answered.responseTime ?? 0) - 100.1) < 1e-9)
        #expect(answered.start == 100 && answered.span == .milliseconds(150))
        let silent = try ended(.init(phases: phases, error: "no answer"))
        #expect(silent.responseTime == nil && silent.span == .milliseconds(150))
        let running = try ended(nil)
        #expect(running.requestTime == nil && running.responseTime == nil && running.span == nil)
    }
}
