import Configuration
import HTTPServer
import Metrics
import Platform
import TestFiles
import Testbench
import Testing
import Threading

@testable import Fleet

@Suite("Replacing a fleet", .timeLimit(.minutes(1)))
struct ContinuingTests {
    @Test("A device with the same settings continues, one with changed settings starts again")
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

    @Test("Devices that exchange their names keep no samples with the name of the other, but what is known of their past")
    func exchangedNames() async throws {
        func former(_ device: MonitoredDevice) -> String? { device.state.withLock { $0.former?.device } }
        try await withDevice({ _ in .document(smallDocument()) }) { one in
            try await withDevice({ _ in .document(smallDocument()) }) { other in
                let bench = try TestFleet("devices:\n- {name: a, url: '\(one.url)'}\n- {name: b, url: '\(other.url)'}")
                defer { bench.stop() }
                _ = await bench.fleet.collect(bench.fleet.devices, timeout: .seconds(10))
                let moved = try bench.reloaded(
                    "devices:\n- {name: a, url: '\(one.url)', timeout: 3s}\n- {name: b, url: '\(other.url)'}")
                #expect(moved.devices.map(former) == ["a", "b"])
                let fresh = try bench.reloaded("devices:\n- {name: b, url: '\(one.url)'}\n- {name: a, url: '\(other.url)'}")
                #expect(fresh.devices.map(former) == [nil, nil])
                _ = await fresh.collect(fresh.devices, timeout: .seconds(10))
                #expect(fresh.devices.map(former) == ["b", "a"])
            }
        }
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

    /// What a scrape gets of the devices of a fleet.
    private static func scraped(_ fleet: Fleet) async -> Scraped {
        Scraped(
            fleet.exposition.render(await fleet.collect(fleet.devices, timeout: .seconds(10)).map(\.samples), as: .prometheus))
    }

    @Test(
        "While a request runs, no new fleet sends one to the device, whatever changed",
        arguments: ["catalog", "settings", "name"]
    )
    func oneRequest(changed: String) async throws {
        let running = Lock((now: 0, most: 0))
        try await withDevice({ _ in
            running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            return .later {
                try? await Task.sleep(for: .seconds(1))
                running.withLock { $0.now -= 1 }
                return HTTPServerResponse(status: 200, text: smallDocument())
            }
        }) { device in
            let yaml = "devices:\n- {name: gm, url: '\(device.url)'}"
            let bench = try TestFleet(yaml)
            defer { bench.stop() }
            // Made before the request, which must still run when the other fleet is there.
            let catalog = changed == "catalog" ? try TestFleet.catalog(without: ["lantime_device_info"]) : nil
            let before = Task { await Self.scraped(bench.fleet) }
            while device.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            let fresh =
                switch changed {
                case "catalog": try bench.reloaded(yaml, catalog: catalog)
                case "settings": try bench.reloaded("devices:\n- {name: gm, url: '\(device.url)', timeout: 20s}")
                default: try bench.reloaded("devices:\n- {name: other, url: '\(device.url)'}")
                }
            let after = await Self.scraped(fresh)
            let name = changed == "name" ? "other" : "gm"
            #expect(after["lantime_up{device=\"\(name)\"}"] == "1")
            #expect(after["lantime_system_uptime_seconds{device=\"\(name)\"}"] != nil)
            #expect(await before.value[#"lantime_system_uptime_seconds{device="gm"}"#] != nil)
            #expect(running.withLock { $0.most } == 1)
            #expect(device.requests.count == (changed == "catalog" ? 1 : 2), "with another catalog the scrape joins")
        }
    }

    @Test(
        "A reload of 1000 devices with a changed catalog sends no device two requests at once, and keeps min_interval",
        .timeLimit(.minutes(2)))
    func thousand() async throws {
        let running = Lock((now: [String: Int](), most: 0))
        try await withDevice({ request in
            let path = request.path
            running.withLock { running in
                running.now[path, default: 0] += 1
                running.most = max(running.most, running.now[path] ?? 0)
            }
            return .later {
                try? await Task.sleep(for: .seconds(1))
                running.withLock { $0.now[path]? -= 1 }
                return HTTPServerResponse(status: 200, text: smallDocument())
            }
        }) { device in
            // Every second device may be asked once an hour.
            let yaml = (1...1000).map { number in
                "- {name: gm\(number), url: '\(device.url)/\(number)', min_interval: \(number.isMultiple(of: 2) ? "1h" : "0s")}\n"
            }.joined()
            let bench = try TestFleet("devices:\n" + yaml)
            defer { bench.stop() }
            let catalogs = try ["lantime_device_info", "lantime_system_load1"].map { try TestFleet.catalog(without: [$0]) }
            let before = Task { await bench.fleet.collect(bench.fleet.devices, timeout: .seconds(60)) }
            while device.requests.count < 500 { try await Task.sleep(for: .milliseconds(5)) }
            // Twice while requests run: what came before is still on its way when the next is there.
            var all: [Task<[DeviceCollection], Never>] = [before]
            for catalog in catalogs {
                let fresh = try bench.reloaded("devices:\n" + yaml, catalog: catalog)
                all.append(Task { await fresh.collect(fresh.devices, timeout: .seconds(60)) })
            }
            for task in all { #expect(await task.value.allSatisfy { $0.error == nil }) }
            let last = try bench.reloaded("devices:\n" + yaml, catalog: catalogs[0])
            #expect(await last.collect(last.devices, timeout: .seconds(60)).allSatisfy { $0.error == nil })
            #expect(running.withLock { $0.most } == 1)
            let asked = Dictionary(grouping: device.requests, by: \.path).mapValues(\.count)
            #expect(asked.count == 1000)
            #expect((1...500).allSatisfy { asked["/\($0 * 2)/api/status"] == 1 })
        }
    }

    @Test("min_interval outlives a changed catalog and changed labels; metrics of both catalogs are exported meanwhile")
    func minimumInterval() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let yaml = "devices:\n- {name: gm, url: '\(device.url)', min_interval: 1h}"
            let bench = try TestFleet(yaml)
            defer { bench.stop() }
            let first = await Self.scraped(bench.fleet)
            let kept = first.series.filter { !$0.key.hasPrefix("lantime_device_info{") }
            #expect(kept.count == first.series.count - 1)
            let labelled = try bench.reloaded(
                "devices:\n- {name: gm, url: '\(device.url)', min_interval: 1h, labels: {site: fra}}")
            #expect(await Self.scraped(labelled).series == first.series)
            let other = try bench.reloaded(yaml, catalog: TestFleet.catalog(without: ["lantime_device_info"]))
            let later = await Self.scraped(other)
            #expect(later.series == kept)
            #expect(device.requests.count == 1)
        }
    }
}
