import StatusDocument

extension StatusDocument {
    /// Texts that distinguish the elements of a list that have the same labels: what the distinction says of each, or its place
    /// where that is the same again.
    ///
    /// - Parameters:
    ///   - rule: which elements count, and their labels.
    ///   - consulted: receives every value on which the result depends, beyond those of the labels themselves.
    /// - Returns: a text for each element that shares its labels with another, and for no other.
    func distinctions(
        by distinction: ElementRule.Labelling, _ rule: ElementRule, in list: Node, consulted: (Node) -> Void
    ) -> [Node: ArraySlice<UInt8>] {
        var groups: [[ArraySlice<UInt8>]: [(node: Node, standing: ElementStanding, place: Int)]] = [:]
        let isArray = kind(list) == .array
        for (place, node) in children(list).enumerated() where kind(node) == .object && rule.admits(node, of: self) {
            let standing = isArray ? ElementStanding.place(place) : .member(of: list)
            let labels = rule.labels.map { labelText($0, of: node, standing, numbered: nil) { _ in } }
            groups[labels, default: []].append((node, standing, place))
        }
        var texts: [Node: ArraySlice<UInt8>] = [:]
        for group in groups.values where group.count > 1 {
            let own = group.map { labelText(distinction, of: $0.node, $0.standing, numbered: nil, consulted: consulted) }
            let isTelling = Set(own).count == own.count
            for (element, text) in zip(group, own) {
                texts[element.node] = isTelling ? text : Array("\(element.place)".utf8)[...]
            }
        }
        return texts
    }
}
