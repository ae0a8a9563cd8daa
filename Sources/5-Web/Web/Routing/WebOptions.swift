public import WebConfig

/// How the exporter presents itself on the web.
public struct WebOptions: Sendable {
    /// Path under which to expose the metrics of all devices.
    public var telemetryPath = "/metrics"
    /// Whether the metrics of all devices have those of the exporter beside them; `/-/metrics` always has them.
    public var exportsOwnMetrics = true
    /// Where clients reach the exporter; `nil` takes what each client used.
    public var externalURL: ExternalURL?
    /// Who may ask, with what certificates; `nil` lets everybody in without TLS.
    public var configuration: WebConfiguration?
    /// How often to look whether the files of `configuration` have changed.
    public var configurationInterval: Duration = .seconds(1)
    /// The most scrapes that run at the same time; `nil` lets the number of devices decide.
    public var maximumScrapes: Int?
    /// The most connections; `nil` lets the scrapes decide.
    public var maximumConnections: Int?
    /// The most connections of one client address, 0 for any number; `nil` lets the scrapes decide.
    public var maximumConnectionsPerAddress: Int?
    /// What `/-/reload` does; `nil` refuses it.
    public var reload: Reload?

    /// Reads the exporter's configuration again.
    ///
    /// - Returns: what is wrong with it, one line a problem; empty when it is in effect.
    public typealias Reload = @Sendable () async -> [String]

    /// The usual paths, without limits and rights.
    public init() {}

    /// The prefix of every path in a link.
    var pathPrefix: String { externalURL?.pathPrefix ?? "" }

    /// What is wrong with the path of the metrics, to be read after its name; `nil` when it can be served.
    public var defect: String? {
        let bytes = telemetryPath.utf8
        guard bytes.first == UInt8(ascii: "/"), bytes.count > 1 else {
            return "must start with / and name a page, such as /metrics"
        }
        // What a browser or Prometheus would send in another spelling would never match.
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"?#%\"<>\\^`{|}".utf8.contains($0) }) else {
            return "must not contain characters that need encoding in a URL"
        }
        // Its own case would come first, so that only the others are asked.
        if let page = Page(path: telemetryPath, WebOptions()), page != .metrics { return "is the path of another page" }
        return nil
    }
}
