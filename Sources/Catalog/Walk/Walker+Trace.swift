import Metrics
import StatusDocument

extension Walker {
    /// Reports a leaf that paths lead to.
    mutating func traceKnown(_ node: Node, best: Int?, _ range: Range<Int>) {
        var series: [String] = []
        var note: String?
        var isOff = false
        if let best {
            let point = catalog.nodes[Int(reached[best].node)]
            for number in point.entries { describe(number, node, best, &series, &note, &isOff) }
        }
        for index in range {
            for number in catalog.nodes[Int(reached[index].node)].contributesTo {
                describe(number, node, index, &series, &note, &isOff)
            }
        }
        let path = String(decoding: pathText(from: 0), as: UTF8.self)
        if !series.isEmpty {
            trace.leaf(path, value: valueText(node), .mapped(series: series, note: note))
        } else if isOff {
            trace.leaf(path, value: valueText(node), .ignored(reason: "collector switched off by the configuration"))
        } else if let best, catalog.nodes[Int(reached[best].node)].ignored >= 0 {
            let reason = catalog.reasons[Int(catalog.nodes[Int(reached[best].node)].ignored)]
            trace.leaf(path, value: valueText(node), .ignored(reason: reason))
        }
    }

    private func describe(
        _ number: Int32, _ node: Node, _ index: Int, _ series: inout [String], _ note: inout String?, _ isOff: inout Bool
    ) {
        let entry = catalog.entries[Int(number)]
        guard enabled[entry.subject] else {
            isOff = true
            return
        }
        let labels = String(decoding: result.samples.text(reached[index].labels), as: UTF8.self)
        let text = "\(catalog.families[entry.family].name){\(labels)}"
        if !series.contains(text) { series.append(text) }
        guard case .value(let reader) = entry.source else { return }
        if let vocabulary = entry.vocabulary, reader == .word {
            let isSilent = document.kind(node) == .null || document.token(node) == .empty
            note = isSilent ? "no value" : vocabulary.state(of: node, in: document) == nil ? "unknown word" : note
        } else {
            switch reader.read(document, node) {
            case .value: break
            case .absent: note = "no value"
            case .unreadable: note = "unreadable"
            }
        }
    }

    /// Reports all leaves of `node` with the same outcome.
    mutating func traceAll(_ node: Node, _ outcome: LeafOutcome) {
        guard document.kind(node).isContainer else {
            return trace.leaf(String(decoding: pathText(from: 0), as: UTF8.self), value: valueText(node), outcome)
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
        trace.leaf(String(decoding: pathText(from: 0), as: UTF8.self), value: valueText(node), .ignored(reason: reason))
    }

    func valueText(_ node: Node) -> String {
        switch document.kind(node) {
        case .null: "null"
        case .string: "\"" + String(decoding: document.string(node), as: UTF8.self) + "\""
        case .bool, .number: String(decoding: plainText(node), as: UTF8.self)
        case .array, .object: ""
        }
    }
}
