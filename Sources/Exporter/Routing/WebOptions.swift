/// How the exporter presents itself on the web.
public struct WebOptions: Sendable {
    /// Where the metrics of all devices are.
    public var telemetryPath = "/metrics"

    /// The usual paths.
    public init() {}
}
