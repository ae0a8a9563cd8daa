import Arguments
import Catalog
import Metrics
import StatusDocument
import Text

/// How the values of a document are exported, one row per value.
struct Explanation {
    /// One value of the document.
    struct Row {
        let path: String
        let status: Status
        /// The exported series, or why there is none.
        let detail: String
        /// The value in the document.
        let value: String
        /// The exported value, with its unit; empty without a sample.
        let exported: String
        let unit: String
        let slots: Set<String>
    }

    /// The possible outcomes for a value.
    enum Status: String, CaseIterable, ArgumentValue {
        case mapped, generic, ignored
    }

    let rows: [Row]
    /// How many values the document has.
    let leafCount: Int
    /// A sentence for each requested slot that the device lacks.
    let missingSlots: [String]

    init(_ document: StatusDocument, device: String, options: WalkOptions, _ catalog: CompiledCatalog) {
        let result = catalog.walk(document, device: device, options: options)
        let samples = ExportedValues(result, catalog)
        missingSlots = result.missingSlots.map(\.singleLine)
        rows = catalog.explain(document, device: device, options: options).map { Row($0, samples) }
        leafCount = document.leafCount
    }

    /// Which slots there are, for one who asked for another; empty for one of them.
    func slotHint(_ wanted: String?) -> String {
        let slots = rows.reduce(into: Set<String>()) { $0.formUnion($1.slots) }
        guard let wanted, !slots.contains(WalkOptions.slot(wanted)) else { return "" }
        let names = slots.filter { !$0.isEmpty }.sorted().joined(separator: ", ")
        return ": slot \(quotedText(wanted)) is not in the document; it has \(names.isEmpty ? "none" : names)".singleLine
    }

    /// The number of values by outcome.
    var summary: String {
        let counts = Status.allCases.map { status in "\(rows.count { $0.status == status }) \(status)" }
        return "total: \(leafCount) leaves, \(counts.joined(separator: ", ")), \(leafCount - rows.count) unaccounted for"
    }
}

extension Explanation.Row {
    fileprivate init(_ leaf: ExplainedLeaf, _ samples: ExportedValues) {
        let series: [String]
        switch leaf.outcome {
        case .mapped(let all, let note):
            series = all
            (status, detail) = (.mapped, (all.joined(separator: " ") + (note.map { " (\($0))" } ?? "")).singleLine)
        case .generic(let one): (status, detail, series) = (.generic, one.singleLine, [one])
        case .ignored(let reason): (status, detail, series) = (.ignored, reason.singleLine, [])
        }
        path = leaf.path.singleLine
        value = leaf.value.singleLine
        exported = series.compactMap { samples.value(of: $0) }.joined(separator: " ").singleLine
        unit = series.lazy.compactMap { samples.unit(of: $0) }.first ?? ""
        let labels = series.compactMap { text in
            text.firstRange(of: "slot=\"").map { String(text[$0.upperBound...].prefix { $0 != "\"" }) }
        }
        slots = Set((labels + [leaf.slot].compactMap(\.self)).map(WalkOptions.slot))
    }
}

/// The samples of a walk by the text of their series.
private struct ExportedValues {
    private var values: [String: String] = [:]
    private let units: [String: String]

    init(_ result: WalkResult, _ catalog: CompiledCatalog) {
        var result = result
        let families = catalog.families.families
        result.samples.sort(familyCount: families.count)
        units = Dictionary(families.compactMap { family in family.unit.map { (family.name, $0) } }) { first, _ in first }
        let text = String(decoding: Exposition(catalog.families).render([result.samples], as: .prometheus), as: UTF8.self)
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard let end = line.lastIndex(of: " ") else { continue }
            let (series, value) = (String(line[..<end]), String(line[line.index(after: end)...]))
            values[series] = value
            // Of the series of a state set, the one that is 1 names the state.
            let name = series.prefix { $0 != "{" }
            if value == "1", let label = series.ranges(of: ",\(name)=\"").last {
                values[String(series[..<label.lowerBound]) + "}"] = String(series[label.upperBound...].dropLast(2))
            }
        }
    }

    func value(of series: String) -> String? { values[series] }

    func unit(of series: String) -> String? { units[String(series.prefix { $0 != "{" })] }
}

extension String {
    /// Without characters that would break a line or a column: keys come from the device.
    fileprivate var singleLine: String {
        String(map { $0.isNewline || $0 == "\t" || $0.unicodeScalars.allSatisfy { $0.value < 0x20 } ? " " : $0 })
    }
}
