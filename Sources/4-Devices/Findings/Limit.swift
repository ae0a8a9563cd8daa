/// A limit of the alerts: `lantime:limit:NAME` in the recording rules, whose defaults these are.
///
/// Prometheus may use other limits for single devices (`lantime:override:NAME`). Pages cannot know them and use the defaults.
public enum Limit: String, CaseIterable, Sendable {
    /// Error that has built up in holdover, in seconds.
    case holdoverError = "holdover_error_seconds"
    /// The device's own estimate of its error, in seconds.
    case timeQuality = "time_quality_seconds"
    /// Uptime after which an oscillator should be warm, in seconds.
    case warmUp = "warm_up_seconds"
    /// Good satellites below which reception is poor.
    case satellitesWarning = "satellites_warning"
    /// Number of good satellites below which a receiver can hardly determine the time.
    case satellitesCritical = "satellites_critical"
    /// Correlation of a DCF77 PZF receiver, 0 to 1.
    case correlation = "dcf77_correlation_ratio"
    /// Temperature of a module, in degrees Celsius.
    case temperatureWarning = "temperature_warning_celsius"
    /// Temperature of a module that is too hot, in degrees Celsius.
    case temperatureCritical = "temperature_critical_celsius"
    /// Greatest stratum of a healthy server.
    case stratum = "ntp_stratum"
    /// Offset of the source that NTP follows, in seconds.
    case ntpOffset = "ntp_offset_seconds"
    /// Time left to the leap second file, in seconds.
    case leapFile = "leap_file_seconds"
    /// PTP clients as a share of those that an instance can serve.
    case ptpLoadWarning = "ptp_load_warning_ratio"
    /// The same, where the instance is nearly full.
    case ptpLoadCritical = "ptp_load_critical_ratio"
    /// Nodes of SyncMon; it can watch 1000.
    case syncMonNodes = "syncmon_nodes"
    /// Time left to the certificate of the device, in seconds.
    case certificateWarning = "certificate_warning_seconds"
    /// The same, where it is urgent.
    case certificateCritical = "certificate_critical_seconds"
    /// Used share of a file system.
    case storage = "storage_used_ratio"
    /// Free share of the memory.
    case memory = "memory_free_ratio"

    /// The default.
    public var value: Double {
        switch self {
        case .holdoverError, .timeQuality: 100e-6
        case .warmUp: 1800
        case .satellitesWarning: 6
        case .satellitesCritical: 4
        case .correlation: 0.45
        case .temperatureWarning: 62
        case .temperatureCritical: 72
        case .stratum: 1
        case .ntpOffset: 1e-3
        case .leapFile: 30 * 86_400
        case .ptpLoadWarning: 0.85
        case .ptpLoadCritical: 0.95
        case .syncMonNodes: 900
        case .certificateWarning: 30 * 86_400
        case .certificateCritical: 7 * 86_400
        case .storage: 0.95
        case .memory: 0.05
        }
    }
}

/// How long an oscillator bridges the loss of its reference.
///
/// The order follows the drift that the vendor states for a day of free run: TCXO milliseconds, OCXO LQ and MQ some 100 µs,
/// HQ and DHQ some 10 µs, rubidium about 1 µs.
public enum HoldoverBudget {
    /// The kinds of oscillator with a budget of their own, in seconds; the first whose words an oscillator begins with counts.
    public static let kinds: [(prefixes: [String], seconds: Double)] = [
        (["rubidium", "rb", "ocxo-dhq", "ocxo-xhq"], 24 * 3600),
        (["ocxo-hq"], 12 * 3600),
        (["ocxo-mq", "ocxo-sq"], 4 * 3600),
        (["ocxo"], 2 * 3600),
    ]
    /// For every other oscillator, in seconds.
    public static let other = 3600.0

    /// The budget in seconds.
    ///
    /// - Parameter oscillator: its name in any spelling: `OCXO HQ`, `ocxo-hq`.
    public static func seconds(of oscillator: String) -> Double {
        let word = String(oscillator.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
        return kinds.first { $0.prefixes.contains { word.hasPrefix($0) } }?.seconds ?? other
    }
}
