import Catalog
import Metrics
import StatusDocument
import Testing

@testable import LANTIMECatalog

@Suite("Fixtures of modules")
struct ModuleFixtureTests {
    /// The documents and how many samples each may give at most.
    static let fixtures = [
        ("m1000-rsc-rel", 600), ("m3000s-hps", 600), ("m4000-full", 1100), ("syncmon-500-nodes", 5500), ("unknown-module", 600),
        ("api-v8", 400), ("api-v10", 400), ("api-v17", 500),
    ]

    @Test("Every leaf is accounted for, no series appears twice, and their number is bounded", arguments: fixtures)
    func wholeDocument(_ name: String, _ limit: Int) throws {
        let walk = try ModuleWalk(Documents.fixture(name))
        let leaves = walk.catalog.explain(walk.document, device: "d")
        #expect(leaves.count == walk.document.leafCount)
        #expect(walk.duplicates == 0)
        #expect(walk.unknownWords == 0)
        #expect(walk.result.unreadable.reduce(0, +) == 0)
        #expect(walk.result.unreadValues == [])
        #expect((100...limit).contains(walk.samples))
    }

    @Test(
        "The modelled modules are mapped, with hardly anything left to the generic mapping",
        arguments: fixtures.map(\.0).filter { $0 != "unknown-module" })
    func mapped(_ name: String) throws {
        let generic = try ModuleWalk(Documents.fixture(name)).series("lantime_module_value", "lantime_module_state")
        #expect(generic.count <= 2, "\(generic)")
    }

    @Test("A module with 1000 unknown leaves gives at most 200 series, and the rest is counted")
    func unknownModule() throws {
        let walk = try ModuleWalk(Documents.fixture("unknown-module"))
        let leaves = walk.catalog.explain(walk.document, device: "d").filter {
            $0.path.hasPrefix("data.chassis0.slots.io1.module.")
        }
        #expect(leaves.count == 1005)
        #expect(walk.series("lantime_module_value{", "lantime_module_state{").count == 200)
        let beyond = leaves.filter { $0.outcome == .ignored(reason: "unknown to the catalog; beyond generic_series_limit") }
        #expect(
            walk.series("lantime_module_values_dropped") == [#"lantime_module_values_dropped{model="xyz990"} \#(beyond.count)"#])
        #expect(beyond.count > 300)
        // Identifiers, times, addresses and free text stay behind.
        #expect(!walk.series("lantime_module_state{").contains { $0.contains("203.0.113") || $0.contains("cabling") })
    }

    @Test(
        "Each API version is recognised, and its clock found",
        arguments: [
            ("api-v8", "8.04.011", "gps180"), ("api-v10", "10.21.016", "pzf180"), ("api-v17", "17.03.009", "gxl183"),
            ("m1000-rsc-rel", "20.05.013", "gps180"),
        ])
    func versions(_ name: String, _ version: String, _ model: String) throws {
        let walk = try ModuleWalk(Documents.fixture(name))
        #expect(walk.series("lantime_device_info").first?.contains(#"api_version="\#(version)""#) == true)
        #expect(
            walk.series("lantime_clock_state").first == #"lantime_clock_state{slot="clk1",lantime_clock_state="synchronized"} 1"#)
        #expect(walk.series("lantime_module_info").contains { $0.contains(#"slot="clk1",model="\#(model)""#) })
    }

    @Test("The M4000 has its 20 modules and 8 PTP instances, three of them from one module sharing its clients")
    func fullyEquipped() throws {
        let walk = try ModuleWalk(Documents.fixture("m4000-full"))
        #expect(walk.series("lantime_module_info").count == 20)
        #expect(walk.series("lantime_ptp_port_state").count == 8)
        #expect(walk.series("lantime_relay_state").count == 3)
        #expect(
            walk.series("lantime_rsc_active_clock") == [
                #"lantime_rsc_active_clock{slot="rsc",lantime_rsc_active_clock="clk1"} 1"#
            ])
        #expect(walk.series("lantime_fdm_frequency_hertz") == [#"lantime_fdm_frequency_hertz{slot="io10"} 50.01200000010431"#])
    }

    @Test("The nearly full instance of the M3000S shows its load")
    func nearlyFull() throws {
        let load = try ModuleWalk(Documents.fixture("m3000s-hps")).series("lantime_ptp_client_load_ratio")
        #expect(
            load == [
                #"lantime_ptp_client_load_ratio{ptp_instance="0"} 0.98193359375"#,
                #"lantime_ptp_client_load_ratio{ptp_instance="1"} 0.01806640625"#,
            ])
    }
}
