import Arguments
import Catalog
import Configuration
import Fleet
import HTTPClient
import Logging
import Platform
import StatusDocument

/// What a command looks at: a configured device, or a status document in a file.
enum Inspected {
    case device(Device, Fleet)
    case file(name: String, StatusDocument, CompiledCatalog)

    /// Finds out which of the two `target` means: a name that ends in `.json` is a file's.
    ///
    /// - Throws: ``SetupError`` when it is neither.
    static func find(_ target: String, _ arguments: Arguments, client: HTTPClient) throws(SetupError) -> Inspected {
        let catalogFiles = arguments[CommonOptions.catalogFiles]
        if target.hasSuffix(".json") { return try file(target, catalogFiles) }
        let configFile = try CommonOptions.configFile(arguments)
        let fleet = try Setup.fleet(
            configFile: configFile, catalogFiles: catalogFiles, client: client, logger: Logger(level: .error))
        return .device(try fleet.configuredDevice(target), fleet)
    }

    private static func file(_ path: String, _ catalogFiles: [String]) throws(SetupError) -> Inspected {
        let catalog = try Setup.catalog(files: catalogFiles)
        do {
            let bytes = try readFile(path: path, maximumBytes: 64 << 20)
            let document = try StatusDocument(parsing: bytes)
            guard document.isStatus else {
                throw SetupError(lines: ["\(path): JSON but no status document: it has no object \"data\" that holds anything"])
            }
            let name = path.split(separator: "/").last.map { String($0.dropLast(".json".count)) } ?? path
            return .file(name: name, document, catalog)
        } catch let error as SetupError {
            throw error
        } catch let error as FileError {
            throw SetupError(lines: ["\(error)"])
        } catch {
            throw SetupError(lines: ["\(path): \(error)"])
        }
    }
}

extension Fleet {
    /// The device of that name or URL.
    ///
    /// - Throws: ``SetupError`` that names those that there are.
    func configuredDevice(_ target: String) throws(SetupError) -> Device {
        if let device = device(named: target) { return device }
        let names = devices.map(\.configuration.name).joined(separator: ", ")
        throw SetupError(lines: [
            "\(configuration.file) has no device \"\(target)\"; it has \(names.isEmpty ? "none" : names). A file's name ends in .json."
        ])
    }
}
