import StatusDocument

/// What became of a leaf of a document.
public enum LeafOutcome: Sendable, Equatable {
    /// It is the value of this series, or one of the values behind it. The note says why there is no sample, if so.
    case mapped(series: [String], note: String?)
    /// It left as a generic series.
    case generic(series: String)
    /// It was left out, for this reason.
    case ignored(reason: String)
}

/// Watches a walk leaf by leaf. The walk of a scrape has none, and pays nothing for it.
protocol WalkTrace {
    /// Whether anybody watches; constant for a type, so that the compiler can leave out what nobody needs.
    static var isActive: Bool { get }
    mutating func leaf(_ leaf: ExplainedLeaf)
}

/// Nobody watches.
struct NoTrace: WalkTrace {
    static var isActive: Bool { false }
    mutating func leaf(_ leaf: ExplainedLeaf) {}
}
