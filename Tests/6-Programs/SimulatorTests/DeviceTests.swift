import HTTPClient
import HTTPServer
import JSON
import Secrets
import StatusDocument
import Testing
import Text

@testable import Simulator

@Suite("A simulated device")
struct DeviceTests {
    private func configuration(_ change: (inout SimulatedDeviceConfiguration) -> Void = { _ in }) throws
        -> SimulatedDeviceConfiguration
    {
        var configuration = SimulatedDeviceConfiguration(name: "m600", document: try fixture("m600-gps"), credentials: user)
        change(&configuration)
        return configuration
    }

    @Test("serves the bytes of its document, the same each time")
    func servesBytes() async throws {
        let configuration = try configuration()
        try await withDevice(configuration) { device in
            for _ in 0..<3 {
                let answer = try await get(device.url + "/api/status", basic)
                #expect(answer.status == 200)
                #expect(answer.body == configuration.document)
                #expect(answer.headers["Content-Type"] == "application/json")
            }
            #expect(device.counters == DeviceCounters(requests: 3, statusReads: 3, connections: 1))
        }
    }

    @Test("refuses wrong and missing credentials with a challenge")
    func refuses() async throws {
        try await withDevice(configuration()) { device in
            let none = try await get(device.url + "/api/status")
            #expect(none.status == 401)
            #expect(none.headers["WWW-Authenticate"]?.hasPrefix("Basic ") == true)
            let wrong = try await get(device.url + "/api/status", .basic(username: "info", password: Secret("tok-tik")))
            #expect(wrong.status == 401)
            let token = try await get(device.url + "/api/status", .bearer(Secret("ABCD")))
            #expect(token.status == 401)
            #expect(device.counters.refusals == 3)
        }
    }

    @Test("answers every client when it has no user")
    func open() async throws {
        try await withDevice(configuration { $0.credentials = nil }) { device in
            try await expect(200, device.url + "/api/status")
        }
    }

    @Test("issues tokens that are valid until they expire")
    func tokens() async throws {
        let clock = ManualClock(1_800_000_000)
        try await withDevice(configuration { $0.tokenLifetime = .seconds(60) }, clock: clock) { device in
            try await expect(401, device.url + "/api/get-token", method: .put)
            let login = try await get(device.url + "/api/get-token", basic, method: .put)
            let token = Secret(try #require(try JSONValue(parsing: login.body)["token"]?.string))
            #expect(token.reveal().count == 128)
            #expect(token.reveal().allSatisfy { $0.isHexDigit && !$0.isLowercase })
            #expect(device.counters.logins == 1)
            try await expect(200, device.url + "/api/status", .bearer(token))
            clock.advance(59)
            try await expect(200, device.url + "/api/status", .bearer(token))
            clock.advance(1)
            try await expect(401, device.url + "/api/status", .bearer(token))
        }
    }

    @Test(
        "answers parts of the status tree by key and object-id",
        arguments: [
            ("system/sync-status/clock-status/clock", JSONValue.string("synchronized")),
            ("network/ports/lan0/speed", "1000"), ("chassis0/slots/clk1/module/satellites/good-satellites", 11),
        ])
    func parts(path: String, value: JSONValue) async throws {
        try await withDevice(configuration()) { device in
            let answer = try await get(device.url + "/api/status/" + path, basic)
            let document = try JSONValue(parsing: answer.body)
            #expect(document["data"] == value)
            #expect(document["system-information"]?["model"] == "M600")
            #expect(document["links"]?["self"] == .string("https://localhost/api/status/" + path))
        }
    }

    @Test(
        "answers nothing else",
        arguments: [
            ("/api/status/nothing", HTTPClientRequest.Method.get, 404), ("/", .get, 404), ("/api/config", .get, 404),
            ("/api/statusx", .get, 404), ("/api/status", .put, 405), ("/api/get-token", .get, 405),
        ])
    func nothingElse(path: String, method: HTTPClientRequest.Method, status: Int) async throws {
        try await withDevice(configuration()) { device in
            try await expect(status, device.url + path, basic, method: method)
        }
    }

    @Test("speaks TLS with a certificate that matches its pin")
    func pin() async throws {
        try await withDevice(configuration { $0.transport = .https }) { device in
            #expect(device.url.hasPrefix("https://"))
            var options = TLSOptions()
            options.pinSHA256 = try device.publicKeyPin.map { try CertificatePin(parsing: $0) }
            try await expect(200, device.url + "/api/status", basic, tls: options)
            await #expect(throws: HTTPClientError.self) { try await get(device.url + "/api/status", basic) }
        }
    }

    @Test("with an invalid document is refused by name")
    func noJSON() throws {
        let configuration = SimulatedDeviceConfiguration(name: "broken", document: Array("{".utf8))
        let error = #expect(throws: SimulatorError.self) { try SimulatedDevice(configuration) }
        #expect(error?.description.hasPrefix("simulated device broken: its document is not valid JSON") == true)
    }

    @Test("with an address in use is refused by name")
    func addressTaken() async throws {
        try await withDevice(configuration()) { device in
            let port = try #require(UInt16(device.url.split(separator: ":").last ?? ""))
            let second = try configuration { $0.address.port = port }
            let error = #expect(throws: SimulatorError.self) { try SimulatedDevice(second) }
            #expect(error?.description.contains("cannot listen on 127.0.0.1:\(port)") == true)
        }
    }
}
