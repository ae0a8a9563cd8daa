import Catalog
import Fleet
import HTTPServer
import Metrics
import Platform

/// Counts what the exporter does, and reads what it costs.
final class OwnMetrics: Sendable {
    private struct Key: Hashable {
        let handler: String
        let code: Int
    }

    private let requests = Lock<[Key: Int]>([:])

    /// Counts an answered request.
    ///
    /// - Parameter handler: the name of a page, never the path that a client sent.
    func count(handler: String, code: Int) {
        requests.withLock { $0[Key(handler: handler, code: code), default: 0] += 1 }
    }

    /// The exporter's own samples at this moment.
    func samples(_ fleet: Fleet, _ server: HTTPServerStatistics) -> SampleSet {
        var samples = SampleSet()
        let families = fleet.catalog.families
        func add(_ name: String, _ value: Double?, _ labels: LabelSet = SampleSet.noLabels) {
            guard let value, let family = families.id(name) else { return }
            samples.add(family, labels, value)
        }
        add("lantime_exporter_build_info", 1, samples.labels(SampleSet.noLabels, adding: "version", exporterVersion))
        add("lantime_exporter_devices", Double(fleet.devices.count))
        for (key, count) in requests.withLock({ $0 }).sorted(by: { ($0.key.handler, $0.key.code) < ($1.key.handler, $1.key.code) }
        ) {
            let labels = samples.labels(SampleSet.noLabels, adding: "handler", key.handler)
            add("lantime_exporter_http_requests_total", Double(count), samples.labels(labels, adding: "code", "\(key.code)"))
        }
        add("lantime_exporter_http_requests_running", Double(server.requestsRunning))
        add("lantime_exporter_http_connections_open", Double(server.connectionsOpen))
        add("lantime_exporter_http_connections_refused_total", Double(server.connectionsRefused))
        add("lantime_exporter_http_connections_cut_total", Double(server.connectionsCut))
        let process = ProcessStatistics.read()
        add("process_cpu_seconds_total", process.cpuSeconds)
        add("process_resident_memory_bytes", process.residentBytes.map(Double.init))
        add("process_virtual_memory_bytes", process.virtualBytes.map(Double.init))
        add("process_open_fds", process.openFileDescriptors.map(Double.init))
        add("process_max_fds", process.maximumFileDescriptors.map(Double.init))
        add("process_start_time_seconds", process.startTime)
        samples.sort(familyCount: families.families.count)
        return samples
    }
}
