import Arguments
import Configuration
import HTTPServer
import Platform
import Web

extension ListenAddress: ArgumentValue {
    /// Reads the spelling of an address.
    public init?(argument: String) {
        try? self.init(argument)
    }
    /// The spelling of the address.
    public var argument: String { description }
    /// What an argument must be.
    public static var expectation: String { "an address such as :10319, 127.0.0.1:10319 or [::1]:10319" }
}

/// The options of `serve` that begin with `web.`.
enum WebFlags {
    static let configFile = Option<String?>(
        "web.config.file", placeholder: "FILE",
        help:
            "File with TLS settings, client certificates, users and header fields, in the format of Prometheus' exporter-toolkit.",
        completion: .files)
    static let enableLifecycle = Option<Bool>("web.enable-lifecycle", help: "Enable reload by POST /-/reload.")
    private static let listenAddress = Option<[ListenAddress]>(
        "web.listen-address", placeholder: "ADDRESS", help: "Addresses on which to expose metrics and web pages.",
        default: [ListenAddress(argument: ":10319")].compactMap { $0 })
    private static let systemdSocket = Option<Bool>(
        "web.systemd-socket", help: "Use systemd's socket activation instead of web.listen-address.")
    private static let telemetryPath = Option<String>(
        "web.telemetry-path", placeholder: "PATH", help: "Path under which to expose the metrics of all devices.",
        default: "/metrics")
    private static let disableExporterMetrics = Option<Bool>(
        "web.disable-exporter-metrics",
        help: "Exclude the exporter's own metrics from web.telemetry-path; /-/metrics has them.")
    private static let externalURL = Option<String?>(
        "web.external-url", placeholder: "URL",
        help: "URL under which the exporter is reachable, for /sd and for links, for example behind a reverse proxy.")
    private static let maximumConnections = Option<Int?>(
        "web.max-connections", placeholder: "N",
        help: "Maximum number of concurrent connections (default: 1024, or 512 more than web.max-requests).")
    private static let maximumConnectionsPerAddress = Option<Int?>(
        "web.max-connections-per-address", placeholder: "N",
        help:
            "Maximum number of connections per client address (default: 512, or web.max-requests if that is more); 0 for no limit."
    )
    private static let maximumRequests = Option<Int?>(
        "web.max-requests", placeholder: "N",
        help: "Maximum number of concurrent scrapes. Default: 40, plus 2 per device.")

    static let group = OptionGroup(
        "Web",
        [
            listenAddress, systemdSocket, configFile, telemetryPath, disableExporterMetrics, externalURL, enableLifecycle,
            maximumConnections,
            maximumConnectionsPerAddress, maximumRequests,
        ])

    /// How the exporter presents itself.
    ///
    /// - Throws: ``SetupError`` for an impossible value.
    static func options(_ arguments: Arguments) throws(SetupError) -> WebOptions {
        var options = WebOptions()
        options.telemetryPath = arguments[telemetryPath]
        options.exportsOwnMetrics = !arguments[disableExporterMetrics]
        if let defect = options.defect { throw usage("--web.telemetry-path \(defect)") }
        do throws(URLSyntaxError) {
            options.externalURL = try arguments[externalURL].map { text throws(URLSyntaxError) in try ExternalURL(parsing: text) }
        } catch {
            throw usage("--web.external-url is not accepted: \(error)")
        }
        options.maximumConnections = arguments[maximumConnections]
        options.maximumConnectionsPerAddress = arguments[maximumConnectionsPerAddress]
        options.maximumScrapes = arguments[maximumRequests]
        if let limit = options.maximumConnections, limit < 1 { throw usage("--web.max-connections must be 1 or more") }
        if let limit = options.maximumConnectionsPerAddress, limit < 0 {
            throw usage("--web.max-connections-per-address must be 0 or more")
        }
        if let limit = options.maximumScrapes, limit < 1 { throw usage("--web.max-requests must be 1 or more") }
        return options
    }

    private static func usage(_ sentence: String) -> SetupError { SetupError(lines: [sentence], isUsage: true) }

    /// Where the exporter listens, and the limits of its clients.
    ///
    /// - Throws: ``SetupError`` when systemd passes no socket.
    static func serverConfiguration(_ arguments: Arguments) throws(SetupError) -> HTTPServerConfiguration {
        var configuration = HTTPServerConfiguration(addresses: arguments[listenAddress])
        if arguments[systemdSocket] {
            configuration.inheritedSockets = ServiceManager.inheritedSockets()
            guard !configuration.inheritedSockets.isEmpty else {
                throw usage("--web.systemd-socket: systemd handed over no socket; is there a .socket unit for this service?")
            }
        }
        return configuration
    }
}
