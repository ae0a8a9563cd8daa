extension FindingKind {
    /// What the table says of a kind.
    private struct Entry {
        let severity: Severity
        let concern: Concern
        let summary: String
        let limits: [Limit]

        init(_ severity: Severity, _ concern: Concern, _ summary: String, _ limits: Limit...) {
            self.severity = severity
            self.concern = concern
            self.summary = summary
            self.limits = limits
        }
    }

    /// The severity of the alert.
    public var severity: Severity { entry.severity }
    /// What it puts at risk.
    public var concern: Concern { entry.concern }
    /// What is wrong, in one sentence: the summary of the alert.
    public var summary: String { entry.summary }
    /// The limits that decide.
    public var limits: [Limit] { entry.limits }
    /// The name of the alert and of its runbook.
    public var name: String { rawValue }

    private var entry: Entry {
        switch self {
        case .deviceDown: Entry(.warning, .time, "A LANTIME cannot be read.")
        case .authenticationFailing: Entry(.warning, .time, "A LANTIME refuses the exporter's credentials.")
        case .tlsFailing: Entry(.warning, .time, "The certificate of a LANTIME cannot be verified.")
        case .collectorFailing: Entry(.warning, .operation, "Part of a LANTIME's status cannot be read.")
        case .partMissing: Entry(.warning, .redundancy, "Part of a LANTIME's status has disappeared.")

        case .clockNotSynchronized:
            Entry(.warning, .time, "A time server has lost its reference and is not in holdover.")
        case .stateUnknown: Entry(.warning, .time, "The state of a part of a LANTIME is unknown.")
        case .clockInHoldover: Entry(.warning, .operation, "A time server is in holdover.")
        case .holdoverTooLong:
            Entry(.warning, .time, "A time server has been in holdover longer than its budget allows.")
        case .holdoverErrorHigh: Entry(.warning, .time, "A time server in holdover has drifted.", .holdoverError)
        case .timeQualityDegraded:
            Entry(.warning, .operation, "A time server no longer guarantees its accuracy.", .timeQuality)
        case .receiverNotResponding: Entry(.warning, .redundancy, "A clock module does not respond.")
        case .oscillatorNotWarmedUp: Entry(.warning, .operation, "The oscillator of a clock does not warm up.", .warmUp)
        case .leapSecondAnnounced: Entry(.info, .administration, "A time server announces a leap second.")

        case .antennaDisconnected: Entry(.warning, .redundancy, "The antenna of a time server is not connected.")
        case .antennaShortCircuit: Entry(.warning, .redundancy, "The antenna line of a time server has a short circuit.")
        case .satellitesCritical:
            Entry(.warning, .operation, "A receiver has too few satellites to find its position.", .satellitesCritical)
        case .satellitesLow: Entry(.warning, .operation, "A receiver has few good satellites.", .satellitesWarning)
        case .receiverNotSynchronized: Entry(.warning, .operation, "A satellite receiver is not synchronised.")
        case .longWaveReceptionPoor: Entry(.warning, .operation, "A DCF77 receiver hardly receives the signal.", .correlation)
        case .timeCodeFault: Entry(.warning, .operation, "A time code receiver has no usable time code.")

        case .relayInError: Entry(.warning, .redundancy, "An error relay has dropped.")
        case .redundancyLost: Entry(.warning, .redundancy, "A redundant time server has one good clock left, or none.")
        case .switchUnitFailed:
            Entry(.warning, .redundancy, "The switch unit of a redundant time server does not work as it should.")
        case .switchUnitManual: Entry(.warning, .operation, "A redundant time server does not switch clocks automatically.")
        case .moduleSignalFailed: Entry(.warning, .redundancy, "A signal of a module has failed.", .warmUp)
        case .clusterFalseticker: Entry(.warning, .operation, "A member of a cluster has a different time from the others.")
        case .syncTeamMemberOffline: Entry(.warning, .operation, "Members of a SyncTeam are offline.")

        case .powerSupplyFailed: Entry(.warning, .redundancy, "A power supply has failed.")
        case .fanFailed: Entry(.warning, .redundancy, "A fan has failed.")
        case .temperatureCritical: Entry(.warning, .redundancy, "A module is too hot.", .temperatureCritical)
        case .temperatureHigh: Entry(.warning, .operation, "A module is warm.", .temperatureWarning)
        case .externalHoldoverAlarm: Entry(.warning, .operation, "The external holdover unit of a time server reports an alarm.")
        case .alarmLED: Entry(.warning, .operation, "The alarm LED of a time server is lit.")
        case .storageFull: Entry(.warning, .operation, "A file system of a time server is full.", .storage)
        case .memoryLow: Entry(.warning, .operation, "A time server runs out of memory.", .memory)

        case .ntpStopped: Entry(.warning, .time, "NTP is stopped on a time server.")
        case .ntpUnsynchronized: Entry(.warning, .time, "NTP on a time server is not synchronised.")
        case .ntpNoSource: Entry(.warning, .time, "NTP on a time server has no usable source.")
        case .ntpStratumHigh:
            Entry(.warning, .operation, "The NTP stratum of a time server is too high.", .stratum)
        case .ntpOffsetHigh: Entry(.warning, .operation, "The NTP offset of a time server is too large.", .ntpOffset)
        case .ntpPeerUnreachable: Entry(.warning, .operation, "A source of a time server does not respond.")
        case .ntpFalseticker: Entry(.warning, .operation, "A source of a time server has a different time from the others.")
        case .ptpPortFaulty: Entry(.warning, .time, "A PTP port is faulty.")
        case .ptpClockClassBad:
            Entry(.warning, .time, "A PTP grandmaster announces that its time is not traceable.")
        case .ptpClockClassDegraded: Entry(.warning, .operation, "A PTP grandmaster announces holdover.")
        case .ptpClientsCritical: Entry(.critical, .time, "A PTP instance is about to refuse clients.", .ptpLoadCritical)
        case .ptpClientsHigh: Entry(.warning, .operation, "A PTP instance has little client capacity left.", .ptpLoadWarning)
        case .syncMonNodeFailing:
            Entry(.warning, .operation, "Network nodes measured by SyncMon are out of limits or do not respond.")
        case .syncMonNodesHigh: Entry(.warning, .operation, "SyncMon is close to its maximum number of nodes.", .syncMonNodes)

        case .eventCritical: Entry(.warning, .redundancy, "A time server reports a critical event.")
        case .eventError: Entry(.warning, .operation, "A time server reports an error.")
        case .eventWarning: Entry(.warning, .operation, "A time server reports a warning.")
        case .eventAction: Entry(.info, .administration, "Something happened on a time server.")
        case .userBanned: Entry(.warning, .administration, "A time server has banned a user after failed logins.")
        case .certificateExpired: Entry(.warning, .administration, "The HTTPS certificate of a time server has expired.")
        case .certificateExpiresInDays:
            Entry(.warning, .administration, "The HTTPS certificate of a time server expires within days.", .certificateCritical)
        case .certificateExpiring:
            Entry(.warning, .administration, "The HTTPS certificate of a time server expires soon.", .certificateWarning)
        case .selfSignedCertificate: Entry(.info, .administration, "A time server uses a self-signed HTTPS certificate.")
        case .leapFileExpired: Entry(.warning, .administration, "The leap second file of a time server has expired.")
        case .leapFileExpiring:
            Entry(.info, .administration, "The leap second file of a time server expires soon.", .leapFile)
        case .pendingChanges:
            Entry(.info, .administration, "A time server has configuration changes that are not applied.")
        }
    }
}
