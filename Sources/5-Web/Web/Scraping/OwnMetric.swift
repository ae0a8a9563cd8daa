public import Metrics

/// Metrics about the exporter itself. ``OwnMetrics`` exports them; a probe does not include them.
public enum OwnMetric: DeclaredMetric {
    case buildInfo
    case devices
    case targets
    case targetsRefused
    case requests
    case requestsRunning
    case requestsRefused
    case scrapesRunning
    case scrapesLimit
    case reloadSuccessful
    case reloadTimestamp
    case webReloadSuccessful
    case webReloadTimestamp
    case connectionsLimit
    case connectionsOpen
    case connectionsRefused
    case connectionsCut
    case waitingBytes
    case waitingBytesLimit
    case processCPU
    case processResidentMemory
    case processVirtualMemory
    case processOpenFiles
    case processMaximumFiles
    case processStart

    /// Name, type, help and labels.
    public var family: MetricFamily {
        switch self {
        case .buildInfo:
            .own(
                "build_info", .info,
                "A metric with a constant value of 1, labelled by the exporter's version, commit, commit date, compiler and platform.",
                by: "version", "revision", "build_date", "swift_version", "platform")
        case .devices: .own("devices", .gauge, "Number of configured devices.")
        case .targets: .own("targets", .gauge, "Number of devices that requests have named and that targets allows.")
        case .targetsRefused:
            .own(
                "targets_refused_total", .counter,
                "Devices in requests that were refused, by reason: no host, not allowed, address not allowed, too many at once.",
                by: "reason")
        case .requests:
            .own("http_requests_total", .counter, "HTTP requests answered, by page and status code.", by: "handler", "code")
        case .requestsRunning:
            .own("http_requests_running", .gauge, "HTTP requests being processed, including this one.")
        case .requestsRefused:
            .own(
                "http_requests_refused_total", .counter,
                "HTTP requests that were refused by the web configuration or because a limit was reached, by reason.",
                by: "reason")
        case .scrapesRunning: .own("scrapes_running", .gauge, "Running scrapes, including this one.")
        case .scrapesLimit: .own("scrapes_limit", .gauge, "Maximum number of concurrent scrapes.")
        case .reloadSuccessful:
            .own("config_last_reload_successful", .gauge, "Whether the last reload of the configuration succeeded.")
        case .reloadTimestamp:
            .own(
                "config_last_reload_success_timestamp_seconds", .gauge,
                "Time of the last successful reload of the configuration, in seconds since 1970.")
        case .webReloadSuccessful:
            .own(
                "web_config_last_reload_successful", .gauge,
                "Whether the last reload of the web configuration succeeded; absent without one.")
        case .webReloadTimestamp:
            .own(
                "web_config_last_reload_success_timestamp_seconds", .gauge,
                "Time of the last successful reload of the web configuration, in seconds since 1970; absent without one.")
        case .connectionsLimit: .own("http_connections_limit", .gauge, "Maximum number of concurrent HTTP connections.")
        case .connectionsOpen: .own("http_connections_open", .gauge, "Open HTTP connections of clients.")
        case .connectionsRefused:
            .own("http_connections_refused_total", .counter, "HTTP connections that were refused because of a limit.")
        case .connectionsCut:
            .own("http_connections_cut_total", .counter, "HTTP connections that were cut because the client was slow.")
        case .waitingBytes:
            .own(
                "http_waiting_bytes", .gauge,
                "Bytes of answers that clients have not read yet; equal answers and answers below 16 KiB do not add to them.")
        case .waitingBytesLimit:
            .own(
                "http_waiting_limit_bytes", .gauge,
                "Bytes of answers that may wait to be read; one client may use a quarter of them.")
        case .processCPU: .process("cpu_seconds_total", .counter, "Total user and system CPU time spent in seconds.")
        case .processResidentMemory: .process("resident_memory_bytes", .gauge, "Resident memory size in bytes.")
        case .processVirtualMemory: .process("virtual_memory_bytes", .gauge, "Virtual memory size in bytes.")
        case .processOpenFiles: .process("open_fds", .gauge, "Number of open file descriptors.")
        case .processMaximumFiles: .process("max_fds", .gauge, "Maximum number of open file descriptors.")
        case .processStart: .process("start_time_seconds", .gauge, "Start time of the process since unix epoch in seconds.")
        }
    }
}

extension MetricFamily {
    fileprivate static func own(_ name: String, _ type: MetricType, _ help: String, by labels: String...) -> MetricFamily {
        MetricFamily("lantime_exporter_" + name, type, help: help, labels: labels)
    }

    fileprivate static func process(_ name: String, _ type: MetricType, _ help: String) -> MetricFamily {
        MetricFamily("process_" + name, type, help: help, labels: [])
    }
}
