extension FindingKind {
    /// The metric that shows it best: where to look on, in Prometheus or at `/probe`.
    public var metric: String {
        switch self {
        case .deviceDown, .authenticationFailing, .tlsFailing: "lantime_scrape_error"
        case .collectorFailing: "lantime_scrape_collector_success"
        case .partMissing: "lantime_scrape_collector_state"

        case .clockNotSynchronized, .stateUnknown, .clockInHoldover: "lantime_sync_state"
        case .holdoverTooLong: "lantime_holdover_elapsed_seconds"
        case .holdoverErrorHigh: "lantime_holdover_time_offset_seconds"
        case .timeQualityDegraded: "lantime_time_quality_seconds"
        case .oscillatorNotWarmedUp: "lantime_clock_oscillator_state"
        case .leapSecondAnnounced: "lantime_leap_second_announced"

        case .antennaDisconnected: "lantime_gnss_antenna_connected"
        case .antennaShortCircuit: "lantime_gnss_antenna_short_circuit"
        case .satellitesCritical, .satellitesLow: "lantime_gnss_satellites_good"
        case .receiverNotSynchronized: "lantime_gnss_receiver_state"
        case .longWaveReceptionPoor: "lantime_dcf77_correlation_ratio"
        case .timeCodeFault: "lantime_irig_state"

        case .relayInError: "lantime_relay_state"
        case .redundancyLost: "lantime_clock_state"
        case .switchUnitFailed: "lantime_rsc_active_clock"
        case .moduleSignalFailed: "lantime_output_state"
        case .switchUnitManual: "lantime_rsc_mode"
        case .syncTeamMemberOffline: "lantime_syncteam_offline_members"

        case .powerSupplyFailed: "lantime_psu_power_available"
        case .fanFailed: "lantime_fan_error"
        case .temperatureCritical, .temperatureHigh: "lantime_module_temperature_celsius"
        case .externalHoldoverAlarm: "lantime_xhe_alarm"
        case .alarmLED: "lantime_led_state"
        case .storageFull: "lantime_storage_used_bytes"
        case .memoryLow: "lantime_system_memory_free_bytes"

        case .ntpStopped: "lantime_service_running"
        case .ntpUnsynchronized, .ntpStratumHigh: "lantime_ntp_stratum"
        case .ntpNoSource, .ntpFalseticker: "lantime_ntp_peer_selection"
        case .ntpOffsetHigh: "lantime_ntp_peer_offset_seconds"
        case .ntpPeerUnreachable: "lantime_ntp_peer_reachable"
        case .ptpClockClassBad, .ptpClockClassDegraded: "lantime_ptp_clock_class"
        case .ptpPortFaulty: "lantime_ptp_port_state"
        case .ptpClientsCritical, .ptpClientsHigh: "lantime_ptp_clients"
        case .syncMonNodeFailing: "lantime_syncmon_nodes_by_state"
        case .syncMonNodesHigh: "lantime_syncmon_nodes"

        case .receiverNotResponding, .clusterFalseticker, .eventCritical, .eventError, .eventWarning: "lantime_event_active"
        case .eventAction, .userBanned: "lantime_event_last_triggered_timestamp_seconds"
        case .certificateExpired, .certificateExpiresInDays, .certificateExpiring:
            "lantime_tls_certificate_not_after_timestamp_seconds"
        case .selfSignedCertificate: "lantime_event_active"
        case .leapFileExpired, .leapFileExpiring: "lantime_ntp_leap_file_expiry_timestamp_seconds"
        case .pendingChanges: "lantime_pending_configuration_changes"
        }
    }
}
