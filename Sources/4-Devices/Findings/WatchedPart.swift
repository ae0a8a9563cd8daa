/// A part of a device's status that is missed when it was reported within the last day and no longer is.
///
/// The alert LantimePartMissing has the same parts: `.ci/check-findings` compares this table with the recording rules.
public struct WatchedPart: Sendable {
    /// What counts as reported.
    public enum Presence: String, Sendable {
        /// Any value.
        case any
        /// Any state but `unknown`.
        case known
        /// The state `present`.
        case present
        /// A number above 0.
        case positive

        /// Whether a value counts.
        ///
        /// - Parameters:
        ///   - value: the number; that of the state for a state set.
        ///   - state: of a state set; `nil` for a number.
        public func counts(_ value: Double, _ state: String?) -> Bool {
            switch self {
            case .any: true
            case .known: state != "unknown"
            case .present: state == "present"
            case .positive: value > 0
            }
        }
    }

    /// The label `part` of the recording rules; `all` for everything that a collector has.
    public let name: String
    /// The metric that shows it.
    public let metric: String
    /// The collector that it belongs to, if that is always the same.
    public let collector: String?
    /// What counts as reported.
    public let presence: Presence
    /// Whether it is there as long as one of its series is.
    public let isWhole: Bool
    /// A label by which its series differ that all belong to the same part, such as the bit of a status word.
    public let inner: String?

    private init(
        _ name: String, _ collector: String?, _ metric: String, presence: Presence = .any, isWhole: Bool = false,
        inner: String? = nil
    ) {
        self.name = name
        self.metric = metric
        self.collector = collector
        self.presence = presence
        self.isWhole = isWhole
        self.inner = inner
    }

    /// How long it is missed, in seconds.
    public static let memory = 86_400.0

    /// All of them.
    public static let all: [WatchedPart] = [
        WatchedPart("all", nil, "lantime_scrape_collector_state", presence: .present),
        // The system and its clocks.
        WatchedPart("synchronisation", "sync", "lantime_sync_state"),
        WatchedPart("time quality", "sync", "lantime_time_quality_seconds"),
        WatchedPart("system's oscillator", "sync", "lantime_oscillator_state", presence: .known),
        WatchedPart("system's antenna", "sync", "lantime_antenna_state", presence: .known),
        WatchedPart("clock", "clock", "lantime_clock_state"),
        WatchedPart("oscillator", "clock", "lantime_clock_oscillator_state", presence: .known),
        WatchedPart("clock's antenna", "clock", "lantime_clock_antenna_state", presence: .known),
        WatchedPart("receiver", "gnss", "lantime_gnss_receiver_state"),
        WatchedPart("antenna", "gnss", "lantime_gnss_antenna_connected"),
        WatchedPart("satellites", "gnss", "lantime_gnss_satellites_good"),
        WatchedPart("correlation", "dcf77", "lantime_dcf77_correlation_ratio"),
        WatchedPart("correlation state", "dcf77", "lantime_dcf77_correlation_state", presence: .known),
        WatchedPart("flags of the long-wave receiver", "dcf77", "lantime_dcf77_flag", inner: "flag"),
        WatchedPart("antenna of the long-wave receiver", "dcf77", "lantime_dcf77_antenna_state", presence: .known),
        WatchedPart("time code", "irig", "lantime_irig_state", inner: "bit"),
        WatchedPart("reference source", "mrs", "lantime_mrs_source_state", inner: "bit"),
        // What takes over.
        WatchedPart("relay", "rel", "lantime_relay_state"),
        WatchedPart("switch unit mode", "rsc", "lantime_rsc_mode"),
        WatchedPart("active clock", "rsc", "lantime_rsc_active_clock"),
        WatchedPart("switch unit", "rsc", "lantime_rsc_state"),
        WatchedPart("outputs of the switch unit", "rsc", "lantime_rsc_outputs_enabled"),
        WatchedPart("watchdog of the switch unit", "rsc", "lantime_rsc_watchdog_ok"),
        WatchedPart("time limit of the switch unit", "rsc", "lantime_rsc_time_limit_error"),
        WatchedPart("clocks of the switch unit", "rsc", "lantime_rsc_clock_synchronized"),
        WatchedPart("supply of the switch unit", "rsc", "lantime_rsc_psu_ok"),
        WatchedPart("cluster", "cluster", "lantime_cluster_port_state", presence: .known),
        WatchedPart("cluster's clock", "cluster", "lantime_cluster_clock_status", presence: .known),
        WatchedPart("SyncTeam", "syncteam", "lantime_syncteam_mode", presence: .known),
        WatchedPart("members of the SyncTeam", "syncteam", "lantime_syncteam_offline_members"),
        WatchedPart("list of the SyncTeam's members", "syncteam", "lantime_syncteam_member_state", isWhole: true),
        // Hardware.
        WatchedPart("module", "chassis", "lantime_module_info"),
        WatchedPart("fan", "fan", "lantime_fan_error"),
        WatchedPart("fan's state", "fan", "lantime_fan_state"),
        WatchedPart("power supply", "power", "lantime_psu_power_available"),
        WatchedPart("power supply's state", "power", "lantime_psu_state"),
        WatchedPart("supply of the holdover unit", "xhe", "lantime_xhe_psu_state"),
        WatchedPart("alarm of the holdover unit", "xhe", "lantime_xhe_alarm"),
        WatchedPart("supply of the fan controller", "fan", "lantime_fcu_psu_state"),
        WatchedPart("temperature", "chassis", "lantime_module_temperature_celsius"),
        WatchedPart("output", nil, "lantime_output_state", presence: .known),
        WatchedPart("input", nil, "lantime_input_state", presence: .known),
        WatchedPart("lock of the module", "ims", "lantime_module_pll_locked"),
        WatchedPart("oscillator of the module", "lno", "lantime_lno_oscillator_state"),
        WatchedPart("signal", "spt", "lantime_spt_signal_state"),
        WatchedPart("video synchronisation", "vsg", "lantime_vsg_sync_state"),
        WatchedPart("power line frequency", "fdm", "lantime_fdm_within_limits", inner: "quantity"),
        // Services.
        WatchedPart("time stamp unit", "ptp", "lantime_ptp_engine_state", presence: .known),
        WatchedPart("PTP port", "ptp", "lantime_ptp_port_state"),
        WatchedPart("PTP clock class", "ptp", "lantime_ptp_clock_class"),
        WatchedPart("SyncE input", "ptp", "lantime_synce_input_quality", presence: .known),
        WatchedPart("SyncE output", "ptp", "lantime_synce_output_quality", presence: .known),
        WatchedPart("NTP stratum", "ntp", "lantime_ntp_stratum"),
        WatchedPart("NTP leap indicator", "ntp", "lantime_ntp_leap_state"),
        WatchedPart("NTP sources", "ntp", "lantime_ntp_peer_selection", presence: .known, isWhole: true),
        WatchedPart("NTP service", "services", "lantime_service_running"),
        WatchedPart("network port", "network", "lantime_network_port_up"),
        WatchedPart("SyncMon nodes", "syncmon", "lantime_syncmon_nodes", presence: .positive),
    ]
}

/// A part that is missed.
public struct MissingPart: Sendable {
    /// What it is.
    public let part: WatchedPart
    /// Its labels but the device's, as they are written; empty for a part that is whole.
    public let labels: [UInt8]
    /// When it was missed first, in seconds since 1970.
    public let since: Double

    /// A part that was last reported just before `since`, in seconds since 1970.
    public init(_ part: WatchedPart, labels: [UInt8], since: Double) {
        self.part = part
        self.labels = labels
        self.since = since
    }
}
