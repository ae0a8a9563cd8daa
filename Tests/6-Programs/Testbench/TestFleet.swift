public import Catalog
import Configuration
public import Fleet
public import HTTPClient
import LANTIMECatalog
import Logging
import Metrics
import TestFiles
@_exported import TestLog
import Web

/// A fleet with its own client and everything that it logs.
public final class TestFleet: Sendable {
    /// The devices.
    public let fleet: Fleet
    /// What asks them.
    public let client: HTTPClient
    /// Every line that was logged, from debug upwards.
    public let log = MemorySink()

    /// Compiled once: it takes longer than most tests.
    private static let catalog = Result { try CompiledCatalog.lantime(families: OwnMetric.families + CollectionMetric.families) }

    /// Makes the fleet of a configuration file's text.
    ///
    /// - Throws: what is wrong with the text.
    public init(_ yaml: String, folder: TestFolder? = nil, shard: Shard? = nil) throws {
        client = HTTPClient()
        fleet = try Self.fleet(yaml, folder, client, Logger(level: .debug, sink: log), shard: shard, continuing: nil)
    }

    /// A fleet of another configuration with the same client and log, as after a reload.
    ///
    /// - Parameter catalog: another catalog, as after a change of a catalog file.
    public func reloaded(_ yaml: String, folder: TestFolder? = nil, catalog: CompiledCatalog? = nil) throws -> Fleet {
        try Self.fleet(
            yaml, folder, client, Logger(level: .debug, sink: log), catalog: catalog, shard: fleet.shard, continuing: fleet)
    }

    /// The built-in catalog without some metrics, as if a catalog file had replaced them.
    public static func catalog(without metrics: Set<String>) throws -> CompiledCatalog {
        try CompiledCatalog.lantime(replacing: metrics, families: OwnMetric.families + CollectionMetric.families)
    }

    private static func fleet(
        _ yaml: String, _ folder: TestFolder?, _ client: HTTPClient, _ logger: Logger, catalog other: CompiledCatalog? = nil,
        shard: Shard?, continuing previous: Fleet?
    ) throws -> Fleet {
        let catalog = try other ?? catalog.get()
        let file = folder?.file("lantime.yml") ?? "lantime.yml"
        let configuration = try Configuration.parse(Array(yaml.utf8), file: file, knownCollectors: catalog.collectorNames)
        return Fleet(configuration, catalog: catalog, client: client, logger: logger, shard: shard, continuing: previous)
    }

    /// Collects all devices, and reads what a scrape would get.
    public func scrape(timeout: Duration = .seconds(10)) async -> Scraped {
        scraped(await fleet.collect(fleet.devices, timeout: timeout))
    }

    /// What a scrape would get from these collections.
    public func scraped(_ collections: [DeviceCollection]) -> Scraped {
        Scraped(fleet.exposition.render(collections.map(\.samples), as: .prometheus))
    }

    /// Collects the device of that name.
    public func collect(_ name: String, timeout: Duration = .seconds(10)) async throws -> DeviceCollection {
        guard let device = fleet.device(named: name), let only = await fleet.collect([device], timeout: timeout).first else {
            throw Failure("no device \(name)")
        }
        return only
    }

    /// Ends the client.
    public func stop() { client.shutdown() }
}
