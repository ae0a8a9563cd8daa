import Arguments
import Catalog
import Configuration
import Fleet
import HTTPClient
import Metrics
import Platform
import StatusDocument

/// `probe`: collects a device once, or maps a file, and prints the exposition.
enum ProbeCommand: Subcommand {
    private static let target = Operand<String>(
        "DEVICE|FILE.json", help: "A configured device, or a file with a status document.", completion: .files)
    private static let openMetrics = Option<Bool>("openmetrics", help: "Print OpenMetrics instead of the classic text format.")

    static let command = Command(
        "probe", "Collect a device once and print its metrics; the phases go to standard error.", operands: [target],
        options: [OptionGroup("Options", [CommonOptions.configFile, CommonOptions.catalogFiles, openMetrics])])

    static func run(_ arguments: Arguments) async -> Int32 {
        let client = exporterClient()
        defer { client.shutdown() }
        let format: TextFormat = arguments[openMetrics] ? .openMetrics : .prometheus
        do throws(SetupError) {
            switch try Inspected.find(arguments[target], arguments, client: client) {
            case .file(let name, let document, let catalog):
                let start = monotonicSeconds()
                var result = catalog.walk(document, device: name)
                let mapping = monotonicSeconds() - start
                result.samples.sort(familyCount: catalog.families.families.count)
                try deliver(Exposition(catalog.families).render([result.samples], as: format))
                let lines =
                    ["\(name): mapped", "  mapping: \(milliseconds(mapping))"] + notUnderstood(result.unreadValues)
                    + repaired(document.repair?.changes ?? [])
                StandardStream.error.print(lines.joined(separator: "\n") + "\n")
                return 0
            case .device(let device, let fleet):
                let collection = await fleet.collect([device], timeout: device.configuration.timeout + .seconds(1))[0]
                try deliver(fleet.exposition.render([collection.samples], as: format))
                StandardStream.error.print(phases(collection))
                return collection.error == nil ? 0 : 1
            }
        } catch {
            complain(about: error)
            return 1
        }
    }

    /// How the collection went, a line a phase.
    private static func phases(_ collection: DeviceCollection) -> String {
        var lines = [
            "\(collection.device): \(collection.error.map { "failed, \($0.errorClass.rawValue): \($0.cause)" } ?? "collected")"
        ]
        if let timings = collection.timings {
            let named = [
                ("name resolution", timings.dns), ("connecting", timings.connect), ("TLS handshake", timings.tls),
                ("waiting for the first byte", timings.firstByte), ("request in all", timings.total),
            ]
            // What did not happen, as on a connection that was used again, has no time.
            lines += named.filter { $1 > 0 }.map { "  \($0): \(milliseconds($1))" }
        }
        if let mapping = collection.mappingDuration {
            lines.append("  mapping \(collection.documentBytes) bytes: \(milliseconds(mapping))")
        }
        return (lines + notUnderstood(collection.unreadValues) + repaired(collection.repairs)).joined(separator: "\n") + "\n"
    }

    private static func notUnderstood(_ unreadValues: [String]) -> [String] { unreadValues.map { "  not understood: \($0)" } }

    private static func repaired(_ changes: [DocumentRepair.Change]) -> [String] {
        changes.map { "  repaired: the \($0.kind.rawValue) of \"\($0.key)\", at byte \($0.offset)" }
    }

    private static func milliseconds(_ seconds: Double) -> String { "\((seconds * 1e5).rounded() / 100) ms" }
}
