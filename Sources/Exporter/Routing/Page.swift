/// The pages of the exporter. Their names are the label `handler` of its request counter.
enum Page: String, CaseIterable {
    case home
    case metrics
    case probe
    case config
    case healthy
    case ready

    /// Where the page is; `nil` for the metrics, whose path is an option.
    var fixedPath: String? {
        switch self {
        case .home: "/"
        case .metrics: nil
        case .probe: "/probe"
        case .config: "/config"
        case .healthy: "/-/healthy"
        case .ready: "/-/ready"
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
}
