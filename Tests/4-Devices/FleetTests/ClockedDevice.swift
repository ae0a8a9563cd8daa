import Catalog
import Configuration
import HTTPClient
import Journal
import LANTIMECatalog
import Logging
import Metrics
import Platform
import TestFiles
import TestLog
import Testbench
import Testing
import Threading

@testable import Fleet

/// A device under a clock that the test moves.
final class ClockedDevice: Sendable {
    let device: MonitoredDevice
    let log = MemorySink()
    let journal = Journal()
    private let client = HTTPClient()
    private let clock = Lock(1000.0)
    private let exposition: Exposition

    /// - Parameter settings: the device's keys after its name and URL, in YAML.
    init(_ url: String, _ settings: String = "", folder: TestFolder) throws {
        try folder.write("password", "open-sesame")
        let yaml = """
            auth: {m: {username: info, password_file: password}}
            devices:
            - {name: gm, url: '\(url)'\(settings)}
            """
        let catalog = try CompiledCatalog.lantime(families: CollectionMetric.families)
        exposition = Exposition(catalog.families)
        let configuration = try Configuration.parse(
            Array(yaml.utf8), file: folder.file("lantime.yml"), knownCollectors: catalog.collectorNames)
        device = MonitoredDevice(
            try #require(configuration.devices.first), client: client, catalog: catalog, journal: journal,
            logger: Logger(level: .debug, sink: log), clock: { [clock] in clock.withLock { $0 } })
    }

    func advance(_ seconds: Double) { clock.withLock { $0 += seconds } }

    /// What a scrape asks for.
    func collect() async -> DeviceCollection {
        await withCheckedContinuation { continuation in
            device.request(until: .infinity, for: nil) { continuation.resume(returning: $0) }
        }
    }

    /// What a page asks for.
    func collectForPage(preparation: MonitoredDevice.Preparation? = nil) async -> DeviceCollection {
        await withCheckedContinuation { continuation in
            device.requestForPage(for: nil, maximumAge: .seconds(14), preparation: preparation) {
                continuation.resume(returning: $0)
            }
        }
    }

    func scraped(_ collection: DeviceCollection) -> Scraped {
        Scraped(exposition.render([collection.samples], as: .prometheus))
    }

    func stop() { client.shutdown() }
}
