import StatusDocument

// Which elements are read of a list that is longer than the catalog allows.
extension Walker {
    /// The places of the elements that are read: those that need attention first, then others, in document order. `nil` where
    /// all fit, or where their states are unknown: then the first are read.
    mutating func keptElements(of list: Node, _ range: Range<Int>, limit: Int) -> Set<Int>? {
        let elements = Array(document.children(list))
        guard elements.count > limit, let (entry, candidates) = ranking(range) else { return nil }
        var kept: [Int] = []
        var quiet: [Int] = []
        for (place, element) in elements.enumerated() {
            let isQuiet = entry.isQuiet(element, in: document)
            let fields = candidates.flatMap { $0.field.all(in: document, from: element) }
            plan.depends(on: .quiet(entry, element, isQuiet), lookingAt: fields, of: document)
            if isQuiet { quiet.append(place) } else { kept.append(place) }
        }
        return Set((kept + quiet).prefix(limit))
    }

    /// The entry that reports the state of the elements, where it says in which states they may be listed last.
    private mutating func ranking(_ range: Range<Int>) -> (CompiledEntry, [CompiledCandidate])? {
        for index in range where catalog.tree.points[Int(reached[index].point)].traits.contains(.elements) {
            for way in catalog.tree.nodes[Int(reached[index].point)].elements {
                for number in catalog.tree.nodes[Int(way.next)].objectEntries {
                    let entry = catalog.entries[Int(number)]
                    if !entry.quietStates.isEmpty, case .firstOf(let candidates) = entry.source { return (entry, candidates) }
                }
            }
        }
        return nil
    }
}
