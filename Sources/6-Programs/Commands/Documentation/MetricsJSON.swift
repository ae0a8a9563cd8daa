import Catalog
import JSONText
import Metrics

/// The catalog as JSON, for tools that need the names of all metrics: one object a metric.
enum MetricsJSON {
    static func text(_ catalog: CompiledCatalog) -> String {
        // Subjects of kindred modules share metrics: what each of them knows is a source of the one metric.
        var metrics: [DocumentedMetric] = []
        var sources: [String: [String]] = [:]
        for subject in catalog.subjects {
            for metric in DocumentedMetric.metrics(of: subject, catalog) {
                if sources[metric.family.name] == nil { metrics.append(metric) }
                sources[metric.family.name, default: []].append(source(metric, collector: subject.name))
            }
        }
        let objects = (metrics + DocumentedMetric.others(catalog)).map { object($0, sources[$0.family.name] ?? []) }
        return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
    }

    private static func object(_ metric: DocumentedMetric, _ sources: [String]) -> String {
        object([
            ("name", JSONText.quoted(metric.family.name)), ("type", JSONText.quoted(metric.typeName)),
            ("labels", list(metric.family.labels)), ("states", list(metric.states)),
            ("words", words(metric)), ("silence", JSONText.quoted(silence(metric.doubt))),
            ("unit", metric.family.unit.map(JSONText.quoted) ?? "null"), ("help", JSONText.quoted(metric.help)),
            ("sources", "[" + sources.joined(separator: ", ") + "]"),
        ])
    }

    /// For each state what devices tell it by besides its name.
    private static func words(_ metric: DocumentedMetric) -> String {
        var words: [String: [String]] = [:]
        for state in metric.vocabularies.flatMap(\.states) {
            let told = state.words + state.numbers.map { "\($0)" } + (state.flag.map { ["\($0)"] } ?? [])
            for word in told where words[state.name]?.contains(word) != true { words[state.name, default: []].append(word) }
        }
        return object(metric.states.compactMap { state in words[state].map { (state, list($0)) } })
    }

    /// What becomes of the metric where nothing is said of its state.
    private static func silence(_ doubt: Entry.Doubt) -> String {
        switch doubt {
        case .none: "absent"
        case .silence: "unknown"
        case .absence: "unknown, also without the field"
        }
    }

    private static func source(_ metric: DocumentedMetric, collector: String) -> String {
        object([
            ("collector", JSONText.quoted(collector)), ("paths", list(metric.paths)),
            ("fields", list(metric.fields)),
            ("evidence", metric.evidence.map { JSONText.quoted($0.grade.rawValue) } ?? "null"),
            ("source", metric.evidence.map { JSONText.quoted($0.source) } ?? "null"),
        ])
    }

    private static func object(_ fields: [(String, String)]) -> String {
        "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }

    private static func list(_ texts: [String]) -> String {
        "[" + texts.map(JSONText.quoted).joined(separator: ", ") + "]"
    }
}
