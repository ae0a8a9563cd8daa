/// Metrics that do not come from documents: each is declared once, as a case of an enum, and the code that exports them switches over
/// all cases, so that none is forgotten.
public protocol DeclaredMetric: CaseIterable, Sendable {
    /// Name, type, states, help and labels.
    var family: MetricFamily { get }
}

extension DeclaredMetric {
    /// The families of all cases, in their order.
    public static var families: [MetricFamily] { allCases.map(\.family) }
}

extension FamilyTable {
    /// The declared metrics that are part of this table, with their numbers, in the order of the cases.
    public func declared<Metric: DeclaredMetric>(_ metrics: Metric.Type) -> [(metric: Metric, id: FamilyID)] {
        metrics.allCases.compactMap { metric in id(metric.family.name).map { (metric, $0) } }
    }
}
