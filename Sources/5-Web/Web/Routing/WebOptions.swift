public import WebConfig

/// How the exporter presents itself on the web.
public struct WebOptions: Sendable {
    /// Path under which to expose the metrics of all devices.
    public var telemetryPath = "/metrics"
    /// Whether `/metrics` includes the exporter's own metrics; `/-/metrics` always does.
    public var exportsOwnMetrics = true
    /// Where clients reach the exporter; `nil` uses the address in each request.
    public var externalURL: ExternalURL?
    /// Access rules and certificates; `nil` for plain HTTP without passwords.
    public var configuration: WebConfiguration?
    /// How often to check whether the files of `configuration` have changed.
    public var configurationInterval: Duration = .seconds(1)
    /// The maximum number of concurrent scrapes; `nil` derives it from the number of devices.
    public var maximumScrapes: Int?
    /// The maximum number of connections; `nil` derives it from that of scrapes.
    public var maximumConnections: Int?
    /// The maximum number of connections per client address, 0 for no limit; `nil` derives it from that of scrapes.
    public var maximumConnectionsPerAddress: Int?
    /// What `/-/reload` does; `nil` refuses it.
    public var reload: Reload?

    /// Reads the exporter's configuration again.
    ///
    /// - Returns: what is wrong with it, one line a problem; empty when it is in effect.
    public typealias Reload = @Sendable () async -> [String]

    /// The default paths, without limits and access rules.
    public init() {}

    /// The prefix of every path in a link.
    var pathPrefix: String { externalURL?.pathPrefix ?? "" }

    /// What is wrong with the path of the metrics; follows its name in a message; `nil` when it is valid.
    public var defect: String? {
        let bytes = telemetryPath.utf8
        guard bytes.first == UInt8(ascii: "/"), bytes.count > 1 else {
            return "must start with / and name a page, such as /metrics"
        }
        // A path that browsers or Prometheus spell differently would never match.
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"?#%\"<>\\^`{|}".utf8.contains($0) }) else {
            return "must not contain characters that need encoding in a URL"
        }
        // Its own case would match first, so only the others are checked.
        if let page = Page(path: telemetryPath, WebOptions()), page != .metrics { return "is the path of another page" }
        return nil
    }
}
