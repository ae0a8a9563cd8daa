import HTTPClient
import JSON
import Testing

@testable import Simulator

@Suite("Behaviours of a simulated device", .timeLimit(.minutes(1)))
struct BehaviourTests {
    private func answer(_ behaviour: DeviceBehaviour) async throws -> (HTTPClientResponse, [UInt8]) {
        let document = try fixture("m300-dcf77")
        var result: HTTPClientResponse?
        try await withDevice(SimulatedDeviceConfiguration(name: "m300", document: document)) { device in
            device.behave(behaviour)
            result = try await get(device.url + "/api/status")
        }
        return (try #require(result), document)
    }

    @Test("garbage is ten megabytes of invalid JSON")
    func garbage() async throws {
        let (answer, _) = try await answer(.garbage)
        #expect(answer.status == 200)
        #expect(answer.body.count == 10_000_000)
        #expect(throws: (any Error).self) { try JSONValue(parsing: answer.body) }
    }

    @Test("truncated is half a document of invalid JSON")
    func truncated() async throws {
        let (answer, document) = try await answer(.truncated)
        #expect(answer.body == Array(document.prefix(document.count - document.count / 2)))
        #expect(throws: (any Error).self) { try JSONValue(parsing: answer.body) }
    }

    @Test("unauthorized and http500 are status codes", arguments: [(DeviceBehaviour.unauthorized, 401), (.http500, 500)])
    func statusCodes(behaviour: DeviceBehaviour, status: Int) async throws {
        #expect(try await answer(behaviour).0.status == status)
    }

    @Test("delay answers completely, but later")
    func delay() async throws {
        let start = ContinuousClock.now
        let (answer, document) = try await answer(.delay(milliseconds: 150))
        #expect(answer.body == document)
        #expect(ContinuousClock.now - start >= .milliseconds(150))
    }

    @Test(
        "hang and slow do not answer in time, and do not keep the device from stopping",
        arguments: [
            DeviceBehaviour.hang, .slow,
        ])
    func noAnswer(behaviour: DeviceBehaviour) async throws {
        // It hangs for longer than the time limit of the suite.
        try await withDevice(SimulatedDeviceConfiguration(name: "m300", document: fixture("m300-dcf77"))) { device in
            device.behave(behaviour)
            await #expect(throws: HTTPClientError.self) {
                try await get(device.url + "/api/status", timeout: .milliseconds(200))
            }
            device.behave(.healthy)
            try await expect(200, device.url + "/api/status")
        }
    }

    @Test("every behaviour parses from its own spelling", arguments: DeviceBehaviour.spellings.dropLast() + ["delay:250"])
    func spellings(text: String) throws {
        #expect(DeviceBehaviour(text)?.description == text)
    }

    @Test("other spellings are refused", arguments: ["", "sick", "delay", "delay:", "delay:-1", "delay:600001", "Hang"])
    func wrongSpellings(text: String) {
        #expect(DeviceBehaviour(text) == nil)
    }
}
