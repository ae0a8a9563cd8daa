import Catalog
import Metrics
import StatusDocument
import Testing

@testable import LANTIMECatalog

@Suite("The recording of an M300", .enabled(if: Documents.hasCaptures, "../shared/captures is not here"))
struct M300CaptureTests {
    private static let mapped = Result { try Mapped(Documents.capture("m300-dcf77")) }
    private let m300: Mapped

    init() throws { m300 = try Self.mapped.get() }

    @Test("Every leaf is accounted for, and none is unknown to the catalog")
    func accounted() {
        #expect(m300.leaves.count == 464)
        #expect(m300.genericLeaves.isEmpty)
        #expect(m300.unknownLeaves.isEmpty)
        #expect(m300.result.unreadValues.isEmpty)
        #expect(m300.result.samples.duplicates == 0)
    }

    @Test(
        "Texts and states have the device's values",
        arguments: [
            (
                "lantime_device_info{model=M300,serial_number=0123456789,firmware_version=fw_7.06.014-light,api_version=10.21.016,hostname=mbg2.time.example.com}",
                "1.0"
            ),
            ("lantime_sync_reference_info{reference=clk1-pzf,ref_type=dcf77-pzf-receiver,osc_type=tcxo}", "1.0"),
            ("lantime_module_info{slot=clk1,model=pzf511,serial_number=001122334455,software_revision=v2.08}", "1.0"),
            ("lantime_led_state{led=alarm}", "off"),
            ("lantime_led_state{led=network}", "green"), ("lantime_ntp_leap_state", "none"),
            ("lantime_ntp_clock_source", "lf_radio"),
            ("lantime_mrs_source_settings_info{slot=clk1,source=priority0,ref_type=gps,ref_instance=0}", "1.0"),
            ("lantime_syncteam_leap_state", "none"),
        ])
    func states(_ key: String, _ value: String) {
        #expect(m300.series[key] == value)
    }

    @Test(
        "Numbers have the device's values, in base units",
        arguments: [
            ("lantime_system_uptime_seconds", 960935.94), ("lantime_dcf77_correlation_ratio{slot=clk1}", 0.56),
            ("lantime_dcf77_field_strength{slot=clk1}", 40),
            ("lantime_event_active{event=leapsecond-announced,severity=info}", 0),
            ("lantime_event_active{event=faillock-user-banned,severity=action}", 0),
            ("lantime_ntp_leap_file_expiry_timestamp_seconds", 1_703_721_600),
            ("lantime_ntp_peer_reachable{peer=127.127.8.0}", 1), ("lantime_ntp_peer_offset_seconds{peer=127.127.8.0}", -4e-6),
            ("lantime_network_port_up{port=lan0}", 1), ("lantime_network_port_up{port=lan1}", 0), ("lantime_syncmon_nodes", 0),
            ("lantime_dcf77_flag{slot=clk1,flag=syncd}", 1),
            ("lantime_module_temperature_celsius{slot=cpu,sensor=temperature-1}", 55), ("lantime_leap_second_announced", 0),
        ] as [(String, Double)])
    func numbers(_ key: String, _ value: Double) {
        #expect(m300.number(key) == value)
    }

    @Test("Defaults of an external holdover unit that is not there are not exported")
    func externalHoldover() {
        #expect(m300.series.keys.allSatisfy { !$0.hasPrefix("lantime_xhe_") })
    }

    @Test("Events that never happened have no time and no outcome")
    func never() {
        #expect(m300.all("lantime_syncmon_update_timestamp_seconds").isEmpty)
        #expect(m300.all("lantime_firmware_update_last_successful").isEmpty)
        #expect(m300.all("lantime_firmware_update_last_started_timestamp_seconds").isEmpty)
        #expect(m300.all("lantime_system_position_update_timestamp_seconds").isEmpty)
    }

    @Test("An update that the device rejected before it began is an error as well")
    func rejectedUpdate() {
        #expect(m300.number("lantime_firmware_update_error") == 1)
    }

    @Test("Firmware of API V10 does not count packets, so there are no counters of 0")
    func noCounters() {
        #expect(m300.all("lantime_network_receive_bytes_total").isEmpty)
        #expect(m300.all("lantime_ntp_peer_reach_ratio").isEmpty)
    }
}
