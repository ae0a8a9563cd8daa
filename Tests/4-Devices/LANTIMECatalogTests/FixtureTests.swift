import Catalog
import Metrics
import StatusDocument
import Testing

@testable import LANTIMECatalog

@Suite("Fixtures")
struct FixtureTests {
    @Test("Explain shows every leaf once, mapped, generic or ignored for a reason", arguments: try Documents.fixtureNames())
    func accounted(_ name: String) throws {
        let bytes = try Documents.fixture(name)
        let document = try StatusDocument(parsing: bytes)
        let leaves = try Mapped(bytes, device: name).leaves
        #expect(leaves.count == leafCount(document, document.root))
        #expect(leaves.allSatisfy { $0.outcome != .ignored(reason: "") })
        #expect(leaves.allSatisfy { $0.outcome != .mapped(series: [], note: nil) })
    }

    @Test("No series occurs twice", arguments: try Documents.fixtureNames())
    func unique(_ name: String) throws {
        let lines = try Mapped(Documents.fixture(name), device: name).lines
        let keys = lines.map { line in line.lastIndex(of: " ").map { line[..<$0] } ?? line }
        #expect(Set(keys).count == keys.count)
        #expect(!keys.isEmpty)
    }

    @Test("Documents of healthy devices contain nothing unknown to the catalog", arguments: ["m600-gps", "m300-dcf77"])
    func known(_ name: String) throws {
        let mapped = try Mapped(Documents.fixture(name))
        #expect(mapped.genericLeaves.isEmpty)
        #expect(mapped.unknownLeaves.isEmpty)
        #expect(mapped.result.unreadValues.isEmpty)
        #expect(mapped.result.samples.duplicates == 0)
    }

    @Test("The status tree below data.status gives the same kinds of series as below data")
    func envelope() throws {
        let mapped = try Mapped(Documents.fixture("envelope-data-status"))
        #expect(mapped.number("lantime_system_uptime_seconds") == 44102.9)
        #expect(mapped.series["lantime_sync_state"] != nil)
        #expect(mapped.all("lantime_gnss_satellites_good").count == 1)
        #expect(mapped.all("lantime_device_info").first?.contains("api_version=10.21.016") == true)
    }
}

@Suite("The document with every quirk")
struct QuirkTests {
    private static let mapped = Result { try Mapped(Documents.fixture("quirks")) }
    private let quirks: Mapped

    init() throws { quirks = try Self.mapped.get() }

    @Test(
        "Odd spellings map to their states",
        arguments: [
            ("lantime_sync_state", "holdover"), ("lantime_antenna_state", "short_circuit"),
            ("lantime_led_state{led=ref-time}", "red"), ("lantime_led_state{led=time-service}", "yellow"),
            ("lantime_led_state{led=network}", "off"), ("lantime_led_state{led=alarm}", "off"),
            ("lantime_led_state{led=door}", "green"), ("lantime_ntp_leap_state", "alarm"),
        ])
    func states(_ key: String, _ state: String) {
        #expect(quirks.series[key] == state)
    }

    @Test(
        "Numbers of other types and in other places are read, in base units",
        arguments: [
            ("lantime_holdover_elapsed_seconds", 5400), ("lantime_holdover_time_offset_seconds", -1840e-9),
            ("lantime_time_quality_seconds", 1e-5), ("lantime_leap_second_announced", 1),
            ("lantime_leap_second_timestamp_seconds", 1_782_864_000), ("lantime_system_memory_free_bytes", 12288),
            ("lantime_system_position_latitude_degrees", -33.86882),
            (#"lantime_storage_size_bytes{mountpoint=/mnt/a "quoted" \ path}"#, 109_000 * 1024),
            (#"lantime_storage_used_bytes{mountpoint=/mnt/a "quoted" \ path}"#, 54500 * 1024),
            ("lantime_event_active{event=ntp-not-sync,severity=error}", 1),
            ("lantime_event_active{event=refclock-1-not-sync,severity=error}", 1),
            ("lantime_event_active{event=leapsecond-announced,severity=info}", 1),
            ("lantime_firmware_update_progress_ratio", 0.42),
            ("lantime_psu_fitted{slot=pwr3}", 1), ("lantime_psu_power_available{slot=pwr3}", 0),
            ("lantime_psu_fitted{slot=chassis1/pwr1}", 1),
        ] as [(String, Double)])
    func numbers(_ key: String, _ value: Double) {
        #expect(quirks.number(key) == value)
    }

    @Test("Words that no vocabulary has are counted, and so are repeated series")
    func counted() {
        #expect(quirks.result.unknownWords.reduce(0, +) > 0)
        #expect(quirks.result.samples.duplicates > 0)
        #expect(!quirks.result.unreadValues.isEmpty)
    }

    @Test("Only the unit that answers is an external holdover unit")
    func externalHoldover() {
        #expect(quirks.all("lantime_xhe_info").count == 1)
        #expect(quirks.series.keys.filter { $0.hasPrefix("lantime_xhe_") }.allSatisfy { $0.contains("slot=clk2") })
    }

    @Test("The slots of a further chassis, and nothing else, have its name as a prefix")
    func chassis() {
        #expect(quirks.number("lantime_slot_occupied{slot=chassis1/clk1,slot_type=clk}") == 1)
        #expect(quirks.all("lantime_gnss_satellites_good").contains("lantime_gnss_satellites_good{slot=chassis1/clk1}"))
    }

    @Test("An unknown module gives a bounded number of numbers and words, without its notes, times and addresses")
    func generic() {
        let generic = quirks.series.keys.filter { $0.hasPrefix("lantime_module_value{") || $0.hasPrefix("lantime_module_state{") }
        #expect(generic.contains("lantime_module_state{slot=io3,model=xyz999,path=mode,state=automatic}"))
        #expect(quirks.number("lantime_module_value{slot=io3,model=xyz999,path=beam-current}") != nil)
        for word in ["operator-note", "calibrated", "uplink", "peer-mac", "object-id"] {
            #expect(generic.allSatisfy { !$0.contains(word) }, "\(word)")
        }
    }

    @Test("A label value is never longer than 128 bytes, and a line contains no line break")
    func bounded() {
        for line in quirks.lines {
            #expect(line.utf8.count < 1200)
            #expect(line.utf8.allSatisfy { $0 >= 0x20 })
        }
    }
}
