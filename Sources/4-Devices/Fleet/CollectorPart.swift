import Catalog

/// How much of a collector a document contains, as `lantime_scrape_collector_state` shows it.
enum CollectorPart: String, CaseIterable, Sendable {
    /// Values.
    case present
    /// Its place, and nothing that the collector knows.
    case empty
    /// Nothing, not even its place.
    case absent

    /// The number of the state.
    var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension WalkResult {
    /// What the document contains of a subject.
    func part(of subject: Int) -> CollectorPart { hasSamples[subject] ? .present : isThere[subject] ? .empty : .absent }
}
