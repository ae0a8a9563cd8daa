import Arguments
import Catalog
import CatalogFiles
import Configuration
import Fleet
import HTTPClient
import Logging
import Metrics
import Platform
import Text
import Web
import WebConfig

/// Makes a fleet from a configuration file, in the same way for every command.
enum Setup {
    /// The built-in catalog with the given files, and all metrics of the exporter.
    ///
    /// - Throws: ``SetupError`` with everything that is wrong.
    static func catalog(files: [String] = []) throws(SetupError) -> CompiledCatalog {
        let loaded = try load(files)
        guard let catalog = loaded.catalog else { throw SetupError(lines: loaded.problems.map(\.description)) }
        return catalog
    }

    /// The fleet of the configuration file that the arguments name; logs only errors.
    static func fleet(_ arguments: Arguments, catalogFiles: [String] = [], client: HTTPClient) throws(SetupError) -> Fleet {
        try fleet(
            configFile: CommonOptions.configFile(arguments), catalogFiles: catalogFiles, client: client,
            logger: Logger(level: .error))
    }

    /// Reads a configuration file with the catalog files that it names, and makes its fleet.
    ///
    /// - Parameters:
    ///   - catalogFiles: further catalog files.
    ///   - catalogs: caches the catalog for the next time.
    ///   - shard: which of the devices to serve; `nil` for all.
    ///   - previous: the fleet that this one replaces.
    /// - Throws: ``SetupError`` with everything that is wrong in all files.
    static func fleet(
        configFile: String, catalogFiles: [String] = [], catalogs: CatalogStore = CatalogStore(), client: HTTPClient,
        logger: Logger, shard: Shard? = nil, continuing previous: Fleet? = nil
    ) throws(SetupError) -> Fleet {
        var files = Configuration.catalogFiles(path: configFile)
        files += catalogFiles.filter { !files.contains($0) }
        let loaded = try catalogs.load(files)
        return try fleet(loaded, client: client, logger: logger, shard: shard, continuing: previous) {
            collectors throws(ConfigurationError) in
            try Configuration.load(path: configFile, knownCollectors: collectors)
        }
    }

    /// Reads the files of `serve`: the configuration with its catalog files, and the web configuration if there is one.
    ///
    /// - Returns: both, or everything that is wrong in all files.
    static func all(
        configFile: String, webConfigFile: String?, catalogs: CatalogStore = CatalogStore(), client: HTTPClient, logger: Logger,
        shard: Shard? = nil
    ) -> Result<(fleet: Fleet, web: WebConfiguration?), SetupError> {
        let fleet = Result { () throws(SetupError) in
            try Setup.fleet(configFile: configFile, catalogs: catalogs, client: client, logger: logger, shard: shard)
        }
        let web = Result { () throws(WebConfigurationError) in
            try webConfigFile.map { path throws(WebConfigurationError) in try WebConfiguration.load(path: path) }
        }
        switch (fleet, web) {
        case (.success(let fleet), .success(let web)): return .success((fleet, web))
        case (.failure(let error), .success): return .failure(error)
        case (.success, .failure(let error)): return .failure(SetupError(lines: error.problems.map(\.description)))
        case (.failure(let first), .failure(let second)):
            return .failure(SetupError(lines: first.lines + second.problems.map(\.description)))
        }
    }

    /// Makes the fleet of an embedded configuration.
    ///
    /// - Throws: ``SetupError`` with everything that is wrong.
    static func fleet(embedded text: String, name: String, client: HTTPClient, logger: Logger) throws(SetupError) -> Fleet {
        try fleet(load([]), client: client, logger: logger) { collectors throws(ConfigurationError) in
            try Configuration.parse(Array(text.utf8), file: name, knownCollectors: collectors)
        }
    }

    private static func fleet(
        _ loaded: LoadedCatalog, client: HTTPClient, logger: Logger, shard: Shard? = nil, continuing previous: Fleet? = nil,
        configuration: (Set<String>) throws(ConfigurationError) -> Configuration
    ) throws(SetupError) -> Fleet {
        let problems = loaded.problems.map(\.description)
        let fresh: Configuration
        do throws(ConfigurationError) {
            fresh = try configuration(loaded.collectorNames)
        } catch {
            throw SetupError(lines: error.problems.map(\.description) + problems, files: error.files)
        }
        guard let catalog = loaded.catalog else { throw SetupError(lines: problems, files: fresh.files) }
        return Fleet(fresh, catalog: catalog, client: client, logger: logger, shard: shard, continuing: previous)
    }

    /// Reads catalog files.
    ///
    /// - Throws: ``SetupError`` when the built-in catalog is invalid.
    static func load(_ files: [String]) throws(SetupError) -> LoadedCatalog {
        do throws(CatalogError) {
            return try LoadedCatalog.load(files: files, families: OwnMetric.families + CollectionMetric.families)
        } catch {
            throw SetupError(lines: ["\(error)"])
        }
    }
}

/// Why the program cannot start.
struct SetupError: Error, Sendable {
    /// One line a problem.
    let lines: [String]
    /// The files of the configuration that were looked at.
    var files = WatchedFiles()
    /// Whether it is the command line that is wrong.
    var isUsage = false
}
