import Metrics
import StatusDocument

// Entries that read several fields of an object, or count what is in it.
extension Walker {
    /// Deals with the entries that read fields of a container.
    mutating func readObject(_ node: Node, _ range: Range<Int>) {
        planEntries(of: node, range) { source in
            switch source {
            case .texts, .firstOf, .ratio, .fact, .difference: true
            case .value, .count, .countBy, .countByState: false
            }
        }
    }

    /// Deals with the entries that count the elements of a container.
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
                if let labels = labels(of: texts, node, onto: reached[index].labels) { planStep(number, entry, node, labels) }
            }
        }
    }

    /// Labels for texts that fields of an object contain; `nil` when all of them are empty.
    private mutating func labels(
        of texts: [CompiledText], _ node: Node, onto base: LabelSet
    ) -> LabelSet? {
        var labels = base
        var saysSomething = false
        for text in texts {
            let value = document.firstText(of: text.fields, node) { plan.depends(onValueAt: $0, of: document) }
            if !value.isEmpty { saysSomething = true }
            let common = text.words?.normalised(value) ?? value
            labels = plan.labels.labels(labels, adding: text.label, common)
            // For people; what rules match on is the same for all devices.
            if common != value { labels = plan.labels.labels(labels, adding: text.rawLabel, value) }
        }
        return saysSomething ? labels : nil
    }

    /// Whether, of all points at which an entry reads this object, the one at `index` says most about it.
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
