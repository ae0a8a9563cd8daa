import Catalog
import Metrics
import Testing

@testable import LANTIMECatalog

/// The names that dashboards, alert rules and users rely on, with their labels besides `device`. A change here breaks them.
private enum Contract {
    static let clock = ["synchronized", "holdover", "not_synchronized", "free_running", "unknown"]
    static let oscillator = ["warmed_up", "not_warmed_up", "unknown"]

    static let gauges: [String: [String]] = [
        "lantime_system_uptime_seconds": [], "lantime_system_load1": [],
        "lantime_system_load5": [],
        "lantime_system_load15": [], "lantime_system_memory_total_bytes": [], "lantime_system_memory_free_bytes": [],
        "lantime_storage_size_bytes": ["mountpoint"],
        "lantime_storage_used_bytes": ["mountpoint"], "lantime_storage_available_bytes": ["mountpoint"],
        "lantime_pending_configuration_changes": [],
        "lantime_service_running": ["scope", "service"], "lantime_event_active": ["event", "severity"],
        "lantime_event_last_triggered_timestamp_seconds": ["event", "severity"], "lantime_time_quality_seconds": [],
        "lantime_holdover_elapsed_seconds": [],
        "lantime_holdover_time_offset_seconds": [], "lantime_leap_second_announced": [],
        "lantime_slot_occupied": ["slot", "slot_type"],
        "lantime_module_temperature_celsius": ["slot", "sensor"], "lantime_psu_fitted": ["slot"],
        "lantime_psu_power_available": ["slot"],
        "lantime_psu_capacity_watts": ["slot"], "lantime_clock_selected": ["slot"],
        "lantime_clock_time_quality_seconds": ["slot"],
        "lantime_gnss_satellites_good": ["slot"], "lantime_gnss_satellites_in_view": ["slot"],
        "lantime_gnss_antenna_connected": ["slot"],
        "lantime_gnss_antenna_short_circuit": ["slot"], "lantime_dcf77_correlation_ratio": ["slot"],
        "lantime_dcf77_field_strength": ["slot"],
        "lantime_ntp_stratum": [], "lantime_ntp_root_delay_seconds": [], "lantime_ntp_root_dispersion_seconds": [],
        "lantime_ntp_clock_jitter_seconds": [],
        "lantime_ntp_tai_offset_seconds": [], "lantime_ntp_leap_file_expiry_timestamp_seconds": [],
        "lantime_ntp_peer_offset_seconds": ["peer", "peer_association"],
        "lantime_ntp_peer_delay_seconds": ["peer", "peer_association"],
        "lantime_ntp_peer_reachable": ["peer", "peer_association"],
        "lantime_syncmon_nodes_by_state": ["state"], "lantime_network_port_up": ["port"],
        "lantime_syncmon_nodes": [],
        "lantime_module_value": ["slot", "model", "path"], "lantime_module_state": ["slot", "model", "path", "state"],
    ]

    static let counters: [String: [String]] = Dictionary(
        uniqueKeysWithValues: ["receive", "transmit"].flatMap { way in
            ["bytes", "packets", "errors", "dropped"].map { ("lantime_network_\(way)_\($0)_total", ["port"]) }
        })

    static let infos: [String: [String]] = [
        "lantime_device_info": ["model", "serial_number", "firmware_version", "api_version", "hostname"],
        "lantime_sync_reference_info": ["reference", "ref_type", "ref_type_raw", "osc_type", "osc_type_raw"],
        "lantime_module_info": ["slot", "model", "serial_number", "software_revision"],
    ]

    static let stateSets: [String: (labels: [String], states: [String])] = [
        "lantime_led_state": (["led"], ["off", "green", "red", "yellow", "blue", "unknown"]), "lantime_sync_state": ([], clock),
        "lantime_oscillator_state": ([], oscillator),
        "lantime_antenna_state": ([], ["connected", "disconnected", "short_circuit", "unknown"]),
        "lantime_clock_state": (["slot"], clock), "lantime_clock_oscillator_state": (["slot"], oscillator),
        "lantime_gnss_receiver_state": (
            ["slot"],
            ["synchronized", "tracking", "warm_boot", "cold_boot", "antenna_disconnected", "antenna_short_circuit", "unknown"]
        ),
        "lantime_ntp_leap_state": ([], ["none", "add_second", "delete_second", "alarm", "unknown"]),
        "lantime_ntp_peer_selection": (
            ["peer", "peer_association"],
            ["reject", "falsetick", "excess", "outlier", "candidate", "backup", "sys_peer", "pps_peer", "unknown"]
        ),
    ]
}

@Suite("Names of the contract")
struct ContractTests {
    private static func family(_ name: String) throws -> MetricFamily {
        let families = try TestedCatalog.compiled().families
        return families[try #require(families.id(name), "\(name) is missing")]
    }

    @Test("Numbers", arguments: Contract.gauges.keys.sorted())
    func gauges(_ name: String) throws {
        let family = try Self.family(name)
        #expect(family.type == .gauge)
        #expect(family.labels == ["device"] + (Contract.gauges[name] ?? []))
    }

    @Test("Counters", arguments: Contract.counters.keys.sorted())
    func counters(_ name: String) throws {
        let family = try Self.family(name)
        #expect(family.type == .counter)
        #expect(family.labels == ["device"] + (Contract.counters[name] ?? []))
    }

    @Test("Texts", arguments: Contract.infos.keys.sorted())
    func infos(_ name: String) throws {
        let family = try Self.family(name)
        #expect(family.type == .info)
        #expect(Set(family.labels) == Set(["device"] + (Contract.infos[name] ?? [])))
    }

    @Test("States", arguments: Contract.stateSets.keys.sorted())
    func states(_ name: String) throws {
        let family = try Self.family(name)
        let expected = try #require(Contract.stateSets[name])
        #expect(family.labels == ["device"] + expected.labels)
        guard case .stateSet(let states) = family.type else {
            Issue.record("\(name) is no state set")
            return
        }
        #expect(Set(states) == Set(expected.states))
        #expect(states.last == "unknown")
    }
}
