import Catalog
import Configuration
import Fleet
import HTTPServer
import Metrics
import Text

/// Which metrics a request selects: `collect[]` and `exclude[]` name collectors as with node_exporter, `name[]` names metrics.
///
/// It selects what is written. Collections are the same for all, so that one request to the device serves all
/// concurrent scrapes.
struct Selection: Sendable {
    /// The metrics' names; `nil` for all.
    let names: Set<String>?
    /// Whether any of them is a metric of devices.
    let wantsDevices: Bool
    /// The selected collectors; `nil` for all.
    let collectors: Set<String>?

    /// The selecting parameters.
    static let parameters: Set = ["collect[]", "exclude[]", "name[]"]

    /// - Parameter devices: the devices to scrape.
    /// - Throws: the parameter that is invalid.
    init(_ request: HTTPServerRequest, _ catalog: CompiledCatalog, _ devices: [MonitoredDevice]) throws(ParameterError) {
        let collected = request.queryValues("collect[]")
        let excluded = request.queryValues("exclude[]")
        let named = request.queryValues("name[]")
        guard collected.isEmpty || excluded.isEmpty else {
            throw ParameterError("collect[] and exclude[] exclude each other: name the collectors to take or those to leave out.")
        }
        var names: Set<String>?
        var collectors: Set<String>?
        if !collected.isEmpty || !excluded.isEmpty {
            let known = catalog.collectorNames
            if let stranger = (collected + excluded).first(where: { !known.contains($0) }) {
                // Truncated: a client may send kilobytes.
                let hint = spellingHint(for: String(stranger.prefix(60)), known: known.sorted())
                throw ParameterError("There is no collector \(quotedText(stranger))" + hint)
            }
            let wanted = collected.isEmpty ? Self.enabled(known, devices).subtracting(excluded) : Set(collected)
            collectors = wanted
            names = catalog.metrics(with: wanted)
        }
        if !named.isEmpty { names = names?.intersection(named) ?? Set(named) }
        self.names = names
        wantsDevices = names.map { names in names.contains { Self.isOfDevices($0, catalog) } } ?? true
        self.collectors = collectors
    }

    private static func isOfDevices(_ name: String, _ catalog: CompiledCatalog) -> Bool {
        catalog.families.id(name) != nil && !ownNames.contains(name)
    }

    private static let ownNames = Set(OwnMetric.families.map(\.name))

    /// The collectors enabled for any of the devices. One enabled for none must not select metrics that it shares.
    private static func enabled(_ known: Set<String>, _ devices: [MonitoredDevice]) -> Set<String> {
        devices.reduce(into: []) { $0.formUnion(known.subtracting(Collector.disabled(by: $1.configuration.collectors))) }
    }
}
