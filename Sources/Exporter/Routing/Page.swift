/// The pages of the exporter. Their names are the label `handler` of its request counter.
enum Page: String, CaseIterable {
    case home
    case metrics
    case probe
    case config
    case healthy
    case ready

    init?(path: String, _ options: WebOptions) {
        switch path {
        case options.telemetryPath: self = .metrics
        case "/": self = .home
        case "/probe": self = .probe
        case "/config": self = .config
        case "/-/healthy": self = .healthy
        case "/-/ready": self = .ready
        default: return nil
        }
    }
}
