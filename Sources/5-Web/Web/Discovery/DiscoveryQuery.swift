import Configuration
import Fleet
import HTTPServer
import Text

/// The parameters of a request for the list of devices.
struct DiscoveryQuery: Sendable {
    /// What a target group looks like.
    enum Style: String, CaseIterable {
        /// A complete target: labels that begin with `__` set path, parameter and timeout, so that a job needs no relabeling.
        case complete
        /// The device as target and everything else as `__meta_` labels, for jobs with their own relabeling.
        case classic
    }

    let style: Style
    /// The scrape interval of the requesting job, if given.
    let interval: Duration?
    /// The shard of the devices; `nil` for all.
    let shard: Shard?
    /// The allowed values of each requested label.
    let labels: [String: Set<String>]

    private static let parameters: Set = ["style", "interval", "shard"]

    /// - Parameter devices: those of the configuration: a parameter may be any label that one of them has.
    /// - Throws: the parameter that is invalid.
    init(_ request: HTTPServerRequest, _ devices: [DeviceConfiguration]) throws(ParameterError) {
        let known = devices.reduce(into: Self.parameters) { $0.formUnion($1.labels.keys) }
        try request.checkParameters(known, single: Self.parameters)
        guard let style = Style(rawValue: request.query("style") ?? Style.complete.rawValue) else {
            throw ParameterError("There is no such style; without one the targets are complete, style=classic is the other.")
        }
        self.style = style
        interval = request.query("interval").map { Duration(spelled: $0) ?? .zero }
        guard interval != .zero else { throw ParameterError("The interval must be one of a job, such as interval=30s.") }
        let share = request.query("shard")
        shard = share.flatMap { Shard($0) }
        guard (share == nil) == (shard == nil) else {
            throw ParameterError("The shard must be one of at most \(Shard.maximumCount), counted from 0, such as shard=0/3.")
        }
        labels = request.query.reduce(into: [:]) { labels, parameter in
            if !Self.parameters.contains(parameter.name) { labels[parameter.name, default: []].insert(parameter.value) }
        }
    }

    /// Whether the query selects the device.
    func wants(_ device: DeviceConfiguration) -> Bool {
        (shard?.contains(device.name) ?? true) && labels.allSatisfy { $1.contains(device.labels[$0] ?? "") }
    }
}
