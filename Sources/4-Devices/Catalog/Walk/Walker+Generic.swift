import Metrics
import StatusDocument

extension Walker {
    /// Starts a scope of its own when a path has led to a module.
    ///
    /// - Returns: the enclosing scope, to return to; `nil` when this is not a module.
    mutating func enterModule(_ node: Node, _ range: Range<Int>) -> Scope? {
        guard any(range, have: .module),
            let index = range.first(where: { catalog.tree.nodes[Int(reached[$0].point)].isModule })
        else { return nil }
        let outer = scope
        let field = catalog.modelField.first(in: document, from: node)
        let model = field.map(document.plainText) ?? []
        if let field { plan.depends(onValueAt: field, of: document) }
        scope = Scope(
            labels: plan.labels.labels(reached[index].labels, adding: "model", model), depth: way.count, module: node)
        return outer
    }

    mutating func leaveModule(_ outer: Scope?) {
        guard let outer else { return }
        reportDropped(scope)
        scope = outer
    }

    mutating func reportDropped(_ scope: Scope) {
        guard scope.dropped > 0 else { return }
        planStep(catalog.generic.dropped, document.root, scope.labels, Double(scope.dropped))
    }

    /// Handles a value that no path leads to.
    mutating func unknownLeaf(_ node: Node) {
        guard isGenericEnabled else { return traceIgnored(node, "unknown to the catalog; generic series are switched off") }
        guard way.count > scope.depth, way.first.flatMap({ document.keyToken($0.node) }) == "data" else {
            return traceIgnored(node, "unknown to the catalog; not below data")
        }
        let admission = GenericPolicy.admission(of: keys(from: scope.depth), document.kind(node))
        if case .nothing(let reason) = admission {
            return traceIgnored(node, "unknown to the catalog; not exported: \(reason)")
        }
        let decision = GenericPolicy.decide(document, node, admission)
        noteDependence(on: node, decision, admission)
        if case .leftOut(let reason) = decision {
            return traceIgnored(node, "unknown to the catalog; not exported: \(reason)")
        }
        guard scope.used < options.genericSeriesLimit else {
            scope.dropped += 1
            return traceIgnored(node, "unknown to the catalog; beyond generic_series_limit")
        }
        scope.used += 1
        var labels = plan.labels.labels(scope.labels, adding: "path", pathText(from: scope.depth))
        switch decision {
        case .number: plan.add(WalkPlan.Step(source: .unknownNumber, node: node, module: nil), labels)
        case .word:
            labels = plan.labels.labels(labels, adding: "state", document.string(node))
            planStep(catalog.generic.state, node, labels, 1)
        case .leftOut: break
        }
        if Trace.isActive {
            let name = catalog.families[decision == .word ? catalog.generic.state : catalog.generic.value].name
            let text = String(decoding: plan.labels.text(labels), as: UTF8.self)
            traceLeaf(node, .generic(series: "\(name){\(text)}"))
        }
    }

    /// A word is a label and must stay; other text may change as long as it stays a number, or not exportable. Numbers and
    /// booleans may change freely.
    private mutating func noteDependence(
        on node: Node, _ decision: GenericPolicy.Decision, _ admission: GenericPolicy.Admission
    ) {
        guard document.kind(node) == .string else { return }
        if decision == .word {
            plan.depends(onValueAt: node, of: document)
        } else {
            plan.depends(on: .unknown(node, admission, isNumber: decision.isNumber), lookingAt: [node], of: document)
        }
    }

    /// The keys from a move on; an element of an array has none of its own.
    private func keys(from start: Int) -> [ArraySlice<UInt8>] {
        way[min(start, way.count)...].filter { $0.position < 0 }.map { document.key($0.node) }
    }

    /// The keys from a move on, separated by dots; elements of arrays by their `object-id` or position.
    mutating func pathText(from start: Int) -> ArraySlice<UInt8> {
        var text: [UInt8] = []
        for move in way[min(start, way.count)...] {
            if !text.isEmpty { text.append(UInt8(ascii: ".")) }
            if move.position < 0 {
                text.append(contentsOf: document.key(move.node))
            } else {
                text.append(contentsOf: elementText(move))
            }
        }
        return text[...]
    }

    private mutating func elementText(_ move: Move) -> ArraySlice<UInt8> {
        let position = Array("\(move.position)".utf8)[...]
        guard let own = document.member("object-id", of: move.node) else { return position }
        // Also where it is empty now: in the next document it may have a name.
        plan.depends(onValueAt: own, of: document)
        let text = document.plainText(own)
        return text.isEmpty ? position : text
    }
}
