import Configuration
import Fleet
import HTTPServer
import Platform
import TestFiles
import Testbench
import Testing

@Suite("A fleet in place of another", .timeLimit(.minutes(1)))
struct ContinuingTests {
    @Test("A device whose settings stay goes on, one whose settings change begins anew")
    func identity() throws {
        let bench = try TestFleet(
            "devices:\n- {name: a, url: 'http://a'}\n- {name: b, url: 'http://b'}\n- {name: c, url: 'http://c'}")
        defer { bench.stop() }
        let fresh = try bench.reloaded(
            "devices:\n- {name: b, url: 'http://b', timeout: 3s}\n- {name: a, url: 'http://a'}\n- {name: d, url: 'http://c'}")
        #expect(fresh.device(named: "a") === bench.fleet.device(named: "a"))
        #expect(fresh.device(named: "b") !== bench.fleet.device(named: "b"))
        #expect(fresh.device(named: "b")?.configuration.timeout == .seconds(3))
        #expect(fresh.devices.map(\.configuration.name) == ["b", "a", "d"])
        #expect(fresh.device(named: "d") !== bench.fleet.device(named: "c"))
    }

    @Test("The token and the pause after a refusal outlive a reload", arguments: ["token", "pause"])
    func state(what: String) async throws {
        let folder = try TestFolder()
        try folder.write("password", "open-sesame")
        let isRefused = what == "pause"
        try await withDevice({ request in
            if isRefused { return .status(401) }
            return request.method == "PUT" ? .document(#"{"token": "T"}"#) : .document(smallDocument())
        }) { device in
            let yaml = """
                auth: {m: {username: info, password_file: password, method: token}}
                devices:
                - {name: gm, url: '\(device.url)', auth: m}
                """
            let bench = try TestFleet(yaml, folder: folder)
            defer { bench.stop() }
            _ = await bench.fleet.collect(bench.fleet.devices, timeout: .seconds(5))
            let before = device.requests.count
            let fresh = try bench.reloaded(yaml + "\n- {name: other, url: 'http://127.0.0.1:1'}", folder: folder)
            let gm = try #require(fresh.device(named: "gm"))
            let collection = try #require(await fresh.collect([gm], timeout: .seconds(5)).first)
            #expect(collection.error?.errorClass == (isRefused ? .backoff : nil))
            let later = device.requests.dropFirst(before).map(\.method)
            #expect(later == (isRefused ? [] : ["GET"]), "no log-in, or no request at all")
        }
    }
}
