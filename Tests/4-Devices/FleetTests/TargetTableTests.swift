import Configuration
import Logging
import Testbench
import Testing
import Threading

@testable import Fleet

@Suite("Targets of requests")
struct TargetTableTests {
    private func yaml(_ match: String, timeout: String = "9s") -> String {
        "targets: [{match: [\(match)], url: 'https://{target}/gm', timeout: \(timeout), slots: [clk1]}]"
    }

    @Test("They have the settings of the first entry that matches; a name belongs to the entry with its pattern")
    func settings() throws {
        let bench = try TestFleet(
            """
            targets:
            - {match: [10.20.0.0/16], url: 'https://{target}', timeout: 1s}
            - {match: [10.0.0.0/8, '2001:db8::/32'], url: 'https://{target}', timeout: 2s}
            - {match: ['*.gm.example.net', 'gm?'], url: 'http://{target}:8080', timeout: 3s}
            """)
        defer { bench.stop() }
        for (text, url, timeout) in [
            ("10.20.1.2", "https://10.20.1.2", 1), ("10.21.1.2:8443", "https://10.21.1.2:8443", 2),
            ("2001:DB8::5", "https://[2001:db8::5]", 2),
            ("[2001:db8::5]:8443", "https://[2001:db8::5]:8443", 2), ("A.GM.example.net", "http://a.gm.example.net:8080", 3),
            ("gm7", "http://gm7:8080", 3), ("other.example", "https://other.example", 1),
        ] {
            let device = try bench.fleet.target(named: text).configuration
            #expect(device.url.description == url && device.timeout == .seconds(timeout), "\(text)")
        }
        for text in ["gm7:9000", "11.0.0.1"] {
            #expect(throws: TargetError.self, "\(text)") { try bench.fleet.target(named: text) }
        }
        let spellings = try ["2001:db8::5", "[2001:db8::5]", "2001:DB8:0::5"].map { try bench.fleet.target(named: $0) }
        #expect(spellings.allSatisfy { $0 === spellings[0] })
    }

    @Test("The table is bounded, and targets that are no longer requested are dropped")
    func bounded() throws {
        let bench = try TestFleet("targets: [{match: [10.0.0.0/8], url: 'https://{target}'}]")
        defer { bench.stop() }
        let clock = Lock(1000.0)
        let old = bench.fleet
        let table = TargetTable(old.configuration.targets, continuing: nil, clock: { clock.withLock { $0 } }) {
            settings, device in
            MonitoredDevice(
                settings, client: bench.client, catalog: old.catalog, journal: old.journal, logger: Logger(sink: bench.log),
                continuing: device)
        }
        for number in 0..<1500 {
            clock.withLock { $0 += 0.1 }
            _ = try table.device(named: "10.0.\(number / 250).\(number % 250)")
            // Named again and again, it stays.
            _ = try table.device(named: "10.9.9.9")
        }
        #expect(table.devices.count == TargetTable.maximumCount)
        #expect(table.devices.contains { $0.configuration.name == "10.9.9.9" })
        #expect(!table.devices.contains { $0.configuration.name == "10.0.0.0" })
        clock.withLock { $0 += TargetTable.idleTime + 1 }
        #expect(table.devices.isEmpty)
    }

    @Test("A reload keeps targets that are still allowed, and drops the others")
    func reload() throws {
        let bench = try TestFleet(yaml("10.20.0.0/16"))
        defer { bench.stop() }
        let one = try bench.fleet.target(named: "10.20.0.1")
        _ = try bench.fleet.target(named: "10.20.9.1")
        let narrowed = try bench.reloaded(yaml("10.20.0.0/24"))
        #expect(narrowed.targetDevices.map(\.configuration.name) == ["10.20.0.1"])
        #expect(try narrowed.target(named: "10.20.0.1").connection !== one.connection, "other addresses are other settings")
        let same = try bench.reloaded(yaml("10.20.0.0/16"))
        #expect(try same.target(named: "10.20.0.1").connection === one.connection)
        #expect(try bench.reloaded("devices: []").targetDevices.isEmpty)
    }

    @Test("Another spelling of a configured device is that device")
    func configured() throws {
        let bench = try TestFleet("devices: [{name: gm1, url: 'http://127.0.0.1'}]\n" + yaml("'gm*'"))
        defer { bench.stop() }
        #expect(try bench.fleet.target(named: "GM1") === bench.fleet.devices[0])
        #expect(bench.fleet.targetDevices.isEmpty)
    }
}
