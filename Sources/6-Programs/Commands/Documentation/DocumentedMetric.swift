import Catalog
import Fleet
import Metrics
import Web

/// A metric with everything that the catalog says about it.
struct DocumentedMetric {
    let family: MetricFamily
    let help: String
    /// The paths of its values; empty for metrics without a document.
    let paths: [String]
    /// The fields that are read below these places; empty where the places contain the values themselves.
    let fields: [String]
    let evidence: Evidence?
    /// Every key that is read, with what the device writes there; empty for metrics that do not come from a document.
    var keys: [DocumentedKey] = []
    /// The vocabulary of its states; empty for other types, and for metrics without a document.
    var vocabularies: [Vocabulary] = []
    /// Whether a missing state is `unknown`.
    var doubt = Entry.Doubt.none

    /// The metrics of a subject, each once.
    static func metrics(of subject: Subject, _ catalog: CompiledCatalog) -> [DocumentedMetric] {
        var seen: Set<String> = []
        return subject.entries.compactMap { entry in
            guard seen.insert(entry.metric).inserted, let id = catalog.families.id(entry.metric) else { return nil }
            let sources = subject.entries.filter { $0.metric == entry.metric }
            var fields: [String] = []
            for field in sources.flatMap(\.fieldNames) where !fields.contains(field) { fields.append(field) }
            return DocumentedMetric(
                family: catalog.families[id], help: entry.help, paths: sources.flatMap(\.paths), fields: fields,
                evidence: entry.evidence ?? subject.evidence, keys: DocumentedKey.keys(sources, subject.evidence),
                vocabularies: sources.compactMap { if case .states(let vocabulary) = $0.form { vocabulary } else { nil } },
                doubt: sources.map(\.doubt).first { $0 != .none } ?? .none)
        }
    }

    /// The metrics of values that the catalog does not know.
    static func generic(_ catalog: CompiledCatalog) -> [DocumentedMetric] {
        let declared = Set((CollectionMetric.families + OwnMetric.families).map(\.name))
        return others(catalog).filter { !declared.contains($0.family.name) }
    }

    /// The metrics that do not come from the catalog's entries.
    static func others(_ catalog: CompiledCatalog) -> [DocumentedMetric] {
        let fromEntries = Set(catalog.subjects.flatMap(\.entries).map(\.metric))
        return catalog.families.families.filter { !fromEntries.contains($0.name) }.map(DocumentedMetric.init)
    }

    /// The type's name in OpenMetrics.
    var typeName: String {
        switch family.type {
        case .gauge: "gauge"
        case .counter: "counter"
        case .info: "info"
        case .stateSet: "stateset"
        }
    }

    /// The states of a state set; empty for other types.
    var states: [String] {
        if case .stateSet(let states) = family.type { states } else { [] }
    }
}

extension DocumentedMetric {
    /// A metric without a document.
    init(_ family: MetricFamily) {
        self.init(family: family, help: family.help, paths: [], fields: [], evidence: nil)
    }
}
