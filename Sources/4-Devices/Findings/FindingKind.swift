/// Something that can be wrong with a device.
///
/// Each kind is the alert of the same name: `.deviceDown` is LantimeDeviceDown. This table, the alert rules and the runbooks are kept
/// consistent by `.ci/check-findings`. Kinds are those that show in one status document. What needs a history or a whole fleet is seen by
/// Prometheus only. A new kind is a word here and its entry below.
public enum FindingKind: String, CaseIterable, Sendable {
    // The device does not answer.
    case deviceDown, authenticationFailing, tlsFailing, collectorFailing, partMissing

    // Its time.
    case clockNotSynchronized, stateUnknown, clockInHoldover, holdoverTooLong, holdoverErrorHigh, timeQualityDegraded,
        receiverNotResponding, oscillatorNotWarmedUp, leapSecondAnnounced

    // What it receives.
    case antennaDisconnected, antennaShortCircuit, satellitesCritical, satellitesLow, receiverNotSynchronized,
        longWaveReceptionPoor, timeCodeFault

    // What takes over when a part fails.
    case relayInError, redundancyLost, switchUnitFailed, switchUnitManual, moduleSignalFailed, clusterFalseticker,
        syncTeamMemberOffline

    // Its hardware.
    case powerSupplyFailed, fanFailed, temperatureCritical, temperatureHigh, externalHoldoverAlarm, alarmLed, storageFull,
        memoryLow

    // NTP and PTP.
    case ntpStopped, ntpUnsynchronized, ntpNoSource, ntpStratumHigh, ntpOffsetHigh, ntpPeerUnreachable, ntpFalseticker,
        ptpPortFaulty, ptpClockClassBad, ptpClockClassDegraded, ptpClientsCritical, ptpClientsHigh, syncMonNodeFailing,
        syncMonNodesHigh

    // What it reports in events, and what a person has to renew.
    case eventCritical, eventError, eventWarning, eventAction, userBanned, certificateExpired, certificateExpiresInDays,
        certificateExpiring, selfSignedCertificate, leapFileExpired, leapFileExpiring, pendingChanges
}

extension FindingKind {
    /// What is known of a kind.
    private struct Entry {
        let severity: Severity
        let concern: Concern
        let summary: String
        let metric: String
        let limits: [Limit]

        /// - Parameter metric: where to look on, in Prometheus or at `/probe`.
        init(_ concern: Concern, _ summary: String, _ metric: String, _ limits: Limit..., severity: Severity = .warning) {
            self.severity = severity
            self.concern = concern
            self.summary = summary
            self.metric = metric
            self.limits = limits
        }
    }

    /// The name of the alert and of its runbook.
    public var name: String { "Lantime" + rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    /// The severity of the alert.
    public var severity: Severity { entry.severity }
    /// What it puts at risk.
    public var concern: Concern { entry.concern }
    /// What is wrong, in one sentence: the summary of the alert.
    public var summary: String { entry.summary }
    /// The limits that decide.
    public var limits: [Limit] { entry.limits }
    /// The metric that shows it best.
    public var metric: String { entry.metric }

    private var entry: Entry {
        switch self {
        case .deviceDown: Entry(.time, "A LANTIME cannot be read.", "lantime_scrape_error")
        case .authenticationFailing: Entry(.time, "A LANTIME refuses the exporter's credentials.", "lantime_scrape_error")
        case .tlsFailing: Entry(.time, "The certificate of a LANTIME cannot be verified.", "lantime_scrape_error")
        case .collectorFailing:
            Entry(.operation, "Part of a LANTIME's status cannot be read.", "lantime_scrape_collector_success")
        case .partMissing: Entry(.redundancy, "Part of a LANTIME's status has disappeared.", "lantime_scrape_collector_state")

        case .clockNotSynchronized:
            Entry(.time, "A time server has lost its reference and is not in holdover.", "lantime_sync_state")
        case .stateUnknown: Entry(.time, "The state of a part of a LANTIME is unknown.", "lantime_sync_state")
        case .clockInHoldover: Entry(.operation, "A time server is in holdover.", "lantime_sync_state")
        case .holdoverTooLong:
            Entry(.time, "A time server has been in holdover longer than its budget allows.", "lantime_holdover_elapsed_seconds")
        case .holdoverErrorHigh:
            Entry(.time, "A time server in holdover has drifted.", "lantime_holdover_time_offset_seconds", .holdoverError)
        case .timeQualityDegraded:
            Entry(.operation, "A time server no longer guarantees its accuracy.", "lantime_time_quality_seconds", .timeQuality)
        case .receiverNotResponding: Entry(.redundancy, "A clock module does not respond.", "lantime_event_active")
        case .oscillatorNotWarmedUp:
            Entry(.operation, "The oscillator of a clock does not warm up.", "lantime_clock_oscillator_state", .warmUp)
        case .leapSecondAnnounced:
            Entry(.administration, "A time server announces a leap second.", "lantime_leap_second_announced", severity: .info)

        case .antennaDisconnected:
            Entry(.redundancy, "The antenna of a time server is not connected.", "lantime_gnss_antenna_connected")
        case .antennaShortCircuit:
            Entry(.redundancy, "The antenna line of a time server has a short circuit.", "lantime_gnss_antenna_short_circuit")
        case .satellitesCritical:
            Entry(
                .operation, "A receiver has too few satellites to find its position.", "lantime_gnss_satellites_good",
                .satellitesCritical)
        case .satellitesLow:
            Entry(.operation, "A receiver has few good satellites.", "lantime_gnss_satellites_good", .satellitesWarning)
        case .receiverNotSynchronized:
            Entry(.operation, "A satellite receiver is not synchronised.", "lantime_gnss_receiver_state")
        case .longWaveReceptionPoor:
            Entry(.operation, "A DCF77 receiver hardly receives the signal.", "lantime_dcf77_correlation_ratio", .correlation)
        case .timeCodeFault: Entry(.operation, "A time code receiver has no usable time code.", "lantime_irig_state")

        case .relayInError: Entry(.redundancy, "An error relay has dropped.", "lantime_relay_state")
        case .redundancyLost:
            Entry(.redundancy, "A redundant time server has one good clock left, or none.", "lantime_clock_state")
        case .switchUnitFailed:
            Entry(
                .redundancy, "The switch unit of a redundant time server does not work as it should.", "lantime_rsc_active_clock")
        case .switchUnitManual:
            Entry(.operation, "A redundant time server does not switch clocks automatically.", "lantime_rsc_mode")
        case .moduleSignalFailed: Entry(.redundancy, "A signal of a module has failed.", "lantime_output_state", .warmUp)
        case .clusterFalseticker:
            Entry(.operation, "A member of a cluster has a different time from the others.", "lantime_event_active")
        case .syncTeamMemberOffline: Entry(.operation, "Members of a SyncTeam are offline.", "lantime_syncteam_offline_members")

        case .powerSupplyFailed: Entry(.redundancy, "A power supply has failed.", "lantime_psu_power_available")
        case .fanFailed: Entry(.redundancy, "A fan has failed.", "lantime_fan_error")
        case .temperatureCritical:
            Entry(.redundancy, "A module is too hot.", "lantime_module_temperature_celsius", .temperatureCritical)
        case .temperatureHigh: Entry(.operation, "A module is warm.", "lantime_module_temperature_celsius", .temperatureWarning)
        case .externalHoldoverAlarm:
            Entry(.operation, "The external holdover unit of a time server reports an alarm.", "lantime_xhe_alarm")
        case .alarmLed: Entry(.operation, "The alarm LED of a time server is lit.", "lantime_led_state")
        case .storageFull: Entry(.operation, "A file system of a time server is full.", "lantime_storage_used_bytes", .storage)
        case .memoryLow: Entry(.operation, "A time server runs out of memory.", "lantime_system_memory_free_bytes", .memory)

        case .ntpStopped: Entry(.time, "NTP is stopped on a time server.", "lantime_service_running")
        case .ntpUnsynchronized: Entry(.time, "NTP on a time server is not synchronised.", "lantime_ntp_stratum")
        case .ntpNoSource: Entry(.time, "NTP on a time server has no usable source.", "lantime_ntp_peer_selection")
        case .ntpStratumHigh: Entry(.operation, "The NTP stratum of a time server is too high.", "lantime_ntp_stratum", .stratum)
        case .ntpOffsetHigh:
            Entry(.operation, "The NTP offset of a time server is too large.", "lantime_ntp_peer_offset_seconds", .ntpOffset)
        case .ntpPeerUnreachable: Entry(.operation, "A source of a time server does not respond.", "lantime_ntp_peer_reachable")
        case .ntpFalseticker:
            Entry(.operation, "A source of a time server has a different time from the others.", "lantime_ntp_peer_selection")
        case .ptpPortFaulty: Entry(.time, "A PTP port is faulty.", "lantime_ptp_port_state")
        case .ptpClockClassBad:
            Entry(.time, "A PTP grandmaster announces that its time is not traceable.", "lantime_ptp_clock_class")
        case .ptpClockClassDegraded: Entry(.operation, "A PTP grandmaster announces holdover.", "lantime_ptp_clock_class")
        case .ptpClientsCritical:
            Entry(
                .time, "A PTP instance is about to refuse clients.", "lantime_ptp_clients", .ptpLoadCritical, severity: .critical)
        case .ptpClientsHigh:
            Entry(.operation, "A PTP instance has little client capacity left.", "lantime_ptp_clients", .ptpLoadWarning)
        case .syncMonNodeFailing:
            Entry(
                .operation, "Network nodes measured by SyncMon are out of limits or do not respond.",
                "lantime_syncmon_nodes_by_state")
        case .syncMonNodesHigh:
            Entry(.operation, "SyncMon is close to its maximum number of nodes.", "lantime_syncmon_nodes", .syncMonNodes)

        case .eventCritical: Entry(.redundancy, "A time server reports a critical event.", "lantime_event_active")
        case .eventError: Entry(.operation, "A time server reports an error.", "lantime_event_active")
        case .eventWarning: Entry(.operation, "A time server reports a warning.", "lantime_event_active")
        case .eventAction:
            Entry(
                .administration, "Something happened on a time server.", "lantime_event_last_triggered_timestamp_seconds",
                severity: .info)
        case .userBanned:
            Entry(
                .administration, "A time server has banned a user after failed logins.",
                "lantime_event_last_triggered_timestamp_seconds")
        case .certificateExpired:
            Entry(
                .administration, "The HTTPS certificate of a time server has expired.",
                "lantime_tls_certificate_not_after_timestamp_seconds")
        case .certificateExpiresInDays:
            Entry(
                .administration, "The HTTPS certificate of a time server expires within days.",
                "lantime_tls_certificate_not_after_timestamp_seconds", .certificateCritical)
        case .certificateExpiring:
            Entry(
                .administration, "The HTTPS certificate of a time server expires soon.",
                "lantime_tls_certificate_not_after_timestamp_seconds", .certificateWarning)
        case .selfSignedCertificate:
            Entry(.administration, "A time server uses a self-signed HTTPS certificate.", "lantime_event_active", severity: .info)
        case .leapFileExpired:
            Entry(
                .administration, "The leap second file of a time server has expired.",
                "lantime_ntp_leap_file_expiry_timestamp_seconds")
        case .leapFileExpiring:
            Entry(
                .administration, "The leap second file of a time server expires soon.",
                "lantime_ntp_leap_file_expiry_timestamp_seconds", .leapFile, severity: .info)
        case .pendingChanges:
            Entry(
                .administration, "A time server has configuration changes that are not applied.",
                "lantime_pending_configuration_changes", severity: .info)
        }
    }
}
