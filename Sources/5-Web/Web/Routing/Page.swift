import StatusPages

/// The pages of the exporter. Their names are the label `handler` of its request counter.
enum Page: String, CaseIterable {
    case home
    case metrics
    case ownMetrics = "own_metrics"
    case probe
    case discovery = "sd"
    case device
    case picture = "chassis_svg"
    case sessions
    case sessionsJSON = "sessions_json"
    case collections
    case collectionsJSON = "collections_json"
    case runbooks
    case runbook
    case asset
    case config
    case healthy
    case ready
    case reload

    /// The path of the page; `nil` for the metrics, whose path is an option, and for pages with many paths.
    var fixedPath: String? {
        switch self {
        case .home: "/"
        case .metrics, .device, .picture, .runbook, .asset: nil
        case .ownMetrics: "/-/metrics"
        case .probe: "/probe"
        case .discovery: "/sd"
        case .sessions: "/sessions"
        case .sessionsJSON: "/sessions.json"
        case .collections: "/collections"
        case .collectionsJSON: "/collections.json"
        case .runbooks: "/runbooks"
        case .config: "/config"
        case .healthy: "/-/healthy"
        case .ready: "/-/ready"
        case .reload: "/-/reload"
        }
    }

    init?(path: String, _ options: WebOptions) {
        if path == options.telemetryPath {
            self = .metrics
        } else if let page = Self.allCases.first(where: { $0.fixedPath == path }) {
            self = page
        } else if path.hasPrefix(Self.devicePath) {
            self = path.hasSuffix(Self.pictureSuffix) ? .picture : .device
        } else if path.hasPrefix(Self.runbookPath) {
            self = .runbook
        } else if Asset(path: path) != nil {
            self = .asset
        } else {
            return nil
        }
    }

    /// The path before a device's name.
    static let devicePath = "/devices/"

    /// What follows the name of a device in the address of its picture.
    static let pictureSuffix = "/chassis.svg"

    /// The path before an alert's name.
    static let runbookPath = "/runbooks/"

    /// The methods that the page answers to.
    var methods: [String] { self == .reload ? ["POST", "PUT"] : ["GET", "HEAD"] }
}
