import BuildInformation
import Catalog
import Fleet
import HTTPServer
import Metrics
import Platform
import Threading

/// Counts what the exporter does, and reads what it costs.
final class OwnMetrics: Sendable {
    private struct Key: Hashable {
        let handler: String
        let code: Int
    }

    private let requests = Lock<[Key: Int]>([:])
    private let refused = Lock<[AccessControl.Refusal: Int]>([:])
    /// Nothing runs without a configuration that could be read.
    private let reload = Lock(LastReload())
    /// `nil` without a web configuration.
    private let webReload: Lock<LastReload?>

    /// How the last reading of a file went; the first one, at the start, succeeded.
    private struct LastReload {
        var isSuccessful = true
        /// In seconds since 1970.
        var succeeded = unixTimeNow()

        mutating func note(isSuccessful: Bool) {
            self.isSuccessful = isSuccessful
            if isSuccessful { succeeded = unixTimeNow() }
        }
    }

    init(hasWebConfiguration: Bool) {
        webReload = Lock(hasWebConfiguration ? LastReload() : nil)
    }

    /// Counts a request that was refused.
    func count(_ refusal: AccessControl.Refusal) {
        refused.withLock { $0[refusal, default: 0] += 1 }
    }

    /// Remembers how the last reading of the configuration went.
    func noteReload(isSuccessful: Bool) {
        reload.withLock { $0.note(isSuccessful: isSuccessful) }
    }

    /// Remembers how the last reading of the web configuration went.
    func noteWebReload(isSuccessful: Bool) {
        webReload.withLock { $0?.note(isSuccessful: isSuccessful) }
    }

    /// Counts an answered request.
    ///
    /// - Parameter handler: the name of a page, never the path that a client sent.
    func count(handler: String, code: Int) {
        requests.withLock { $0[Key(handler: handler, code: code), default: 0] += 1 }
    }

    /// The exporter's own samples at this moment.
    ///
    /// - Parameter scrapes: those that run, this one included, and how many may.
    func samples(_ fleet: Fleet, _ server: HTTPServerStatistics, scrapes: (running: Int, limit: Int)) -> SampleSet {
        var samples = SampleSet()
        let families = fleet.catalog.families
        func add(_ name: String, _ value: Double?, _ labels: LabelSet = SampleSet.noLabels) {
            guard let value, let family = families.id(name) else { return }
            samples.add(family, labels, value)
        }
        add("lantime_exporter_build_info", 1, build(&samples))
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
        add("lantime_exporter_http_connections_limit", Double(server.connectionLimit))
        add("lantime_exporter_scrapes_running", Double(scrapes.running))
        add("lantime_exporter_scrapes_limit", Double(scrapes.limit))
        let refused = refused.withLock { $0 }
        for reason in AccessControl.Refusal.allCases {
            let labels = samples.labels(SampleSet.noLabels, adding: "reason", reason.rawValue)
            add("lantime_exporter_http_requests_refused_total", Double(refused[reason] ?? 0), labels)
        }
        let reload = reload.withLock { $0 }
        add("lantime_exporter_config_last_reload_successful", reload.isSuccessful ? 1 : 0)
        add("lantime_exporter_config_last_reload_success_timestamp_seconds", reload.succeeded)
        let webReload = webReload.withLock { $0 }
        add("lantime_exporter_web_config_last_reload_successful", webReload.map { $0.isSuccessful ? 1 : 0 })
        add("lantime_exporter_web_config_last_reload_success_timestamp_seconds", webReload?.succeeded)
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

    private func build(_ samples: inout SampleSet) -> LabelSet {
        let build = BuildInformation.current
        return [
            ("version", build.version), ("revision", build.revision), ("build_date", build.date),
            ("swift_version", build.swiftVersion), ("platform", build.platform),
        ].reduce(SampleSet.noLabels) { samples.labels($0, adding: $1.0, $1.1) }
    }
}
