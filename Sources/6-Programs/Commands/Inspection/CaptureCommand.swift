import Anonymiser
import Arguments
import Configuration
import Fleet
import HTTPClient
import Logging
import Platform
import StatusDocument

/// `capture`: prints a status document without what would tell whose device it came from.
enum CaptureCommand: Subcommand {
    private static let target = Operand<String>(
        "DEVICE|FILE.json", help: "A configured device, or a file with a status document.",
        completion: .wordsOrFiles(command: "devices", ending: ".json"))

    static let command = Command(
        "capture",
        "Print the status document of a device, anonymised, for a device report; what was replaced goes to standard error.",
        operands: [target], options: [OptionGroup("Options", [CommonOptions.configFile])])

    static func run(_ arguments: Arguments) async -> Int32 {
        let client = exporterClient()
        defer { client.shutdown() }
        let target = arguments[target]
        do throws(SetupError) {
            let bytes = try await document(target, arguments, client: client)
            let anonymised = try anonymise(bytes, from: target)
            try deliver(anonymised.json)
            if (try? StatusDocument(parsing: bytes))?.isStatus != true {
                StandardStream.error.print(
                    "\(target): this is no status document, it has no object \"data\" that holds anything\n")
            }
            StandardStream.error.print(summary(anonymised.replacements))
            return 0
        } catch {
            complain(about: error)
            return 1
        }
    }

    private static func document(
        _ target: String, _ arguments: Arguments, client: HTTPClient
    ) async throws(SetupError) -> [UInt8] {
        if Inspected.looksLikeFile(target), Inspected.device(target, arguments, client: client) == nil {
            do {
                return try readFile(path: target, maximumBytes: 64 << 20)
            } catch {
                throw SetupError(lines: ["\(error)"])
            }
        }
        let configFile = try CommonOptions.configFile(arguments)
        let fleet = try Setup.fleet(configFile: configFile, client: client, logger: Logger(level: .error))
        let device = try fleet.configuredDevice(target)
        do throws(CollectionError) {
            return try await device.answer()
        } catch {
            throw await SetupError(error, of: device)
        }
    }

    private static func anonymise(_ bytes: [UInt8], from target: String) throws(SetupError) -> AnonymisedDocument {
        do throws(StatusDocumentError) {
            return try AnonymisedDocument(bytes)
        } catch {
            throw SetupError(lines: ["\(target): \(error)"])
        }
    }

    private static func summary(_ replacements: [AnonymisedDocument.Replacement]) -> String {
        let lines = replacements.map {
            "  \($0.kind.rawValue): \($0.originals) in \($0.places) \($0.places == 1 ? "place" : "places")\n"
        }
        return "Replaced:\n" + (lines.isEmpty ? "  nothing\n" : lines.joined())
            + "Read the document before you pass it on: what no rule knows is still in it.\n"
    }
}
