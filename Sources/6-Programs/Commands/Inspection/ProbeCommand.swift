import Arguments
import Catalog
import Configuration
import Fleet
import HTTPClient
import Metrics
import Platform
import StatusDocument

/// `probe`: collects a device once, or maps a file, and reports the result.
enum ProbeCommand: Subcommand {
    private static let metrics = Option<Bool>(
        "metrics", help: "Print the metrics on a terminal too, not only into a pipe or file.")
    private static let openMetrics = Option<Bool>("openmetrics", help: "Print OpenMetrics instead of the classic text format.")

    static let command = Command(
        "probe",
        "Collect a device once. Prints the result and the phases on standard error, and the metrics on standard output unless that "
            + "is a terminal.",
        operands: [Inspected.operand],
        options: [OptionGroup("Options", [CommonOptions.configFile, CommonOptions.catalogFiles, metrics, openMetrics])])

    static func run(_ arguments: Arguments) async throws -> Int32 {
        let client = exporterClient()
        defer { client.shutdown() }
        switch try Inspected.find(arguments[Inspected.operand], arguments, client: client) {
        case .file(let name, let document, let catalog):
            let start = ContinuousClock.now
            var result = catalog.walk(document, device: name)
            let mapping = ContinuousClock.now - start
            result.samples.sort(familyCount: catalog.families.families.count)
            StandardStream.error.write(
                text(
                    ["\(name): mapped", "  mapping: \(milliseconds(mapping))"] + notUnderstood(result.unreadValues)
                        + repaired(document.repair?.changes ?? [])))
            try deliver(result.samples, Exposition(catalog.families), arguments)
            return 0
        case .device(let device, let fleet):
            let collection = await fleet.collect([device], timeout: device.configuration.timeout + .seconds(1))[0]
            var lines = phases(collection)
            if let error = collection.error {
                lines += NextStep.lines(after: error, of: device.configuration)
                lines += await CertificateLook.lines(after: error, of: device)
            }
            StandardStream.error.write(text(lines))
            try deliver(collection.samples, fleet.exposition, arguments)
            return collection.error == nil ? 0 : 1
        }
    }

    /// Prints the metrics if requested: several hundred lines would scroll the result off a terminal.
    private static func deliver(
        _ samples: SampleSet, _ exposition: Exposition, _ arguments: Arguments
    ) throws(SetupError) {
        guard arguments[metrics] || arguments[openMetrics] || !StandardStream.output.isTerminal else {
            StandardStream.error.write("  --metrics prints the metrics\n")
            return
        }
        try Commands.deliver(exposition.render([samples], as: arguments[openMetrics] ? .openMetrics : .prometheus))
    }

    private static func text(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }

    /// The phases of the collection, one per line.
    private static func phases(_ collection: DeviceCollection) -> [String] {
        var lines = [
            "\(collection.device): \(collection.error.map { "failed, \($0.errorClass.rawValue): \($0.cause)" } ?? "collected")"
        ]
        if let timings = collection.timings {
            let named = [
                ("name resolution", timings.dns), ("connecting", timings.connect), ("TLS handshake", timings.tls),
                ("waiting for the first byte", timings.firstByte), ("request in all", timings.total),
            ]
            // Phases that did not happen, as on a reused connection, have no time.
            lines += named.filter { $1 > .zero }.map { "  \($0): \(milliseconds($1))" }
        }
        if let mapping = collection.mappingDuration {
            lines.append("  mapping \(collection.documentBytes) bytes: \(milliseconds(mapping))")
        }
        return lines + collection.missingSlots.map { "  \($0)" } + notUnderstood(collection.unreadValues)
            + repaired(collection.repairs)
    }

    private static func notUnderstood(_ unreadValues: [String]) -> [String] { unreadValues.map { "  not understood: \($0)" } }

    private static func repaired(_ changes: [DocumentRepair.Change]) -> [String] {
        changes.map { "  repaired: the \($0.kind.rawValue) of \"\($0.key)\", at byte \($0.offset)" }
    }

    private static func milliseconds(_ duration: Duration) -> String {
        "\((duration / .microseconds(10)).rounded() / 100) ms"
    }
}
