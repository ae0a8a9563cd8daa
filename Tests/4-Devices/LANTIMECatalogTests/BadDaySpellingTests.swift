import Catalog
import Testing

@testable import LANTIMECatalog

/// How values are spelt on bad days, and numbers that say nothing.
@Suite("Spellings of a device's bad days")
struct BadDaySpellingTests {
    private static let sync = "data/system/sync-status"
    private static let clock = "data/chassis0/slots/clk1/module"

    // MARK: - Spellings

    @Test(
        "Rules match an oscillator and a source in any spelling, and people see the device's own",
        arguments: ["OCXO HQ", "ocxo_hq", "OCXOHQ", "OCXO-HQ [5]"])
    func oscillators(_ spelling: String) throws {
        let mapped = try Mapped.after([
            "\(Self.sync)/osc-type": "\"\(spelling)\"", "\(Self.clock)/sync-status/osc-type": "\"\(spelling)\"",
            "\(Self.sync)/ref-type": #""GPS""#,
        ])
        let system = try #require(mapped.all("lantime_sync_reference_info").first)
        #expect(system.contains("ref_type=gps,ref_type_raw=GPS"))
        #expect(system.contains("osc_type=ocxo-hq,osc_type_raw=\(spelling)"))
        #expect(mapped.all("lantime_clock_info").first?.contains("osc_type=ocxo-hq,osc_type_raw=") == true)
        #expect(try Mapped(Documents.fixture("m600-gps")).all("lantime_sync_reference_info").allSatisfy { !$0.contains("_raw") })
    }

    @Test(
        "A port without hardware has no series, in any spelling",
        arguments: ["false", "0", #""0""#, #""no""#, #""False""#, #""not-available""#])
    func portAbsent(_ flag: String) throws {
        #expect(
            try Mapped.after(["data/network/ports/lan0/port-available": flag]).number("lantime_network_port_up{port=lan0}") == nil
        )
    }

    @Test(
        "The state of a link may be a word",
        arguments: [
            (#""down""#, 0), (#""UP""#, 1), ("0", 0), (#""lowerlayerdown""#, 0), (#""Up [1]""#, 1), (#""no-carrier""#, 0),
        ] as [(String, Double)])
    func link(_ word: String, _ value: Double) throws {
        let mapped = try Mapped.after(["data/network/ports/lan0/link": word, "data/network/ports/lan0/operstate": word])
        #expect(mapped.number("lantime_network_port_up{port=lan0}") == value)
        #expect(mapped.number("lantime_network_port_operational{port=lan0}") == value)
    }

    @Test(
        "An event has a severity whatever its type",
        arguments: [("null", "unknown"), (#""ERROR""#, "error"), (nil, "unknown"), (#""-""#, "unknown")])
    func events(_ type: String?, _ severity: String) throws {
        let mapped = try Mapped.after(["data/notification/events/ntp-not-sync/type": type])
        #expect(mapped.number("lantime_event_active{event=ntp-not-sync,severity=\(severity)}") == 0)
    }

    @Test("Two associations with one address are both exported, with a label that distinguishes them")
    func twoPeers() throws {
        let peer = #"{"object-id": "ref_N", "id": "0.0.0.0", "name": "n.example", "status-peer-reach-ok": OK, "stratum": S}"#
        let list =
            [#"[{"object-id": "sys", "id": "127.0.0.1", "stratum": 2}"#]
            + [("1", "true", "1"), ("2", "false", "16")].map {
                peer.replacing("N\"", with: $0.0 + "\"").replacing("OK", with: $0.1).replacing(" S}", with: " \($0.2)}")
            }
        let mapped = try Mapped.after(["data/ntp": list.joined(separator: ", ") + "]"])
        #expect(mapped.number("lantime_ntp_peer_reachable{peer=0.0.0.0,peer_association=ref_1}") == 1)
        #expect(mapped.number("lantime_ntp_peer_reachable{peer=0.0.0.0,peer_association=ref_2}") == 0)
        #expect(try Mapped(Documents.fixture("m600-gps")).series.keys.allSatisfy { !$0.contains("peer_association") })
    }

    @Test("SyncMon offsets with a fraction are in seconds")
    func syncMonSeconds() throws {
        let node = #"[{"object-id": "n", "state": "ok", "offset": -0.000012, "mean-offset": "1.5e-05", "delay": 11000}]"#
        let mapped = try Mapped.after(["data/syncmon/nodes": node])
        #expect(mapped.number("lantime_syncmon_node_offset_seconds{node=n}") == -1.2e-5)
        #expect(mapped.number("lantime_syncmon_node_mean_offset_seconds{node=n}") == 1.5e-5)
        #expect(mapped.number("lantime_syncmon_node_delay_seconds{node=n}") == 1.1e-5)
    }

    @Test("All of a thousand SyncMon nodes are monitored: failing ones individually, all by state")
    func thousandNodes() throws {
        let nodes = (0..<1000).map { number in
            let state = number >= 990 ? "error:not-reachable" : number == 700 ? "error:offset-limit-exceeded" : "normal-operation"
            return #"{"object-id": "n\#(number)", "state": "\#(state)", "offset": 12}"#
        }
        let mapped = try Mapped.after(["data/syncmon/nodes": "[" + nodes.joined(separator: ",") + "]"])
        #expect(mapped.number("lantime_syncmon_nodes_by_state{state=normal}") == 989)
        #expect(mapped.number("lantime_syncmon_nodes_by_state{state=not_reachable}") == 10)
        #expect(mapped.number("lantime_syncmon_nodes_by_state{state=limit_exceeded}") == 1)
        #expect(mapped.number("lantime_syncmon_nodes_by_state{state=unknown}") == 0)
        #expect(mapped.series["lantime_syncmon_node_state{node=n700}"] == "limit_exceeded")
        for number in 990..<1000 { #expect(mapped.series["lantime_syncmon_node_state{node=n\(number)}"] == "not_reachable") }
        #expect(mapped.all("lantime_syncmon_node_state").count == 500)
        #expect(mapped.series["lantime_syncmon_node_state{node=n0}"] == "normal")
    }

    // MARK: - Numbers that say nothing

    @Test("An unknown number has no sample where a value would raise an alarm")
    func unknownNumbers() throws {
        let mapped = try Mapped.after([
            "data/system/uptime": "-1", "data/network/ports/lan0/speed": #""-1Mb/s""#, "data/ntp/sys/stratum": "255",
            "\(Self.clock)/satellites/good-satellites": "255",
            "data/chassis0/slots/cpu/module/info/sensors/temperature-1": "-128",
        ])
        for name in ["lantime_system_uptime_seconds", "lantime_ntp_stratum", "lantime_gnss_satellites_good"] {
            #expect(mapped.all(name).isEmpty, "\(name)")
        }
        #expect(!mapped.all("lantime_network_port_speed_bytes").contains { $0.contains("port=lan0") })
        #expect(!mapped.all("lantime_module_temperature_celsius").contains { $0.contains("slot=cpu") })
        #expect(mapped.result.unreadable.allSatisfy { $0 == 0 })
        let clients = try Mapped.after(
            ["data/chassis0/slots/io1/module/ptp/instances/0/status/num-uc-slaves": "65535"], of: "m3000s-hps")
        #expect(!clients.all("lantime_ptp_clients").contains { $0.contains("slot=io1,ptp_instance=0") })
    }

    @Test("A list of associations written as an object has its names as keys")
    func associationsByKey() throws {
        let mapped = try Mapped.after([
            "data/ntp": #"{"sys": {"stratum": 1, "leap": 0}, "ref_1": {"id": "192.0.2.1", "status-peer-reach-ok": true}}"#
        ])
        #expect(mapped.series["lantime_ntp_stratum"] == "1.0")
        #expect(mapped.all("lantime_ntp_peer_reachable").count == 1)
    }

    @Test("Text in brackets after a severity repeats it")
    func severityWithNumber() throws {
        let mapped = try Mapped.after(["data/notification/events/ntp-not-sync/type": #""Error (3)""#])
        #expect(
            mapped.all("lantime_event_active").contains { $0.contains("event=ntp-not-sync") && $0.contains("severity=error") })
    }
}
