import Anonymiser
import Arguments
import Configuration
import Fleet
import HTTPClient
import Platform
import StatusDocument

/// `capture`: prints an anonymised status document, after a list of the replacements.
enum CaptureCommand: Subcommand {
    private static let yes = Option<Bool>("yes", help: "Write the document without asking.")

    static let command = Command(
        "capture",
        "Print the status document of a device, anonymised, for a device report. The list of replacements is printed on "
            + "standard error first; on a terminal, the document is written to a file only after confirmation.",
        operands: [Inspected.operand], options: [OptionGroup("Options", [CommonOptions.configFile, yes])])

    static func run(_ arguments: Arguments) async throws -> Int32 {
        let client = exporterClient()
        defer { client.shutdown() }
        let target = arguments[Inspected.operand]
        let bytes = try await document(target, arguments, client: client)
        let anonymised = try anonymise(bytes, from: target)
        if (try? StatusDocument(parsing: bytes))?.isStatus != true {
            StandardStream.error.write(
                "\(target): this is not a status document, it has no object \"data\", or an empty one\n")
        }
        StandardStream.error.write(ReplacementList.text(anonymised, hasOriginals: StandardStream.error.isTerminal))
        guard arguments[yes] || isWanted() else {
            StandardStream.error.write("Nothing is written.\n")
            return 1
        }
        try deliver(anonymised.json)
        return 0
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
        let device = try Setup.fleet(arguments, client: client).configuredDevice(target)
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
        StandardStream.error.write("Write the document? [y/N] ")
        return ["y", "yes"].contains(readLine()?.lowercased())
    }
}
