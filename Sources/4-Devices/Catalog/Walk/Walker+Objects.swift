import Metrics
import StatusDocument

// Entries that read several fields of an object, or count what is in it.
extension Walker {
    /// Deals with the entries that read fields of a container.
    mutating func readObject(_ node: Node, _ range: Range<Int>) {
        for index in range where catalog.tree.points[Int(reached[index].point)].traits.contains(.objectEntries) {
            for number in catalog.tree.nodes[Int(reached[index].point)].objectEntries {
                let entry = catalog.entries[Int(number)]
                guard enabled[entry.subject], isBest(index, for: number, in: range) else { continue }
                switch entry.source {
                case .value, .count, .countBy, .countByState: break
                case .texts(let texts):
                    if let labels = labels(of: texts, node, onto: reached[index].labels) {
                        planStep(number, entry, node, labels)
                    }
                case .firstOf, .ratio, .fact: planStep(number, entry, node, reached[index].labels)
                }
            }
        }
    }

    /// Labels for texts that fields of an object hold; `nil` when all of them are empty.
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

    /// Deals with the entries that count the elements of a container.
    mutating func countElements(_ node: Node, _ range: Range<Int>) {
        for index in range where catalog.tree.points[Int(reached[index].point)].traits.contains(.objectEntries) {
            for number in catalog.tree.nodes[Int(reached[index].point)].objectEntries {
                let entry = catalog.entries[Int(number)]
                guard enabled[entry.subject], isBest(index, for: number, in: range) else { continue }
                switch entry.source {
                case .count, .countBy, .countByState: planStep(number, entry, node, reached[index].labels)
                case .value, .firstOf, .ratio, .texts, .fact: break
                }
            }
        }
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
