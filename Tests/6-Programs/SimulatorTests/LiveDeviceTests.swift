import HTTPClient
import JSON
import StatusDocument
import Testing
import Text

@testable import Simulator

@Suite("A simulated device over time")
struct LiveDeviceTests {
    private func configuration() throws -> SimulatedDeviceConfiguration {
        var configuration = SimulatedDeviceConfiguration(name: "m600", document: try fixture("m600-gps"))
        configuration.liveliness = .moving(seed: 1)
        return configuration
    }

    @Test("renders its document once a second")
    func onceASecond() async throws {
        let clock = ManualClock(noon)
        try await withDevice(configuration(), clock: clock) { device in
            let first = try await get(device.url + "/api/status").body
            clock.advance(0.9)
            let again = try await get(device.url + "/api/status").body
            #expect(again == first)
            clock.advance(0.2)
            let next = try await get(device.url + "/api/status").body
            #expect(next != first)
            #expect(try JSONValue(parsing: next)[path: "system-information/time-stamp"] == "2026-11-20T12:00:01")
        }
    }

    @Test("plays a scenario over time, visible in whole and in part")
    func plays() async throws {
        let clock = ManualClock(noon)
        try await withDevice(configuration(), clock: clock) { device in
            device.play(.holdover, at: 60, speed: 10)
            clock.advance(10)
            let document = try JSONValue(parsing: await get(device.url + "/api/status").body)
            #expect(document[path: "data/system/sync-status/holdover-status/time-elapsed"] == 100)
            // The antenna failed 3 s before the scenario was entered, for it runs ten times as fast.
            #expect(document.event("antenna-faulty") == (true, "2026-11-20T11:59:57"))
            let part = try await get(device.url + "/api/status/system/sync-status/clock-status/clock").body
            #expect(try JSONValue(parsing: part)["data"] == "holdover")
            #expect(device.playing?.position == 160)
            device.reset()
            let healthy = try JSONValue(parsing: await get(device.url + "/api/status").body)
            #expect(healthy[path: "data/system/sync-status/clock-status/clock"] == "synchronized")
        }
    }

    @Test("shows a certificate that expires soon, with the same key, and its own again afterwards")
    func certificate() async throws {
        let clock = ManualClock(noon)
        var configuration = try configuration()
        configuration.transport = .https
        try await withDevice(configuration, clock: clock) { device in
            var options = TLSOptions()
            options.pinSHA256 = try device.publicKeyPin.map { try CertificatePin(parsing: $0) }
            func expiry() async throws -> Int64? {
                // The first request may go over a connection that has the certificate of before.
                _ = try await get(device.url + "/api/status", tls: options)
                return try await get(device.url + "/api/status", tls: options).certificateExpiry
            }
            let day = 86_400.0
            let normal = try await expiry()
            #expect(normal == Int64(noon + 730 * day))
            device.play(.certificateExpiring, at: 30)
            let expiring = try await expiry()
            #expect(expiring == Int64(noon + 10 * day))
            clock.advance(310)
            let renewed = try await expiry()
            #expect(renewed == Int64(noon + 730 * day))
        }
    }

    @Test("a demonstration has eight devices with different names, numbers and scenarios")
    func demo() async throws {
        let documents = try DemoFleet.documents(directory: fixtures)
        let configurations = try DemoFleet.configurations(documents, credentials: user)
        #expect(configurations.count >= 8)
        let fleet = try SimulatedFleet(configurations)
        var identities: Set<String> = []
        for device in fleet.devices {
            var options = TLSOptions()
            options.pinSHA256 = try device.publicKeyPin.map { try CertificatePin(parsing: $0) }
            device.behave(.healthy)
            device.reset()
            let information = try JSONValue(parsing: await get(device.url + "/api/status", basic, tls: options).body)
            let serial = information[path: "system-information/serial-number"]?.string ?? ""
            let host = information[path: "system-information/hostname"]?.string ?? ""
            identities.insert(serial + " " + host)
        }
        #expect(identities.count == fleet.devices.count)
        #expect(configurations.allSatisfy { $0.scenario != nil })
        await fleet.stop()
    }

    @Test("a fleet refuses two devices with one name, and a directory without fixtures is named")
    func mistakes() throws {
        let configuration = try configuration()
        let twice = #expect(throws: SimulatorError.self) { try SimulatedFleet([configuration, configuration]) }
        #expect(twice?.description == "two simulated devices are named m600")
        let empty = #expect(throws: SimulatorError.self) { try DemoFleet.documents(directory: "/nowhere") }
        #expect(empty?.description.hasPrefix("/nowhere contains none of m600-gps.json, m300-dcf77.json, ") == true)
    }
}
