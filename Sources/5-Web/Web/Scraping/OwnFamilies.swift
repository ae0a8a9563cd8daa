import Metrics

/// Metrics about the exporter itself; only `/metrics` has them, a probe does not.
public let ownFamilies: [MetricFamily] = [
    MetricFamily(
        "lantime_exporter_build_info", .info,
        help: "What the exporter was built from: version, commit, the commit's date, compiler and platform.",
        labels: ["version", "revision", "build_date", "swift_version", "platform"]),
    MetricFamily("lantime_exporter_devices", .gauge, help: "Devices in the configuration.", labels: []),
    MetricFamily(
        "lantime_exporter_http_requests_total", .counter, help: "HTTP requests that were answered, by page and status code.",
        labels: ["handler", "code"]),
    MetricFamily(
        "lantime_exporter_http_requests_running", .gauge, help: "HTTP requests that are being worked on, this one included.",
        labels: []),
    MetricFamily(
        "lantime_exporter_http_requests_refused_total", .counter,
        help: "HTTP requests that were refused by the web configuration or because too much was going on, by reason.",
        labels: ["reason"]),
    MetricFamily("lantime_exporter_scrapes_running", .gauge, help: "Scrapes that are running, this one included.", labels: []),
    MetricFamily("lantime_exporter_scrapes_limit", .gauge, help: "Scrapes that may run at the same time.", labels: []),
    MetricFamily(
        "lantime_exporter_config_last_reload_successful", .gauge,
        help: "Whether the configuration could be read the last time.", labels: []),
    MetricFamily(
        "lantime_exporter_config_last_reload_success_timestamp_seconds", .gauge,
        help: "When a configuration was taken over last, in seconds since 1970.", labels: []),
    MetricFamily(
        "lantime_exporter_web_config_last_reload_successful", .gauge,
        help: "Whether the web configuration could be taken over the last time that its files had changed; absent without one.",
        labels: []),
    MetricFamily(
        "lantime_exporter_web_config_last_reload_success_timestamp_seconds", .gauge,
        help: "When a web configuration was taken over last, in seconds since 1970; absent without one.", labels: []),
    MetricFamily("lantime_exporter_http_connections_limit", .gauge, help: "HTTP connections that may be open.", labels: []),
    MetricFamily("lantime_exporter_http_connections_open", .gauge, help: "HTTP connections of clients.", labels: []),
    MetricFamily(
        "lantime_exporter_http_connections_refused_total", .counter,
        help: "HTTP connections that were refused because of a limit.",
        labels: []),
    MetricFamily(
        "lantime_exporter_http_connections_cut_total", .counter,
        help: "HTTP connections that were cut because the client was slow.",
        labels: []),
    MetricFamily("process_cpu_seconds_total", .counter, help: "CPU time that the exporter has used.", labels: []),
    MetricFamily("process_resident_memory_bytes", .gauge, help: "Memory of the exporter that is in RAM.", labels: []),
    MetricFamily("process_virtual_memory_bytes", .gauge, help: "Address space of the exporter.", labels: []),
    MetricFamily("process_open_fds", .gauge, help: "File descriptors that the exporter has open.", labels: []),
    MetricFamily("process_max_fds", .gauge, help: "File descriptors that the exporter may have open.", labels: []),
    MetricFamily("process_start_time_seconds", .gauge, help: "When the exporter started, in seconds since 1970.", labels: []),
]
