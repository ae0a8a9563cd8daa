import Metrics
import StatusDocument

extension Walker {
    /// Reports a leaf that paths lead to.
    mutating func traceKnown(_ node: Node, best: Int?, _ range: Range<Int>) {
        var series: [String] = []
        var note: String?
        var isOff = false
        if let best {
            for number in catalog.tree.nodes[Int(reached[best].point)].entries {
                describe(number, reached[best], &series, &isOff)
                note = absence(of: node, catalog.entries[Int(number)]) ?? note
            }
        }
        for index in range {
            for number in catalog.tree.nodes[Int(reached[index].point)].contributesTo {
                describe(number, reached[index], &series, &isOff)
                note = unmetRequirement(of: node, catalog.entries[Int(number)]) ?? note
            }
        }
        if series.isEmpty { describeLabels(range, &series, &isOff) }
        let ignored = best.map { catalog.tree.nodes[Int(reached[$0].point)].ignored } ?? -1
        let outcome: LeafOutcome =
            if !series.isEmpty {
                .mapped(series: series, note: note)
            } else if isOff {
                .ignored(reason: "collector switched off by the configuration")
            } else {
                .ignored(reason: catalog.reasons[Int(ignored)])
            }
        traceLeaf(node, outcome)
    }

    /// Reports the value at the end of the path.
    mutating func traceLeaf(_ node: Node, _ outcome: LeafOutcome) {
        let path = String(decoding: pathText(from: 0), as: UTF8.self)
        trace.leaf(ExplainedLeaf(path: path, value: valueText(node), slot: slotText, outcome: outcome))
    }

    /// The label `slot` of the module around the value.
    private var slotText: String? {
        guard scope.depth > 0 else { return nil }
        let labels = String(decoding: plan.labels.text(scope.labels), as: UTF8.self)
        return labels.firstRange(of: "slot=\"").map { String(labels[$0.upperBound...].prefix { $0 != "\"" }) }
    }

    private func describe(_ number: Int32, _ point: Reached, _ series: inout [String], _ isOff: inout Bool) {
        let entry = catalog.entries[Int(number)]
        guard enabled[entry.subject] else {
            isOff = true
            return
        }
        let constants = entry.constants.map { ",\($0.label)=\"\(String(decoding: $0.text, as: UTF8.self))\"" }.joined()
        let labels = String(decoding: plan.labels.text(point.labels), as: UTF8.self) + constants
        let text = "\(catalog.families[entry.family].name){\(labels)}"
        if !series.contains(text) { series.append(text) }
    }

    /// A value that is only a label is reported by one of the metrics that carry it.
    private func describeLabels(_ range: Range<Int>, _ series: inout [String], _ isOff: inout Bool) {
        var metrics: [String] = []
        for index in range {
            for number in catalog.tree.nodes[Int(reached[index].point)].labels {
                let entry = catalog.entries[Int(number)]
                guard enabled[entry.subject] else {
                    isOff = true
                    continue
                }
                let name = catalog.families[entry.family].name
                if !metrics.contains(name) { metrics.append(name) }
            }
        }
        guard let first = metrics.first else { return }
        series.append("label of \(first)" + (metrics.count > 1 ? " and \(metrics.count - 1) more" : ""))
    }

    /// Why an entry has no valid sample for a value; `nil` when it has.
    private func absence(of node: Node, _ entry: CompiledEntry) -> String? {
        guard case .value(let reader) = entry.source else { return nil }
        switch entry.read(reader, node, of: document) {
        case .value: return nil
        case .absent: return "no value"
        case .unreadable: return entry.vocabulary == nil ? "unreadable" : "unknown word"
        }
    }

    /// Why an entry has no sample for the object that `node` is a field of; `nil` when it has.
    private func unmetRequirement(of node: Node, _ entry: CompiledEntry) -> String? {
        guard let requirement = entry.requirement, case .firstOf(let candidates) = entry.source else { return nil }
        // The object is one of those on the way.
        for object in way.dropLast().map(\.node).reversed() {
            guard candidates.contains(where: { $0.field.all(in: document, from: object).contains(node) }) else { continue }
            return requirement.holds(in: document, for: object) ? nil : entry.requirementReason
        }
        return nil
    }

    /// Reports all leaves of `node` with the same outcome.
    mutating func traceAll(_ node: Node, _ outcome: LeafOutcome) {
        guard document.kind(node).isContainer else {
            return traceLeaf(node, outcome)
        }
        let isArray = document.kind(node) == .array
        for (position, child) in document.children(node).enumerated() {
            way.append(Move(node: child, position: isArray ? position : -1))
            traceAll(child, outcome)
            way.removeLast()
        }
    }

    mutating func traceIgnored(_ node: Node, _ reason: String) {
        guard Trace.isActive else { return }
        traceLeaf(node, .ignored(reason: reason))
    }

    func valueText(_ node: Node) -> String {
        switch document.kind(node) {
        case .null: "null"
        case .string: "\"" + String(decoding: document.string(node), as: UTF8.self) + "\""
        case .bool, .number: String(decoding: document.plainText(node), as: UTF8.self)
        case .array, .object: ""
        }
    }
}
