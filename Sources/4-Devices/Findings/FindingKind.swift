/// Something that can be wrong with a device.
///
/// Each kind is the alert of the same name: this table, the alert rules and the runbooks are kept consistent by `.ci/check-rules`.
/// Kinds are those that show in one status document. What needs a history or a whole fleet is seen by Prometheus only.
public enum FindingKind: String, CaseIterable, Sendable {
    // The device does not answer.
    case deviceDown = "LantimeDeviceDown"
    case authenticationFailing = "LantimeAuthenticationFailing"
    case tlsFailing = "LantimeTlsFailing"
    case collectorFailing = "LantimeCollectorFailing"
    case partMissing = "LantimePartMissing"

    // Its time.
    case clockNotSynchronized = "LantimeClockNotSynchronized"
    case stateUnknown = "LantimeStateUnknown"
    case clockInHoldover = "LantimeClockInHoldover"
    case holdoverTooLong = "LantimeHoldoverTooLong"
    case holdoverErrorHigh = "LantimeHoldoverErrorHigh"
    case timeQualityDegraded = "LantimeTimeQualityDegraded"
    case receiverNotResponding = "LantimeReceiverNotResponding"
    case oscillatorNotWarmedUp = "LantimeOscillatorNotWarmedUp"
    case leapSecondAnnounced = "LantimeLeapSecondAnnounced"

    // What it receives.
    case antennaDisconnected = "LantimeAntennaDisconnected"
    case antennaShortCircuit = "LantimeAntennaShortCircuit"
    case satellitesCritical = "LantimeSatellitesCritical"
    case satellitesLow = "LantimeSatellitesLow"
    case receiverNotSynchronized = "LantimeReceiverNotSynchronized"
    case longWaveReceptionPoor = "LantimeLongWaveReceptionPoor"
    case timeCodeFault = "LantimeTimeCodeFault"

    // What takes over when a part fails.
    case relayInError = "LantimeRelayInError"
    case redundancyLost = "LantimeRedundancyLost"
    case switchUnitFailed = "LantimeSwitchUnitFailed"
    case switchUnitManual = "LantimeSwitchUnitManual"
    case moduleSignalFailed = "LantimeModuleSignalFailed"
    case clusterFalseticker = "LantimeClusterFalseticker"
    case syncTeamMemberOffline = "LantimeSyncTeamMemberOffline"

    // Its hardware.
    case powerSupplyFailed = "LantimePowerSupplyFailed"
    case fanFailed = "LantimeFanFailed"
    case temperatureCritical = "LantimeTemperatureCritical"
    case temperatureHigh = "LantimeTemperatureHigh"
    case externalHoldoverAlarm = "LantimeExternalHoldoverAlarm"
    case alarmLED = "LantimeAlarmLed"
    case storageFull = "LantimeStorageFull"
    case memoryLow = "LantimeMemoryLow"

    // NTP and PTP.
    case ntpStopped = "LantimeNtpStopped"
    case ntpUnsynchronized = "LantimeNtpUnsynchronized"
    case ntpNoSource = "LantimeNtpNoSource"
    case ntpStratumHigh = "LantimeNtpStratumHigh"
    case ntpOffsetHigh = "LantimeNtpOffsetHigh"
    case ntpPeerUnreachable = "LantimeNtpPeerUnreachable"
    case ntpFalseticker = "LantimeNtpFalseticker"
    case ptpPortFaulty = "LantimePtpPortFaulty"
    case ptpClockClassBad = "LantimePtpClockClassBad"
    case ptpClockClassDegraded = "LantimePtpClockClassDegraded"
    case ptpClientsCritical = "LantimePtpClientsCritical"
    case ptpClientsHigh = "LantimePtpClientsHigh"
    case syncMonNodeFailing = "LantimeSyncMonNodeFailing"
    case syncMonNodesHigh = "LantimeSyncMonNodesHigh"

    // What it reports in events, and what a person has to renew.
    case eventCritical = "LantimeEventCritical"
    case eventError = "LantimeEventError"
    case eventWarning = "LantimeEventWarning"
    case eventAction = "LantimeEventAction"
    case userBanned = "LantimeUserBanned"
    case certificateExpired = "LantimeCertificateExpired"
    case certificateExpiresInDays = "LantimeCertificateExpiresInDays"
    case certificateExpiring = "LantimeCertificateExpiring"
    case selfSignedCertificate = "LantimeSelfSignedCertificate"
    case leapFileExpired = "LantimeLeapFileExpired"
    case leapFileExpiring = "LantimeLeapFileExpiring"
    case pendingChanges = "LantimePendingChanges"
}
