import Catalog
import Metrics
import StatusDocument
import Testing

@testable import LANTIMECatalog

@Suite("The recording of an M600", .enabled(if: Documents.hasCaptures, "../shared/captures is not here"))
struct M600CaptureTests {
    private static let mapped = Result { try Mapped(Documents.capture("m600-gps")) }
    private let m600: Mapped

    init() throws { m600 = try Self.mapped.get() }

    @Test("Every leaf is accounted for, and none is unknown to the catalog")
    func accounted() {
        #expect(m600.leaves.count == 760)
        #expect(m600.genericLeaves.isEmpty)
        #expect(m600.unknownLeaves.isEmpty)
        #expect(m600.result.unreadable.allSatisfy { $0 == 0 })
        #expect(m600.result.unknownWords.allSatisfy { $0 == 0 })
        #expect(m600.result.unreadValues.isEmpty)
        #expect(m600.result.samples.duplicates == 0)
    }

    @Test("At least 250 series are exported")
    func count() {
        #expect(m600.lines.count >= 250)
        #expect(Set(m600.lines.map { $0.split(separator: "}")[0] }).count == m600.lines.count)
    }

    @Test(
        "Texts and states have the device's values",
        arguments: [
            (
                "lantime_device_info{model=M600,serial_number=0123456789,firmware_version=fw_7.10.008,api_version=20.05.013,hostname=mbg1.time.example.com}",
                "1.0"
            ),
            ("lantime_sync_state", "synchronized"), ("lantime_oscillator_state", "warmed_up"),
            ("lantime_antenna_state", "connected"),
            ("lantime_sync_reference_info{reference=clk1-gps,ref_type=gps,osc_type=ocxo-lq}", "1.0"),
            ("lantime_clock_state{slot=clk1}", "synchronized"), ("lantime_clock_oscillator_state{slot=clk1}", "warmed_up"),
            ("lantime_gnss_receiver_state{slot=clk1}", "synchronized"), ("lantime_gnss_mode{slot=clk1}", "normal_operation"),
            ("lantime_led_state{led=ref-time}", "green"), ("lantime_led_state{led=time-service}", "green"),
            ("lantime_led_state{led=network}", "red"),
            ("lantime_led_state{led=alarm}", "off"),
            ("lantime_module_info{slot=clk1,model=grc180,serial_number=029811038330,software_revision=v2.16}", "1.0"),
            ("lantime_chassis_info{chassis=0,model=M600,serial_number=030111006950,backplane_revision=V53,layout=1,9}", "1.0"),
            ("lantime_ntp_leap_state", "none"), ("lantime_ntp_clock_source", "uhf_radio"),
            ("lantime_ntp_peer_selection{peer=127.127.8.0}", "pps_peer"),
            ("lantime_ntp_reference_info{refid=GPS}", "1.0"), ("lantime_network_port_duplex{port=lan0}", "full"),
            ("lantime_syncteam_mode", "disabled"),
        ])
    func states(_ key: String, _ value: String) {
        #expect(m600.series[key] == value)
    }

    @Test(
        "Numbers have the device's values, in base units",
        arguments: [
            ("lantime_system_uptime_seconds", 130988.25), ("lantime_system_load1", 0.48), ("lantime_system_load5", 0.66),
            ("lantime_system_load15", 0.57),
            ("lantime_system_memory_total_bytes", 228_428 * 1024), ("lantime_system_memory_free_bytes", 161_732 * 1024),
            ("lantime_storage_size_bytes{mountpoint=/var}", 32768 * 1024),
            ("lantime_storage_used_bytes{mountpoint=/data}", 216_231_936),
            ("lantime_storage_size_bytes{mountpoint=/}", 112_570_368), ("lantime_firmware_update_error", 0),
            ("lantime_storage_available_bytes{mountpoint=/mnt/flash}", 79_716_352),
            ("lantime_storage_used_bytes{mountpoint=/mnt/upload}", 0),
            ("lantime_pending_configuration_changes", 0), ("lantime_service_running{scope=network,service=ntp}", 1),
            ("lantime_service_running{scope=network,service=telnet}", 0),
            ("lantime_event_active{event=ntp-sync,severity=info}", 1),
            ("lantime_event_active{event=ntp-not-sync,severity=error}", 0),
            ("lantime_event_last_triggered_timestamp_seconds{event=ntp-sync,severity=info}", 1_770_731_372),
            ("lantime_time_quality_seconds", 1e-7),

            ("lantime_leap_second_announced", 0),
            ("lantime_slot_occupied{slot=clk1,slot_type=clk}", 1), ("lantime_slot_occupied{slot=clk2,slot_type=clk}", 0),
            ("lantime_slot_occupied{slot=int4,slot_type=int}", 0),
            ("lantime_module_temperature_celsius{slot=cpu,sensor=temperature-1}", 49), ("lantime_psu_fitted{slot=pwr1}", 1),
            ("lantime_psu_fitted{slot=pwr2}", 0),
            ("lantime_psu_power_available{slot=pwr1}", 1), ("lantime_psu_capacity_watts{slot=pwr1}", 50),
            ("lantime_clock_selected{slot=clk1}", 1),
            ("lantime_clock_time_quality_seconds{slot=clk1}", 1e-7), ("lantime_gnss_satellites_good{slot=clk1}", 9),
            ("lantime_gnss_satellites_in_view{slot=clk1}", 14),
            ("lantime_gnss_satellites_selected{slot=clk1}", 4), ("lantime_gnss_antenna_connected{slot=clk1}", 1),
            ("lantime_gnss_antenna_short_circuit{slot=clk1}", 0),
            ("lantime_gnss_altitude_meters{slot=clk1}", 555.5), ("lantime_gnss_position_dilution{slot=clk1}", 0),
            ("lantime_ntp_stratum", 1), ("lantime_ntp_root_delay_seconds", 0),
            ("lantime_ntp_root_dispersion_seconds", 0.000124), ("lantime_ntp_clock_jitter_seconds", 4e-6),
            ("lantime_ntp_tai_offset_seconds", 37), ("lantime_ntp_precision_seconds", 0x1p-18),
            ("lantime_ntp_leap_file_expiry_timestamp_seconds", 1_798_416_000),
            ("lantime_ntp_leap_second_timestamp_seconds", 1_483_228_800),
            ("lantime_ntp_peer_offset_seconds{peer=127.127.8.0}", 0), ("lantime_ntp_peer_delay_seconds{peer=127.127.8.0}", 0),
            ("lantime_ntp_peer_reachable{peer=127.127.8.0}", 1),
            ("lantime_ntp_peer_reach_ratio{peer=127.127.8.0}", 1), ("lantime_network_port_up{port=lan0}", 1),
            ("lantime_network_receive_bytes_total{port=lan0}", 55_105_245),
            ("lantime_network_transmit_bytes_total{port=lan0}", 109_582_270),
            ("lantime_network_receive_packets_total{port=lan0}", 792_578),
            ("lantime_network_transmit_packets_total{port=lan0}", 257_815),
            ("lantime_network_receive_errors_total{port=lan0}", 0), ("lantime_network_transmit_dropped_total{port=lan0}", 0),
            ("lantime_network_port_speed_bytes{port=lan0}", 12_500_000), ("lantime_syncmon_nodes", 0),
            ("lantime_system_time_timestamp_seconds", 1_770_847_501.533),
        ] as [(String, Double)])
    func numbers(_ key: String, _ value: Double) {
        #expect(m600.number(key) == value)
    }

    @Test("Events that never happened have no time")
    func never() {
        #expect(m600.all("lantime_event_active").count == 34)
        #expect(m600.all("lantime_event_last_triggered_timestamp_seconds").count == 13)
        #expect(m600.all("lantime_event_last_triggered_timestamp_seconds").allSatisfy { (m600.number($0) ?? 0) > 1.7e9 })
    }

    @Test("A temperature of 0.0 is not exported, nor are null calibrations")
    func absentNumbers() {
        #expect(
            m600.all("lantime_module_temperature_celsius") == [
                "lantime_module_temperature_celsius{slot=cpu,sensor=temperature-1}"
            ])
        #expect(m600.all("lantime_clock_dac_value").isEmpty)
        #expect(m600.all("lantime_clock_dac_calibration_value").isEmpty)
        #expect(m600.all("lantime_leap_second_timestamp_seconds").isEmpty)
    }

    @Test("An empty bay is not fitted, and neither powered nor failed")
    func emptyBay() {
        #expect(m600.all("lantime_psu_power_available") == ["lantime_psu_power_available{slot=pwr1}"])
        #expect(m600.all("lantime_psu_capacity_watts") == ["lantime_psu_capacity_watts{slot=pwr1}"])
        #expect(m600.all("lantime_module_info").allSatisfy { !$0.contains("pwr2") })
    }

    @Test("Ports without hardware have no series")
    func absentPorts() {
        #expect(m600.all("lantime_network_port_up") == ["lantime_network_port_up{port=lan0}"])
        #expect(
            m600.series.keys.allSatisfy { !$0.contains("port=lan1") && !$0.contains("port=lan2") && !$0.contains("port=lan3") })
    }
}
