/// The exporter's version, as `--version`, the start log line and `lantime_exporter_build_info` show it.
public let exporterVersion = "0.1.0"
