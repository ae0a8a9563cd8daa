/// How the exporter presents itself on the web.
public struct WebOptions: Sendable {
    /// Where the metrics of all devices are.
    public var telemetryPath = "/metrics"

    /// The usual paths.
    public init() {}

    /// What is wrong with the path of the metrics, to be read after its name; `nil` when it can be served.
    public var defect: String? {
        let bytes = telemetryPath.utf8
        guard bytes.first == UInt8(ascii: "/"), bytes.count > 1 else {
            return "must start with / and name a page, such as /metrics"
        }
        // What a browser or Prometheus would send in another spelling would never match.
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"?#%\"<>\\^`{|}".utf8.contains($0) }) else {
            return "must not hold characters that a URL spells otherwise"
        }
        if Page.allCases.contains(where: { $0.fixedPath == telemetryPath }) { return "is the path of another page" }
        return nil
    }
}
