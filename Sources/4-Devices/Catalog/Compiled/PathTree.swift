import StatusDocument

/// All paths of a catalog as one tree, laid out for walking.
///
/// The data for every step of a walk is in two flat tables without references, so that reading it needs no reference
/// counting; the rest, which few points have, stays in their nodes.
struct PathTree: Sendable {
    /// The data of a point for every step.
    let points: [PathPoint]
    /// The points that exact keys lead to.
    let edges: EdgeTable
    /// The data that only some points have.
    let nodes: [PathNode]
    /// For each point the number of the subject that owns that part of the document; -1 where several do.
    let owners: [Int32]

    /// - Parameter subjectOfEntry: the number of the subject of each entry.
    init(_ nodes: [PathNode], keys: [[Token: Int32]], subjectOfEntry: [Int32]) {
        self.nodes = nodes
        owners = Self.owners(nodes, edges: keys.map { Array($0.values) }, subjectOfEntry: subjectOfEntry)
        points = nodes.map(PathPoint.init)
        edges = EdgeTable(keys)
    }

    /// Whether a path continues from `point` with a key of that very name.
    func expects(_ token: Token, at point: Int32) -> Bool {
        if edges.target(token, from: point) >= 0 { return true }
        guard points[Int(point)].traits.contains(.together) else { return false }
        return nodes[Int(point)].together.contains { expects(token, at: $0) }
    }
}

/// The part of a ``PathNode`` that every step of a walk needs.
struct PathPoint: Sendable {
    /// The contents of a point, so that a walk reads only existing parts.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt16

        static let elements = Traits(rawValue: 1 << 0)
        static let any = Traits(rawValue: 1 << 1)
        static let framed = Traits(rawValue: 1 << 2)
        static let numbered = Traits(rawValue: 1 << 3)
        static let anyDepth = Traits(rawValue: 1 << 4)
        static let together = Traits(rawValue: 1 << 5)
        static let module = Traits(rawValue: 1 << 6)
        static let entries = Traits(rawValue: 1 << 7)
        static let objectEntries = Traits(rawValue: 1 << 8)
        static let ignored = Traits(rawValue: 1 << 9)
        /// The value is needed for entries that are elsewhere.
        static let serves = Traits(rawValue: 1 << 10)
    }

    let traits: Traits
    /// Of several points of a value, the greatest wins: the more specific path, then the later one.
    let precedence: Int64

    init(_ node: PathNode) {
        var traits: Traits = []
        if !node.elements.isEmpty { traits.insert(.elements) }
        if !node.any.isEmpty { traits.insert(.any) }
        if !node.framed.isEmpty { traits.insert(.framed) }
        if !node.numbered.isEmpty { traits.insert(.numbered) }
        if node.isAnyDepth { traits.insert(.anyDepth) }
        if !node.together.isEmpty { traits.insert(.together) }
        if node.isModule { traits.insert(.module) }
        if !node.entries.isEmpty { traits.insert(.entries) }
        if !node.objectEntries.isEmpty { traits.insert(.objectEntries) }
        if node.ignored >= 0 { traits.insert(.ignored) }
        if !node.contributesTo.isEmpty || !node.labels.isEmpty { traits.insert(.serves) }
        self.traits = traits
        precedence = Int64(node.specificity) << 32 | Int64(node.order)
    }
}
