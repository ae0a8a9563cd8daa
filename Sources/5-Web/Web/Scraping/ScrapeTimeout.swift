import Configuration
import Fleet
import HTTPServer

/// How long a scrape may wait for its devices.
enum ScrapeTimeout {
    /// The time reserved for mapping, writing and sending, so that the exporter answers before Prometheus gives up.
    private static let reserve = 0.5

    /// The timeout for a request.
    ///
    /// - Parameters:
    ///   - header: the value of `X-Prometheus-Scrape-Timeout-Seconds`, if there is one.
    ///   - devices: the devices to collect; each of them also has its own timeout.
    ///   - waited: how long the request has waited for its turn; Prometheus counts from the request.
    static func of(header: String?, _ devices: [MonitoredDevice], waited: Duration = .zero) -> Duration {
        // A device's own timeout ends its request; a second more allows that to be reported as such.
        let own = (devices.map(\.configuration.timeout).max() ?? .zero) + .seconds(1)
        guard let header, let seconds = Double(header), seconds.isFinite, seconds > 0, seconds < 86400 else { return own }
        let left = seconds > 2 * reserve ? seconds - reserve : seconds / 2
        return min(own, max(.zero, .seconds(left) - waited))
    }
}
