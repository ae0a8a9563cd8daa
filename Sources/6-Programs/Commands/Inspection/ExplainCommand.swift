import Arguments
import Catalog
import Configuration
import Fleet
import HTTPClient
import Platform
import StatusDocument

/// `explain`: tells of every value of a status document what becomes of it.
enum ExplainCommand: Subcommand {
    private static let target = Operand<String>(
        "DEVICE|FILE.json", help: "A configured device, or a file with a status document.", completion: .files)

    static let command = Command(
        "explain", "Tell of every value in a status document which metric it becomes, or why it becomes none.",
        operands: [target],
        options: [OptionGroup("Options", [CommonOptions.configFile, CommonOptions.catalogFiles])])

    static func run(_ arguments: Arguments) async -> Int32 {
        let client = exporterClient()
        defer { client.shutdown() }
        do throws(SetupError) {
            switch try Inspected.find(arguments[target], arguments, client: client) {
            case .file(let name, let document, let catalog):
                try explain(document, catalog.explain(document, device: name))
            case .device(let device, let fleet):
                let document = try await device.fetchedDocument()
                let options = WalkOptions(device.configuration)
                try explain(document, fleet.catalog.explain(document, device: device.configuration.name, options: options))
            }
            return 0
        } catch {
            complain(about: error)
            return 1
        }
    }

    private static func explain(_ document: StatusDocument, _ leaves: [ExplainedLeaf]) throws(SetupError) {
        var output = ""
        var mapped = 0
        var generic = 0
        var ignored = 0
        for leaf in leaves {
            let (outcome, detail): (String, String)
            switch leaf.outcome {
            case .mapped(let series, let note):
                mapped += 1
                (outcome, detail) = ("mapped", series.joined(separator: " ") + (note.map { " (\($0))" } ?? ""))
            case .generic(let series):
                generic += 1
                (outcome, detail) = ("generic", series)
            case .ignored(let reason):
                ignored += 1
                (outcome, detail) = ("ignored", reason)
            }
            output += "\(leaf.path.singleLine)\t\(outcome)\t\(detail.singleLine)\n"
        }
        let missing = document.leafCount - leaves.count
        output +=
            "total: \(document.leafCount) leaves, \(mapped) mapped, \(generic) generic, \(ignored) ignored, \(missing) unaccounted for\n"
        try deliver(Array(output.utf8))
    }
}

extension MonitoredDevice {
    /// The device's status document.
    fileprivate func fetchedDocument() async throws(SetupError) -> StatusDocument {
        do throws(CollectionError) {
            return try await document()
        } catch {
            throw SetupError(lines: ["\(configuration.name): \(error.errorClass.rawValue): \(error.cause)"])
        }
    }
}

extension String {
    /// Without what would break a line or a column: a device writes its keys as it likes.
    fileprivate var singleLine: String {
        String(map { $0.isNewline || $0 == "\t" || $0.unicodeScalars.allSatisfy { $0.value < 0x20 } ? " " : $0 })
    }
}
