import HTTPClient
import JSON
import StatusDocument
import Testing

@testable import HTTPServer
@testable import Simulator

@Suite("The control URL")
struct ControlTests {
    private func withFleet(_ body: (SimulatedFleet, String) async throws -> Void) async throws {
        let documents = try DemoFleet.documents(directory: fixtures)
        let fleet = try SimulatedFleet(
            documents.prefix(2).map { SimulatedDeviceConfiguration(name: $0.name, document: $0.document) },
            controlAddress: ListenAddress(host: "127.0.0.1", port: 0))
        do {
            try await body(fleet, #require(fleet.controlURL))
        } catch {
            await fleet.stop()
            throw error
        }
        await fleet.stop()
    }

    @Test("lists devices, scenarios and behaviours")
    func lists() async throws {
        try await withFleet { fleet, url in
            let report = try JSONValue(parsing: await get(url).body)
            let devices = try #require(report["devices"]).children
            #expect(devices.map { $0["name"]?.string } == fleet.devices.map(\.name))
            #expect(devices.map { $0["url"]?.string } == fleet.devices.map(\.url))
            #expect(devices.allSatisfy { $0["behaviour"] == "healthy" && $0["scenario"] == .null })
            #expect(report["scenarios"]?.children.compactMap { $0["name"]?.string } == Scenario.all.map(\.name))
        }
    }

    @Test("starts a scenario at a position and a speed, and ends it")
    func scenario() async throws {
        try await withFleet { fleet, url in
            let device = try #require(fleet.devices.first)
            let answer = try await get(url + "/\(device.name)?scenario=unauthorized&at=20&speed=0.5", method: .put)
            let report = try JSONValue(parsing: answer.body)
            #expect(report["scenario"] == "unauthorized")
            #expect(report["behaviour"] == "unauthorized")
            #expect(report["speed"] == 0.5)
            #expect((20..<25).contains(report["position_seconds"]?.number ?? 0))
            try await expect(401, device.url + "/api/status")
            _ = try await get(url + "/\(device.name)?scenario=healthy", method: .put)
            try await expect(200, device.url + "/api/status")
            #expect(fleet.devices.last?.counters.refusals == 0)
        }
    }

    @Test("restarts the device's initial scenario")
    func first() async throws {
        var configuration = SimulatedDeviceConfiguration(name: "m600", document: try fixture("m600-gps"))
        configuration.scenario = .rotation([.leapSecond, .unauthorized], pause: 10)
        let device = try SimulatedDevice(configuration)
        let routes = ControlRoutes(devices: [device])
        func put(_ scenario: String) -> Int {
            routes.reply(
                HTTPServerRequest(method: "PUT", path: "/control/m600", query: [(name: "scenario", value: scenario)])
            ).status
        }
        #expect(device.playing?.scenario.name == "rotation")
        #expect(put("healthy") == 200)
        #expect(device.playing == nil)
        #expect(put("rotation") == 200)
        #expect(device.playing?.scenario.name == "rotation")
        await device.stop()
    }

    @Test("GET changes nothing: with parameters it is refused with the way out")
    func getWithParameters() async throws {
        try await withFleet { fleet, url in
            let device = try #require(fleet.devices.first)
            for place in [url + "/\(device.name)", url] {
                let answer = try await get(place + "?scenario=holdover")
                #expect(answer.status == 405 && String(decoding: answer.body, as: UTF8.self).contains("PUT"), "\(answer)")
            }
            #expect(device.playing == nil)
            let usage = try JSONValue(parsing: await get(url).body)["usage"]?.children.compactMap(\.string) ?? []
            #expect(usage.contains { $0.hasPrefix("curl -X PUT '\(url)/\(device.name)?scenario=") }, "\(usage)")
        }
    }

    @Test("sets a behaviour, which overrides the scenario")
    func behaviour() async throws {
        try await withFleet { fleet, url in
            let device = try #require(fleet.devices.first)
            _ = try await get(url + "/\(device.name)?scenario=unauthorized&behaviour=http500", method: .put)
            try await expect(500, device.url + "/api/status")
            _ = try await get(url + "/\(device.name)?behaviour=healthy", method: .put)
            try await expect(401, device.url + "/api/status")
        }
    }

    @Test(
        "reports a mistake in one line of text",
        arguments: [
            ("/m600-gps?scenario=flood", 400, "unknown scenario flood; known: healthy, "),
            ("/m600-gps?behaviour=sick", 400, "unknown behaviour sick; known: healthy, "),
            ("/m600-gps?behavior=hang", 400, "unknown parameter behavior; known: scenario, "),
            ("/m600-gps?scenario=slow&speed=0", 400, "speed must be a number from 0.001 to 10000.0"),
            ("/m600-gps?scenario=slow&at=soon", 400, "at must be a number from 0.0 to"),
            ("/m600-gps?scenario=slow&loop=maybe", 400, "loop must be true or false"),
            ("/m600-gps", 400, "expected ?scenario=NAME or ?behaviour=NAME"),
            ("/nobody?scenario=slow", 404, "No device is named nobody; there are: m600-gps, m300-dcf77"),
            ("/m600-gps/x", 404, "Not here"), ("", 405, "Method not allowed: a device is controlled with PUT"),
        ])
    func mistakes(path: String, status: Int, message: String) async throws {
        try await withFleet { fleet, url in
            let answer = try await get(url + path, method: .put)
            #expect(answer.status == status)
            #expect(String(decoding: answer.body, as: UTF8.self).hasPrefix(message))
            #expect(fleet.devices.allSatisfy { $0.playing == nil && $0.behaviour == .healthy })
        }
    }
}
