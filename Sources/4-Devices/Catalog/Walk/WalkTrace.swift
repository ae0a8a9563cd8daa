import StatusDocument

/// The outcome of a leaf of a document.
public enum LeafOutcome: Sendable, Equatable {
    /// It is the value of this series, or one of the values behind it. The note says why there is no sample, if so.
    case mapped(series: [String], note: String?)
    /// It was exported as a generic series.
    case generic(series: String)
    /// It was left out, for this reason.
    case ignored(reason: String)
}

/// Observes a walk leaf by leaf. The walk of a scrape has none, at no cost.
protocol WalkTrace {
    /// Whether the trace is used; constant for a type, so that the compiler can remove unused code.
    static var isActive: Bool { get }
    mutating func leaf(_ leaf: ExplainedLeaf)
}

/// No trace.
struct NoTrace: WalkTrace {
    static var isActive: Bool { false }
    mutating func leaf(_ leaf: ExplainedLeaf) {}
}
