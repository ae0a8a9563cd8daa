import Configuration
import Fleet
import HTTPServer
import JSON
import Text

/// The list of devices for the HTTP service discovery of Prometheus: one target group for each device.
struct ServiceDiscovery {
    /// What a target group looks like.
    enum Style: String {
        /// A complete target: labels that begin with `__` set path, parameter and timeout, so that a job needs no relabeling.
        case complete
        /// The device as target and everything else as `__meta_` labels, for jobs with a relabeling of their own.
        case classic
    }

    let style: Style
    /// Where the targets are to be scraped.
    let exporter: ExternalURL
    /// The scrape interval of the job that asks, as far as it says so.
    let interval: Duration?

    static func response(_ request: HTTPServerRequest, _ fleet: Fleet, _ options: WebOptions) -> HTTPServerResponse {
        guard let style = Style(rawValue: request.query("style") ?? Style.complete.rawValue) else {
            return HTTPServerResponse(
                status: 400, text: "There is no such style; without one the targets are complete, style=classic is the other.\n")
        }
        var interval: Duration?
        if let text = request.query("interval") {
            interval = Duration(spelled: text)
            guard interval ?? .zero > .zero else {
                return HTTPServerResponse(status: 400, text: "The interval must be one of a job, such as interval=30s.\n")
            }
        }
        let host = request.header("Host").flatMap { ExternalURL(host: $0, isTLS: request.isTLS) }
        guard let exporter = options.externalURL ?? host else {
            return HTTPServerResponse(
                status: 400, text: "The request has no usable Host header; start the exporter with --web.external-url.\n")
        }
        let discovery = ServiceDiscovery(style: style, exporter: exporter, interval: interval)
        let groups = fleet.devices.map { discovery.group($0.configuration) }
        // Prometheus accepts this media type only, and other clients compare the whole header.
        return HTTPServerResponse(
            status: 200, headers: [("Content-Type", "application/json")], body: JSONValue.array(groups).written(.indented))
    }

    private func group(_ device: DeviceConfiguration) -> JSONValue {
        let target: String
        var labels: [String: String]
        switch style {
        case .complete:
            target = exporter.address
            labels = device.labels
            labels["instance"] = device.name
            labels["__param_target"] = device.name
            labels["__metrics_path__"] = exporter.pathPrefix + "/probe"
            if exporter.isHTTPS { labels["__scheme__"] = "https" }
            // The device's own timeout and a second more, in which the exporter says what happened. Prometheus drops a target
            // whose timeout is longer than the interval, and nobody is told: so only for a job that says its interval.
            labels["__scrape_timeout__"] = interval.map { min(device.timeout + .seconds(1), $0).spelled }
        case .classic:
            target = device.name
            labels = Dictionary(uniqueKeysWithValues: device.labels.map { ("__meta_lantime_label_" + $0, $1) })
            labels["__meta_lantime_device"] = device.name
            labels["__meta_lantime_url"] = device.url.description
            labels["__meta_lantime_exporter"] = exporter.address
        }
        let sorted = labels.sorted { $0.key < $1.key }.map { JSONValue.Member($0, .string($1)) }
        return ["targets": [.string(target)], "labels": .object(sorted)]
    }
}
