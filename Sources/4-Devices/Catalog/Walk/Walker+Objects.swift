import Metrics
import StatusDocument

// Entries that read several fields of an object, or count what is in it.
extension Walker {
    /// Handles the entries that read fields of a container.
    mutating func readObject(_ node: Node, _ range: Range<Int>) {
        planEntries(of: node, range) { source in
            switch source {
            case .texts, .firstOf, .ratio, .fact, .difference: true
            case .value, .count, .countBy, .countByState: false
            }
        }
    }

    /// Handles the entries that count the elements of a container.
    mutating func countElements(_ node: Node, _ range: Range<Int>) {
        planEntries(of: node, range) { source in
            switch source {
            case .count, .countBy, .countByState: true
            case .value, .texts, .firstOf, .ratio, .fact, .difference: false
            }
        }
    }

    /// Plans those entries for a whole object whose source is wanted.
    private mutating func planEntries(of node: Node, _ range: Range<Int>, where isWanted: (CompiledEntry.Source) -> Bool) {
        for index in range where catalog.tree.points[Int(reached[index].point)].traits.contains(.objectEntries) {
            for number in catalog.tree.nodes[Int(reached[index].point)].objectEntries {
                let entry = catalog.entries[Int(number)]
                guard enabled[entry.subject], isWanted(entry.source), isBest(index, for: number, in: range) else { continue }
                guard case .texts(let texts) = entry.source else {
                    planStep(number, entry, node, reached[index].labels)
                    continue
                }
                planTexts(texts, number, entry, node, reached[index].labels)
            }
        }
    }

    private mutating func planTexts(
        _ texts: [CompiledText], _ number: Int32, _ entry: CompiledEntry, _ node: Node, _ base: LabelSet
    ) {
        let fields = texts.flatMap { text in text.fields.compactMap { $0.first(in: document, from: node) } }
        guard let labels = plan.labels.labels(of: texts, node, of: document, onto: base) else {
            // There is a step as soon as one of them has a value.
            for field in fields { plan.depends(onValueAt: field, of: document) }
            return
        }
        plan.add(
            WalkPlan.TextStep(entry: number, node: node, base: base), plan.labels.labels(labels, addingConstantsOf: entry),
            readingTextsAt: fields, of: document)
    }

    /// Whether, of all points at which an entry reads this object, the one at `index` is the most specific.
    private mutating func isBest(_ index: Int, for number: Int32, in range: Range<Int>) -> Bool {
        let own = catalog.tree.points[Int(reached[index].point)].precedence
        for other in range where other != index {
            let point = catalog.tree.points[Int(reached[other].point)]
            guard point.traits.contains(.objectEntries), point.precedence > own || (point.precedence == own && other < index)
            else {
                continue
            }
            if catalog.tree.nodes[Int(reached[other].point)].objectEntries.contains(number) { return false }
        }
        return true
    }
}
