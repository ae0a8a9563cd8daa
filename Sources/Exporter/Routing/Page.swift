/// The pages of the exporter. Their names are the label `handler` of its request counter.
enum Page: String, CaseIterable {
    case home
    case metrics
    case probe
    case discovery = "sd"
    case config
    case healthy
    case ready
    case reload

    /// Where the page is; `nil` for the metrics, whose path is an option.
    var fixedPath: String? {
        switch self {
        case .home: "/"
        case .metrics: nil
        case .probe: "/probe"
        case .discovery: "/sd"
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
        } else {
            return nil
        }
    }

    /// The methods that the page answers to.
    var methods: [String] { self == .reload ? ["POST", "PUT"] : ["GET", "HEAD"] }
}
