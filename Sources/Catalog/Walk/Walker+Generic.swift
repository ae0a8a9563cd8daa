import Metrics
import StatusDocument

extension Walker {
    /// Starts a scope of its own when a path has led to a module.
    ///
    /// - Returns: the scope around it, to come back to; `nil` when this is no module.
    mutating func enterModule(_ node: Node, _ range: Range<Int>) -> Scope? {
        guard any(range, have: .module),
            let index = range.first(where: { catalog.tree.nodes[Int(reached[$0].node)].isModule })
        else { return nil }
        let outer = scope
        let model = catalog.modelField.first(in: document, from: node).map(document.plainText) ?? []
        scope = Scope(
            labels: result.samples.labels(reached[index].labels, adding: "model", model), depth: way.count, module: node)
        return outer
    }

    mutating func leaveModule(_ outer: Scope?) {
        guard let outer else { return }
        reportDropped(scope)
        scope = outer
    }

    mutating func reportDropped(_ scope: Scope) {
        guard scope.dropped > 0 else { return }
        result.samples.add(catalog.generic.dropped, scope.labels, Double(scope.dropped))
    }

    /// Deals with a value that no path leads to.
    mutating func unknownLeaf(_ node: Node) {
        guard isGenericEnabled else { return traceIgnored(node, "unknown to the catalog; generic series are switched off") }
        guard way.count > scope.depth, way.first.flatMap({ document.keyToken($0.node) }) == "data" else {
            return traceIgnored(node, "unknown to the catalog; not below data")
        }
        let decision = GenericPolicy.decide(document, node, keys: keys(from: scope.depth))
        if case .leftOut(let reason) = decision {
            return traceIgnored(node, "unknown to the catalog; not exported: \(reason)")
        }
        guard scope.used < options.genericSeriesLimit else {
            scope.dropped += 1
            return traceIgnored(node, "unknown to the catalog; beyond generic_series_limit")
        }
        scope.used += 1
        var labels = result.samples.labels(scope.labels, adding: "path", pathText(from: scope.depth))
        switch decision {
        case .number(let number): result.samples.add(catalog.generic.value, labels, number)
        case .word:
            labels = result.samples.labels(labels, adding: "state", document.string(node))
            result.samples.add(catalog.generic.state, labels, 1)
        case .leftOut: break
        }
        if Trace.isActive {
            let name = catalog.families[decision == .word ? catalog.generic.state : catalog.generic.value].name
            let text = String(decoding: result.samples.text(labels), as: UTF8.self)
            trace.leaf(
                String(decoding: pathText(from: 0), as: UTF8.self), value: valueText(node), .generic(series: "\(name){\(text)}"))
        }
    }

    /// The keys from a move on; an element of an array has none of its own.
    private func keys(from start: Int) -> [ArraySlice<UInt8>] {
        way[min(start, way.count)...].filter { $0.position < 0 }.map { document.key($0.node) }
    }

    /// The keys from a move on, separated by dots; elements of arrays by their `object-id` or position.
    func pathText(from start: Int) -> ArraySlice<UInt8> {
        var text: [UInt8] = []
        for move in way[min(start, way.count)...] {
            if !text.isEmpty { text.append(UInt8(ascii: ".")) }
            if move.position < 0 {
                text.append(contentsOf: document.key(move.node))
            } else if let own = document.member("object-id", of: move.node), !document.plainText(own).isEmpty {
                text.append(contentsOf: document.plainText(own))
            } else {
                text.append(contentsOf: "\(move.position)".utf8)
            }
        }
        return text[...]
    }
}
