import Foundation
import HTTPClient
import HTTPServer
import JSON
import Platform
import Secrets
import StatusDocument
import TestFiles
import Testing
import Threading

@testable import Simulator

let fixtures = projectFile("Fixtures")

/// A fixture's bytes.
func fixture(_ name: String) throws -> [UInt8] {
    try readFile(path: "\(fixtures)/\(name).json", maximumBytes: 16 << 20)
}

/// A fixture as a tree.
func tree(_ name: String) throws -> JSONValue {
    try JSONValue(parsing: fixture(name))
}

/// The same on all tests: its thread ends with the process.
let client = HTTPClient()

let user = DeviceCredentials(username: "info", password: Secret("tik-tok"))

func get(
    _ url: String, _ authorization: HTTPClientRequest.Authorization? = nil, method: HTTPClientRequest.Method = .get,
    timeout: Duration = .seconds(5), tls: TLSOptions = TLSOptions()
) async throws -> HTTPClientResponse {
    try await client.send(
        HTTPClientRequest(
            method: method, url: url, authorization: authorization, timeout: timeout,
            maximumBodyBytes: 16 << 20, tls: tls))
}

/// Expects a status code.
func expect(
    _ status: Int, _ url: String, _ authorization: HTTPClientRequest.Authorization? = nil,
    method: HTTPClientRequest.Method = .get, tls: TLSOptions = TLSOptions(),
    sourceLocation: SourceLocation = #_sourceLocation
) async throws {
    let answer = try await get(url, authorization, method: method, tls: tls)
    #expect(answer.status == status, sourceLocation: sourceLocation)
}

let basic = HTTPClientRequest.Authorization.basic(username: user.username, password: user.password)

/// A clock that stands until it is moved.
final class ManualClock: Sendable {
    private let time: Lock<Double>

    init(_ unixTime: Double) {
        time = Lock(unixTime)
    }

    var now: Double { time.withLock { $0 } }

    func advance(_ seconds: Double) {
        time.withLock { $0 += seconds }
    }
}

/// Runs a device for the time of `body`.
func withDevice(
    _ configuration: SimulatedDeviceConfiguration, clock: ManualClock? = nil,
    _ body: (SimulatedDevice) async throws -> Void
) async throws {
    let device = try clock.map { clock in try SimulatedDevice(configuration) { clock.now } } ?? SimulatedDevice(configuration)
    do {
        try await body(device)
    } catch {
        await device.stop()
        throw error
    }
    await device.stop()
}
