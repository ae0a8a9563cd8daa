import Metrics
import StatusDocument

extension Walker {
    /// The reached point that decides about a value: the one with the most specific path; -1 without one.
    private mutating func decisive(_ range: Range<Int>) -> Int {
        var best = -1
        var greatest = Int64.min
        for index in range {
            let point = catalog.tree.points[Int(reached[index].point)]
            guard !point.traits.isDisjoint(with: [.entries, .ignored]), point.precedence > greatest else { continue }
            best = index
            greatest = point.precedence
        }
        return best
    }

    /// Handles a container that is a value as a whole, such as the names of set flags.
    mutating func readWhole(_ node: Node, _ range: Range<Int>) {
        guard any(range, have: .entries), case let best = decisive(range), best >= 0 else { return }
        for number in catalog.tree.nodes[Int(reached[best].point)].entries {
            let entry = catalog.entries[Int(number)]
            guard enabled[entry.subject], entry.readsWhole(node, of: document) else { continue }
            planStep(number, entry, node, reached[best].labels)
        }
    }

    /// Handles a plain value.
    ///
    /// - Parameter isElement: whether it is an element of an array where a single value is expected.
    mutating func leaf(_ node: Node, _ range: Range<Int>, isElement: Bool = false) {
        let best = decisive(range)
        if best >= 0 {
            let point = Int(reached[best].point)
            let labels = reached[best].labels
            if catalog.tree.points[point].traits.contains(.entries) {
                for number in catalog.tree.nodes[point].entries {
                    let entry = catalog.entries[Int(number)]
                    guard enabled[entry.subject], case .value = entry.source, !isElement || !entry.readsNames else { continue }
                    planStep(number, entry, node, labels)
                }
            }
        } else if !any(range, have: .serves) {
            return unknownLeaf(node)
        }
        if Trace.isActive { traceKnown(node, best: best < 0 ? nil : best, range) }
    }

    /// Plans to read an entry at a place.
    mutating func planStep(_ number: Int32, _ entry: CompiledEntry, _ node: Node, _ labels: LabelSet) {
        let sources = entry.plainSources(in: document, of: node, module: scope.module)
        if sources?.isEmpty == true, entry.isSilent(in: document, at: node, module: scope.module) { return }
        let labels = plan.labels.labels(labels, addingConstantsOf: entry)
        let source = WalkPlan.Step.Source.entry(number, entry.family, subject: Int32(entry.subject))
        plan.add(WalkPlan.Step(source: source, node: node, module: scope.module), labels, reading: sources)
    }

    /// Plans a sample whose value the walk itself provides.
    mutating func planStep(_ family: FamilyID, _ node: Node, _ labels: LabelSet, _ value: Double) {
        plan.add(WalkPlan.Step(source: .constant(family, value), node: node, module: nil), labels)
    }
}
