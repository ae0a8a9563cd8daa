import Anonymiser
import Arguments
import Configuration
import Fleet
import HTTPClient
import Logging
import Platform
import StatusDocument

/// `capture`: prints an anonymised status document, after a list of the replacements.
enum CaptureCommand: Subcommand {
    private static let target = Operand<String>(
        "DEVICE|FILE.json", help: "A configured device, or a file with a status document.",
        completion: .wordsOrFiles(command: "devices", ending: ".json"))
    private static let yes = Option<Bool>("yes", help: "Write the document without asking.")

    static let command = Command(
        "capture",
        "Print the status document of a device, anonymised, for a device report. The list of replacements is printed on "
            + "standard error first; on a terminal, the document is written to a file only after confirmation.",
        operands: [target], options: [OptionGroup("Options", [CommonOptions.configFile, yes])])

    static func run(_ arguments: Arguments) async -> Int32 {
        let client = exporterClient()
        defer { client.shutdown() }
        let target = arguments[target]
        do throws(SetupError) {
            let bytes = try await document(target, arguments, client: client)
            let anonymised = try anonymise(bytes, from: target)
            if (try? StatusDocument(parsing: bytes))?.isStatus != true {
                StandardStream.error.print(
                    "\(target): this is not a status document, it has no object \"data\", or an empty one\n")
            }
            StandardStream.error.print(ReplacementList.text(anonymised, hasOriginals: StandardStream.error.isTerminal))
            guard arguments[yes] || isWanted() else {
                StandardStream.error.print("Nothing is written.\n")
                return 1
            }
            try deliver(anonymised.json)
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

    /// Whether to write the document. Asks only if someone can answer and the document is not printed to the terminal.
    private static func isWanted() -> Bool {
        guard StandardStream.isInputTerminal, StandardStream.error.isTerminal, !StandardStream.output.isTerminal else {
            return true
        }
        StandardStream.error.print("Write the document? [y/N] ")
        return ["y", "yes"].contains(readLine()?.lowercased())
    }
}
