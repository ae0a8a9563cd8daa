import Configuration
import HTTPServer
import LANTIMECatalog
import TestFiles
import Testbench
import Testing
import Threading

@testable import Fleet

@Suite("Collecting devices", .timeLimit(.minutes(1)))
struct CollectingTests {
    @Test("A device that answers is up, without an error, with the values of its document")
    func success() async throws {
        let document = try fixture("m600-gps.json")
        try await withDevice({ _ in .document(document) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            let collection = try await bench.collect("gm")
            let scraped = bench.scraped([collection])
            #expect(collection.error == nil && collection.documentBytes == document.utf8.count)
            #expect(scraped[#"lantime_up{device="gm"}"#] == "1")
            #expect(scraped.state("lantime_scrape_error", device: "gm") == "none")
            #expect(scraped[#"lantime_system_uptime_seconds{device="gm"}"#] == "1987654.37")
            #expect(scraped.series.count > 250)
            #expect(scraped.repeated.isEmpty)
            let request = try #require(device.requests.first)
            #expect(request.method == "GET" && request.path == "/api/status" && request.header("Authorization") == nil)
        }
    }

    @Test("The path in a device's URL precedes that of the status")
    func prefix() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: '\(device.url)/behind/proxy'}")
            defer { bench.stop() }
            #expect(try await bench.collect("gm").error == nil)
            #expect(device.requests.map(\.path) == ["/behind/proxy/api/status"])
        }
    }

    @Test("A second collection reuses the connection of the first, and reports it")
    func keepAlive() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            let first = await bench.scrape()
            let second = await bench.scrape()
            #expect(first[#"lantime_scrape_connection_reused{device="gm"}"#] == "0")
            #expect(second[#"lantime_scrape_connection_reused{device="gm"}"#] == "1")
            #expect(first[#"lantime_scrape_phase_duration_seconds{device="gm",phase="connect"}"#] != nil)
            #expect(second[#"lantime_scrape_phase_duration_seconds{device="gm",phase="connect"}"#] == nil)
        }
    }

    @Test("Twenty concurrent scrapes of a device cause one request, and the next scrape another")
    func singleFlight() async throws {
        try await withDevice({ _ in .after(.milliseconds(200), .document(smallDocument())) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            let errors = try await withThrowingTaskGroup(of: ErrorClass?.self) { group in
                for _ in 0..<20 { group.addTask { try await bench.collect("gm").error?.errorClass } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(errors == [ErrorClass?](repeating: nil, count: 20))
            #expect(device.requests.count == 1)
            #expect(try await bench.collect("gm").error == nil)
            #expect(device.requests.count == 2)
        }
    }

    @Test("Two hundred devices are queried concurrently")
    func manyDevices() async throws {
        // No answer before all devices of a scrape have been asked.
        let (asked, gates) = (Lock(0), [Gate(), Gate()])
        let answer: FakeDevice.Answer = { _ in
            let number = asked.withLock { asked in
                asked += 1
                return asked
            }
            let gate = gates[(number - 1) / 200]
            return .later {
                if number % 200 == 0 { await gate.open() }
                await gate.wait()
                return HTTPServerResponse(status: 200, text: smallDocument())
            }
        }
        try await withDevice(answer) { device in
            let devices = (1...200).map { "- {name: gm\($0), url: '\(device.url)/\($0)'}\n" }.joined()
            let bench = try TestFleet("devices:\n" + devices)
            defer { bench.stop() }
            for _ in ["cold", "warm"] {
                let scraped = await bench.scrape()
                #expect(scraped.series.filter { $0.key.hasPrefix("lantime_up{") && $0.value == "1" }.count == 200)
            }
            #expect(device.requests.count == 400)
        }
    }

    @Test("A hanging device affects only itself, and the scrape reports how long it waited")
    func deadline() async throws {
        let answer: FakeDevice.Answer = { $0.path.hasPrefix("/slow") ? .never : .document(smallDocument()) }
        try await withDevice(answer) { device in
            let bench = try TestFleet(
                "devices:\n- {name: a, url: \(device.url)}\n- {name: slow, url: \(device.url)/slow}\n- {name: z, url: \(device.url)/z}"
            )
            defer { bench.stop() }
            let collections = await bench.fleet.collect(bench.fleet.devices, timeout: .milliseconds(600))
            #expect(collections.map(\.device) == ["a", "slow", "z"])
            #expect(collections.map { $0.error?.errorClass } == [nil, .timeout, nil])
            #expect(collections[1].error?.cause == "no answer within 0.6 s, the limit set by the scrape timeout")
            #expect(collections[1].duration > .seconds(0.55))
            #expect(bench.scraped(collections).state("lantime_scrape_error", device: "slow") == "timeout")
            // The next scrape joins the request that still runs.
            _ = await bench.fleet.collect(bench.fleet.devices, timeout: .milliseconds(100))
            #expect(device.requests.filter { $0.path.hasPrefix("/slow") }.count == 1)
        }
    }

    @Test("A timeout of zero still gives an answer", arguments: [Duration.zero, .nanoseconds(1), .seconds(-1)])
    func noPatience(timeout: Duration) async throws {
        try await withDevice({ _ in .never }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url), timeout: 3s}")
            defer { bench.stop() }
            for _ in 0..<50 {
                #expect(try await bench.collect("gm", timeout: timeout).error?.errorClass == .timeout)
            }
        }
    }

    @Test("A failed device reports the failure and nothing of an earlier success")
    func nothingStale() async throws {
        let isBroken = Lock(false)
        let document = try fixture("m600-gps.json")
        try await withDevice({ _ in isBroken.withLock { $0 } ? .status(500) : .document(document) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            #expect(await bench.scrape().names(of: "gm").count > 100)
            isBroken.withLock { $0 = true }
            let failed = await bench.scrape()
            #expect(failed[#"lantime_up{device="gm"}"#] == "0")
            let expected: Set = [
                "lantime_up", "lantime_scrape_error", "lantime_scrape_timestamp_seconds", "lantime_scrape_duration_seconds",
                "lantime_scrape_phase_duration_seconds",
            ]
            #expect(failed.names(of: "gm") == expected)
            isBroken.withLock { $0 = false }
            #expect(await bench.scrape()[#"lantime_up{device="gm"}"#] == "1")
        }
    }

    @Test("Devices are found by name and by any spelling of their URL, and no other target is")
    func finding() throws {
        let bench = try TestFleet(
            "devices:\n- {name: gm, url: 'https://GM.example:443/'}\n- {name: other, url: 'http://10.0.0.1'}")
        defer { bench.stop() }
        for target in ["gm", "https://gm.example", "https://gm.example/", "HTTPS://GM.EXAMPLE:443"] {
            #expect(bench.fleet.device(named: target)?.configuration.name == "gm")
        }
        for target in ["", "GM", "gm.example", "http://gm.example", "https://gm.example:8443", "https://u:p@gm.example", "\0"] {
            #expect(bench.fleet.device(named: target) == nil)
        }
    }

    @Test("A fleet without devices is collected at once")
    func noDevices() async throws {
        let bench = try TestFleet("devices: []")
        defer { bench.stop() }
        #expect(await bench.scrape().series.isEmpty)
    }
}
