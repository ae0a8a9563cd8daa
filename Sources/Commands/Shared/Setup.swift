import Catalog
import CatalogFiles
import Configuration
import Exporter
import Fleet
import HTTPClient
import Logging
import YAML

/// Makes a fleet out of a configuration file, the same way for every command.
enum Setup {
    /// The built-in catalog and that of the given files, with all metrics of the exporter.
    ///
    /// - Throws: ``SetupError`` with all that is wrong.
    static func catalog(files: [String] = []) throws(SetupError) -> CompiledCatalog {
        let loaded = try load(files)
        guard let catalog = loaded.catalog else { throw SetupError(lines: loaded.problems.map(\.description)) }
        return catalog
    }

    /// Reads a configuration file with the catalog files that it names, and makes its fleet.
    ///
    /// - Parameter catalogFiles: further catalog files.
    /// - Throws: ``SetupError`` with all that is wrong in all files.
    static func fleet(
        configFile: String, catalogFiles: [String] = [], client: HTTPClient, logger: Logger
    ) throws(SetupError) -> Fleet {
        var files = Configuration.catalogFiles(path: configFile)
        files += catalogFiles.filter { !files.contains($0) }
        return try fleet(catalogFiles: files, client: client, logger: logger) { collectors throws(ConfigurationError) in
            try Configuration.load(path: configFile, knownCollectors: collectors)
        }
    }

    /// Makes the fleet of a configuration that is part of the program.
    ///
    /// - Throws: ``SetupError`` with all that is wrong.
    static func fleet(embedded text: String, name: String, client: HTTPClient, logger: Logger) throws(SetupError) -> Fleet {
        try fleet(catalogFiles: [], client: client, logger: logger) { collectors throws(ConfigurationError) in
            try Configuration.parse(Array(text.utf8), file: name, knownCollectors: collectors)
        }
    }

    private static func fleet(
        catalogFiles: [String], client: HTTPClient, logger: Logger,
        configuration: (Set<String>) throws(ConfigurationError) -> Configuration
    ) throws(SetupError) -> Fleet {
        let loaded = try load(catalogFiles)
        let problems = loaded.problems.map(\.description)
        do {
            let configuration = try configuration(loaded.collectorNames)
            guard let catalog = loaded.catalog else { throw SetupError(lines: problems) }
            return try Fleet(configuration, catalog: catalog, client: client, logger: logger)
        } catch let error as ConfigurationError {
            throw SetupError(lines: error.problems.map(\.description) + problems)
        } catch let error as SetupError {
            throw error
        } catch {
            throw SetupError(lines: ["\(error)"])
        }
    }

    private static func load(_ files: [String]) throws(SetupError) -> LoadedCatalog {
        do throws(CatalogError) {
            return try LoadedCatalog.load(files: files, families: ownFamilies)
        } catch {
            throw SetupError(lines: ["\(error)"])
        }
    }
}

/// Why there is nothing to run with.
struct SetupError: Error, Sendable {
    /// One line a problem.
    let lines: [String]
}
