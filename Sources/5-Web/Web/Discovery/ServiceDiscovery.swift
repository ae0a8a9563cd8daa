import Configuration
import Fleet
import HTTPServer
import JSON
import Text

/// The list of devices for the HTTP service discovery of Prometheus: one target group for each device.
struct ServiceDiscovery {
    private let query: DiscoveryQuery
    /// Where the targets are scraped.
    private let exporter: ExternalURL

    /// - Throws: the parameter that is invalid.
    init(_ request: HTTPServerRequest, _ fleet: Fleet, _ options: WebOptions) throws(ParameterError) {
        query = try DiscoveryQuery(request, fleet.configuration.devices)
        let host = request.header("Host").flatMap { ExternalURL(host: $0, isTLS: request.isTLS) }
        guard let exporter = options.externalURL ?? host else {
            throw ParameterError("The request has no usable Host header; start the exporter with --web.external-url.")
        }
        self.exporter = exporter
    }

    /// The requested devices of a fleet, in Prometheus' format.
    ///
    /// - Parameter hashes: a cache of labels that take long to compute.
    func response(_ fleet: Fleet, _ hashes: TargetHashes) -> HTTPServerResponse {
        let devices = fleet.devices.map(\.configuration)
        let groups = zip(devices, hashes.texts(for: devices.map(\.name))).filter { query.wants($0.0) }.map(group)
        // Prometheus accepts this media type only, and other clients compare the whole header.
        return HTTPServerResponse(
            status: 200, headers: [("Content-Type", "application/json")], body: JSONValue.array(groups).written(.indented))
    }

    private func group(_ device: DeviceConfiguration, hash: String) -> JSONValue {
        let target: String
        var labels: [String: String]
        switch query.style {
        case .complete:
            target = exporter.address
            labels = device.labels
            labels["instance"] = device.name
            // So that an alert can say which exporter does not answer.
            labels["exporter"] = exporter.address
            labels["__param_target"] = device.name
            labels["__metrics_path__"] = exporter.pathPrefix + "/probe"
            if exporter.isHTTPS { labels["__scheme__"] = "https" }
            // The device's own timeout and a second more, in which the exporter reports the result. Prometheus drops a target
            // whose timeout is longer than the interval, without a message: so only for a job that states its interval.
            labels["__scrape_timeout__"] = query.interval.map { min(device.timeout + .seconds(1), $0).spelled }
        case .classic:
            target = device.name
            labels = Dictionary(uniqueKeysWithValues: device.labels.map { ("__meta_lantime_label_" + $0, $1) })
            labels["__meta_lantime_device"] = device.name
            labels["__meta_lantime_url"] = device.url.description
            labels["__meta_lantime_exporter"] = exporter.address
        }
        labels["__tmp_hash"] = hash
        let sorted = labels.sorted { $0.key < $1.key }.map { JSONValue.Member($0, .string($1)) }
        return ["targets": [.string(target)], "labels": .object(sorted)]
    }
}
