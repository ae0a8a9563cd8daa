import Configuration
import Fleet
import HTTPServer

/// How long a scrape may wait for its devices.
enum ScrapeTimeout {
    /// What is kept for mapping, writing and the way back, so that the exporter answers before Prometheus gives up.
    private static let reserve = 0.5

    /// The time that a request leaves.
    ///
    /// - Parameters:
    ///   - header: the value of `X-Prometheus-Scrape-Timeout-Seconds`, if there is one.
    ///   - devices: what will be collected; each of them also has a timeout of its own.
    static func of(header: String?, _ devices: [MonitoredDevice]) -> Duration {
        // A device's own timeout ends its request; a second more lets that be reported as what it is.
        let own = (devices.map(\.configuration.timeout).max() ?? .zero) + .seconds(1)
        guard let header, let seconds = Double(header), seconds.isFinite, seconds > 0, seconds < 86400 else { return own }
        let left = seconds > 2 * reserve ? seconds - reserve : seconds / 2
        return min(own, .seconds(left))
    }
}
