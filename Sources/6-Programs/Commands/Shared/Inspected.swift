import Arguments
import Catalog
import Configuration
import Fleet
import HTTPClient
import Platform
import StatusDocument
import Text

/// The subject of a command: a configured device, or a status document in a file.
enum Inspected {
    case device(MonitoredDevice, Fleet)
    case file(name: String, StatusDocument, CompiledCatalog)

    static let operand = Operand<String>(
        "DEVICE|FILE.json", help: "A configured device, or a file with a status document.",
        completion: .wordsOrFiles(command: "devices", ending: ".json"))

    /// Whether `target` looks like a file: a name that ends in `.json` does, and any path. A device may have such a name too, and then
    /// wins.
    static func looksLikeFile(_ target: String) -> Bool {
        target.lowercased().hasSuffix(".json") || (target.contains("/") && !target.contains("://"))
    }

    /// Decides which of the two `target` means, see ``looksLikeFile(_:)``.
    ///
    /// - Throws: ``SetupError`` when it is neither.
    static func find(_ target: String, _ arguments: Arguments, client: HTTPClient) throws(SetupError) -> Inspected {
        let catalogFiles = arguments[CommonOptions.catalogFiles]
        if looksLikeFile(target), device(target, arguments, client: client) == nil {
            // A file needs no configuration, but one that is named may name catalog files.
            if arguments.isGiven(CommonOptions.configFile) {
                return try file(target, Setup.fleet(arguments, catalogFiles: catalogFiles, client: client).catalog)
            }
            return try file(target, Setup.catalog(files: catalogFiles))
        }
        do throws(SetupError) {
            let fleet = try Setup.fleet(arguments, catalogFiles: catalogFiles, client: client)
            return .device(try fleet.configuredDevice(target), fleet)
        } catch {
            throw error.hinting(atFile: target)
        }
    }

    /// The device whose name looks like a file; `nil` without one, or without a configuration.
    static func device(_ target: String, _ arguments: Arguments, client: HTTPClient) -> MonitoredDevice? {
        (try? Setup.fleet(arguments, client: client))?.device(named: target)
    }

    private static func file(_ path: String, _ catalog: CompiledCatalog) throws(SetupError) -> Inspected {
        do {
            let bytes = try readFile(path: path, maximumBytes: 64 << 20)
            let document = try StatusDocument(parsing: bytes)
            guard document.isStatus else {
                throw SetupError(lines: ["\(path): JSON but no status document: it has no object \"data\", or an empty one"])
            }
            let last = path.split(separator: "/").last.map(String.init) ?? path
            let name = last.lowercased().hasSuffix(".json") ? String(last.dropLast(".json".count)) : last
            return .file(name: name, document, catalog)
        } catch let error as SetupError {
            throw error
        } catch let error as FileError {
            throw SetupError(lines: ["\(error)"])
        } catch {
            let isYAML = [".yml", ".yaml"].contains { path.lowercased().hasSuffix($0) }
            let hint = isYAML ? "; a configuration is named with --config.file, a catalog file with --catalog.file" : ""
            throw SetupError(lines: ["\(path): \(error)\(hint)"])
        }
    }
}

extension SetupError {
    /// The same with a way out when the target is a file here that does not look like one.
    fileprivate func hinting(atFile target: String) -> SetupError {
        guard (try? checkReadable(path: target, mustBeFile: true)) != nil else { return self }
        return SetupError(lines: lines + ["\(target) is a file here; ./\(target) means it."], files: files)
    }
}

extension Fleet {
    /// The device of that name or URL.
    ///
    /// - Throws: ``SetupError`` that names the existing ones.
    func configuredDevice(_ target: String) throws(SetupError) -> MonitoredDevice {
        if let device = device(named: target) { return device }
        // A target, as a request may name it.
        if !configuration.targets.isEmpty, let device = try? self.target(named: target) { return device }
        let names = devices.map(\.configuration.name)
        let nearest = nearestSpelling(of: target, in: names).map { "; did you mean \(quotedText($0))?" } ?? ";"
        throw SetupError(lines: [
            "\(configuration.file) has no device \(quotedText(target))\(nearest) it has \(names.isEmpty ? "none" : listed(names, limit: 20)). A file's name ends in .json or contains a /."
        ])
    }
}
