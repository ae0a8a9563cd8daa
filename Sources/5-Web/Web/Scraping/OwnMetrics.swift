import BuildInformation
import Catalog
import Configuration
import Fleet
import HTTPServer
import Metrics
import Platform
import Threading

/// Counts the exporter's work, and reads its resource usage.
final class OwnMetrics: Sendable {
    private struct Key: Hashable {
        let handler: String
        let code: Int
    }

    private typealias Families = [(metric: OwnMetric, id: FamilyID)]

    private let known = Lock<(catalog: CompiledCatalog, families: Families)?>(nil)
    private let requests = Lock<[Key: Int]>([:])
    private let refusedTargets = Lock<[TargetRefusal: Int]>([:])
    private let refused = Lock<[AccessControl.Refusal: Int]>([:])
    /// Requests that were refused because too much was in progress.
    private let busy = Lock(RecentRefusals())
    /// Requests that were refused because too many answers wait for slow clients.
    private let unread = Lock(RecentRefusals())
    /// The exporter only starts with a valid configuration.
    private let reload = Lock(LastReload())
    /// `nil` without a web configuration.
    private let webReload: Lock<LastReload?>

    init(hasWebConfiguration: Bool) {
        webReload = Lock(hasWebConfiguration ? LastReload() : nil)
    }

    /// Why a device that a request named was not queried; the label `reason` of a counter.
    private enum TargetRefusal: String, CaseIterable {
        case malformed
        case notAllowed = "not_allowed"
        case address
        case tooMany = "too_many"
    }

    /// Counts a refused device of a request.
    func count(_ error: TargetError) {
        let reason: TargetRefusal =
            switch error {
            case .malformed: .malformed
            case .notAllowed: .notAllowed
            case .tooMany: .tooMany
            }
        refusedTargets.withLock { $0[reason, default: 0] += 1 }
    }

    /// Counts a device that turned out to be at an address that is not allowed.
    @Sendable func countRefusedAddress() {
        refusedTargets.withLock { $0[.address, default: 0] += 1 }
    }

    /// Counts a request that was refused.
    func count(_ refusal: AccessControl.Refusal) {
        refused.withLock { $0[refusal, default: 0] += 1 }
        switch refusal {
        case .busy: busy.withLock { $0.add(at: unixTimeNow()) }
        case .unread: unread.withLock { $0.add(at: unixTimeNow()) }
        case .clientCertificate, .rateLimit, .unauthorized: break
        }
    }

    /// Records the result of the last reload of the configuration.
    ///
    /// - Parameter problems: what is wrong with it, one line a problem.
    func noteReload(_ problems: [String]) {
        reload.withLock { $0.note(problems) }
    }

    /// Records the result of the last reload of the web configuration.
    ///
    /// - Parameter problem: what is wrong with it, if anything.
    func noteWebReload(_ problem: String?) {
        webReload.withLock { $0?.note(problem.map { [$0] } ?? []) }
    }

    /// Problems of the exporter itself, for pages.
    func troubles(_ server: HTTPServerStatistics) -> ExporterTroubles {
        ExporterTroubles(
            reload: reload.withLock { $0 }, webReload: webReload.withLock { $0 },
            busy: busy.withLock { $0 }, unread: unread.withLock { $0 }, server: server, process: ProcessStatistics.read())
    }

    /// Counts an answered request.
    ///
    /// - Parameter handler: the name of a page, never the path that a client sent.
    func count(handler: String, code: Int) {
        requests.withLock { $0[Key(handler: handler, code: code), default: 0] += 1 }
    }

    /// The numbers of its families in a catalog. Finding them takes longer than reading the values.
    private func families(of catalog: CompiledCatalog) -> Families {
        known.withLock { known in
            if let known, known.catalog === catalog { return known.families }
            let families = catalog.families.declared(OwnMetric.self)
            known = (catalog, families)
            return families
        }
    }

    /// The exporter's own samples at this moment.
    ///
    /// - Parameter scrapes: the number of running ones, including this one, and the limit.
    func samples(_ fleet: Fleet, _ server: HTTPServerStatistics, scrapes: (running: Int, limit: Int)) -> SampleSet {
        let (requests, refused) = (requests.withLock { $0 }, refused.withLock { $0 })
        let (reload, webReload) = (reload.withLock { $0 }, webReload.withLock { $0 })
        let process = ProcessStatistics.read()
        var samples = OwnSamples()
        for (metric, family) in families(of: fleet.catalog) {
            samples.family = family
            switch metric {
            case .buildInfo:
                let build = BuildInformation.current
                samples.add(
                    1, ("version", build.version), ("revision", build.revision), ("build_date", build.date),
                    ("swift_version", build.swiftVersion), ("platform", build.platform))
            case .devices: samples.add(Double(fleet.devices.count))
            case .targets: samples.add(Double(fleet.targetDevices.count))
            case .targetsRefused:
                let refused = refusedTargets.withLock { $0 }
                for reason in TargetRefusal.allCases { samples.add(Double(refused[reason] ?? 0), ("reason", reason.rawValue)) }
            case .requests:
                for (key, count) in requests.sorted(by: { ($0.key.handler, $0.key.code) < ($1.key.handler, $1.key.code) }) {
                    samples.add(Double(count), ("handler", key.handler), ("code", String(key.code)))
                }
            case .requestsRunning: samples.add(Double(server.requestsRunning))
            case .requestsRefused:
                for reason in AccessControl.Refusal.allCases {
                    samples.add(Double(refused[reason] ?? 0), ("reason", reason.rawValue))
                }
            case .scrapesRunning: samples.add(Double(scrapes.running))
            case .scrapesLimit: samples.add(Double(scrapes.limit))
            case .reloadSuccessful: samples.add(reload.failedSince == nil ? 1 : 0)
            case .reloadTimestamp: samples.add(reload.succeeded)
            case .webReloadSuccessful: samples.add(webReload.map { $0.failedSince == nil ? 1 : 0 })
            case .webReloadTimestamp: samples.add(webReload?.succeeded)
            case .connectionsLimit: samples.add(Double(server.connectionLimit))
            case .connectionsOpen: samples.add(Double(server.connectionsOpen))
            case .connectionsRefused: samples.add(Double(server.connectionsRefused))
            case .connectionsCut: samples.add(Double(server.connectionsCut))
            case .waitingBytes: samples.add(Double(server.waitingBytes))
            case .waitingBytesLimit: samples.add(Double(server.waitingBytesLimit))
            case .processCPU: samples.add(process.cpuSeconds)
            case .processResidentMemory: samples.add(process.residentBytes.map(Double.init))
            case .processVirtualMemory: samples.add(process.virtualBytes.map(Double.init))
            case .processOpenFiles: samples.add(process.openFileDescriptors.map(Double.init))
            case .processMaximumFiles: samples.add(process.maximumFileDescriptors.map(Double.init))
            case .processStart: samples.add(process.startTime)
            }
        }
        return samples.sorted(familyCount: fleet.catalog.familyCount)
    }
}

/// Samples of one family after the other.
private struct OwnSamples {
    /// The family of the next samples.
    var family: FamilyID?
    private var samples = SampleSet()

    /// Adds a value; `nil` if the system does not report it.
    mutating func add(_ value: Double?, _ labels: (name: String, value: String)...) {
        guard let value, let family else { return }
        var set = SampleSet.noLabels
        for label in labels { set = samples.labels(set, adding: label.name, label.value) }
        samples.add(family, set, value)
    }

    func sorted(familyCount: Int) -> SampleSet {
        var samples = samples
        samples.sort(familyCount: familyCount)
        return samples
    }
}
