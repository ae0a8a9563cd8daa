import Catalog
import Configuration
import Exporter
import Fleet
import HTTPClient
import LANTIMECatalog
import Logging
import YAML

/// Makes a fleet out of a configuration file, the same way for every command.
enum Setup {
    /// The built-in catalog with all metrics of the exporter.
    static func catalog() throws(CatalogError) -> CompiledCatalog {
        try .lantime(families: ownFamilies)
    }

    /// Reads a configuration file and makes its fleet.
    ///
    /// - Throws: ``SetupError`` with all that is wrong.
    static func fleet(configFile: String, client: HTTPClient, logger: Logger) throws(SetupError) -> Fleet {
        try fleet(client: client, logger: logger) { collectors throws(ConfigurationError) in
            try Configuration.load(path: configFile, knownCollectors: collectors)
        }
    }

    /// Makes the fleet of a configuration that is part of the program.
    ///
    /// - Throws: ``SetupError`` with all that is wrong.
    static func fleet(embedded text: String, name: String, client: HTTPClient, logger: Logger) throws(SetupError) -> Fleet {
        try fleet(client: client, logger: logger) { collectors throws(ConfigurationError) in
            try Configuration.parse(Array(text.utf8), file: name, knownCollectors: collectors)
        }
    }

    private static func fleet(
        client: HTTPClient, logger: Logger, configuration: (Set<String>) throws(ConfigurationError) -> Configuration
    ) throws(SetupError) -> Fleet {
        do {
            let catalog = try catalog()
            return try Fleet(try configuration(catalog.collectorNames), catalog: catalog, client: client, logger: logger)
        } catch let error as ConfigurationError {
            throw SetupError(lines: error.problems.map(\.description))
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
