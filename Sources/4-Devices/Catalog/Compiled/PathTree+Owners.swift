// Which part of a document belongs to which subject.
extension PathTree {
    /// For each point the subject that owns that part of the document: the only one with anything at it or below it. -1 where
    /// several have, as at `data`, or none.
    ///
    /// - Parameter subjectOfEntry: the number of the subject of each entry.
    static func owners(_ nodes: [PathNode], edges: [[Int32]], subjectOfEntry: [Int32]) -> [Int32] {
        let (none, several): (Int32, Int32) = (-1, -2)
        func join(_ one: Int32, _ other: Int32) -> Int32 {
            if one == none || one == other { return other }
            return other == none ? one : several
        }
        var owners = nodes.map { node in
            (node.entries + node.objectEntries + node.contributesTo).reduce(none) { join($0, subjectOfEntry[Int($1)]) }
        }
        // There may be cycles, so it repeats until nothing changes: a few rounds, because most points precede those below them.
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for index in nodes.indices.reversed() where owners[index] != several {
                let joined = nodes[index].waysOn(edges[index]).reduce(owners[index]) { join($0, owners[Int($1)]) }
                if joined != owners[index] {
                    owners[index] = joined
                    hasChanged = true
                }
            }
        }
        return owners.map { max($0, none) }
    }
}

extension PathNode {
    /// All points that follow.
    ///
    /// - Parameter exact: those that exact keys lead to.
    fileprivate func waysOn(_ exact: [Int32]) -> [Int32] {
        exact + any.map(\.next) + framed.map(\.next) + numbered.map(\.next) + elements.map(\.next) + together
    }
}
