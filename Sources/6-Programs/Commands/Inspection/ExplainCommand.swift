import Arguments
import Catalog
import Configuration
import Fleet
import HTTPClient
import Platform
import StatusDocument

/// `explain`: shows how every value of a status document is exported.
enum ExplainCommand: Subcommand {
    private static let path = Option<String?>(
        "path", placeholder: "TEXT", help: "Only values whose path contains this text; * matches any text.")
    private static let slot = Option<String?>(
        "slot", placeholder: "SLOT", help: "Only values of this slot, such as clk1 or chassis1/io3.")
    private static let status = Option<[Explanation.Status]>(
        "status", placeholder: "STATUS", help: "Only values that are mapped, generic or ignored.")

    static let command = Command(
        "explain",
        "Show which metric each value of a status document becomes, or why it is not exported, with the value in the document "
            + "and the value exported. On a terminal the columns are aligned, elsewhere they are separated by tabs: path, "
            + "status, metric or reason, value, exported value, unit.",
        operands: [Inspected.operand],
        options: [
            OptionGroup("Options", [CommonOptions.configFile, CommonOptions.catalogFiles]),
            OptionGroup("Filters", [path, slot, status]),
        ])

    static func run(_ arguments: Arguments) async throws -> Int32 {
        let client = exporterClient()
        defer { client.shutdown() }
        let explanation: Explanation
        switch try Inspected.find(arguments[Inspected.operand], arguments, client: client) {
        case .file(let name, let document, let catalog):
            explanation = Explanation(document, device: name, options: WalkOptions(), catalog)
        case .device(let device, let fleet):
            let document = try await device.fetchedDocument()
            explanation = Explanation(
                document, device: device.configuration.name, options: WalkOptions(device.configuration), fleet.catalog)
        }
        for sentence in explanation.missingSlots { StandardStream.error.write(sentence + "\n") }
        let rows = explanation.rows.filter { isWanted($0, arguments) }
        if rows.isEmpty, !explanation.rows.isEmpty {
            StandardStream.error.write("no value matches the filters\(explanation.slotHint(arguments[slot]))\n")
        }
        let lines = StandardStream.output.isTerminal ? aligned(rows) : rows.map(tabbed)
        try deliver(Array((lines + [explanation.summary]).map { $0 + "\n" }.joined().utf8))
        return 0
    }

    private static func isWanted(_ row: Explanation.Row, _ arguments: Arguments) -> Bool {
        if let pattern = arguments[path], !matches(row.path, pattern) { return false }
        if let slot = arguments[slot], !row.slots.contains(WalkOptions.slot(slot)) { return false }
        let statuses = arguments[status]
        return statuses.isEmpty || statuses.contains(row.status)
    }

    /// Whether the text contains the parts of the pattern in their order.
    private static func matches(_ text: String, _ pattern: String) -> Bool {
        var rest = text.lowercased()[...]
        for part in pattern.lowercased().split(separator: "*") {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }

    private static func tabbed(_ row: Explanation.Row) -> String {
        [row.path, row.status.rawValue, row.detail, row.value, row.exported, row.unit].joined(separator: "\t")
    }

    /// Aligned columns: the path, the document's value, the exported value, then the metric, which may be long.
    private static func aligned(_ rows: [Explanation.Row]) -> [String] {
        let values = rows.map { row in
            row.exported.isEmpty ? row.value : "\(row.value) → \(row.exported)" + (row.unit.isEmpty ? "" : " \(row.unit)")
        }
        // A long path or value does not widen the column for all others.
        let pathWidth = rows.map(\.path.count).filter { $0 <= 80 }.max() ?? 0
        let valueWidth = values.map(\.count).filter { $0 <= 45 }.max() ?? 0
        return zip(rows, values).map { row, value in
            let columns = [
                row.path.padded(to: pathWidth), value.padded(to: valueWidth), row.status.rawValue.padded(to: 7), row.detail,
            ]
            return columns.joined(separator: "  ")
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

extension MonitoredDevice {
    /// The device's status document.
    fileprivate func fetchedDocument() async throws(SetupError) -> StatusDocument {
        do throws(CollectionError) {
            return try await document()
        } catch {
            throw await SetupError(error, of: self)
        }
    }
}
