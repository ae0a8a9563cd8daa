import Catalog
import JSON
import Metrics

/// The catalog as JSON, for tools that need the names of all metrics: one object a metric.
enum MetricsJSON {
    static func text(_ catalog: CompiledCatalog) -> String {
        // Subjects of related modules share metrics: each is a source of the metric.
        var metrics: [DocumentedMetric] = []
        var sources: [String: [JSONValue]] = [:]
        for subject in catalog.subjects {
            for metric in DocumentedMetric.metrics(of: subject, catalog) {
                if sources[metric.family.name] == nil { metrics.append(metric) }
                sources[metric.family.name, default: []].append(source(metric, collector: subject.name))
            }
        }
        let objects = (metrics + DocumentedMetric.others(catalog)).map { object($0, sources[$0.family.name] ?? []) }
        return String(decoding: JSONValue.array(objects).written(.indented), as: UTF8.self)
    }

    private static func object(_ metric: DocumentedMetric, _ sources: [JSONValue]) -> JSONValue {
        [
            "name": JSONValue(metric.family.name), "type": JSONValue(metric.typeName), "labels": list(metric.family.labels),
            "states": list(metric.states), "words": words(metric), "silence": JSONValue(silence(metric.doubt)),
            "unit": JSONValue(metric.family.unit), "help": JSONValue(metric.help), "sources": .array(sources),
        ]
    }

    /// For each state its other spellings.
    private static func words(_ metric: DocumentedMetric) -> JSONValue {
        var words: [String: [String]] = [:]
        for state in metric.vocabularies.flatMap(\.states) {
            let told = state.words + state.numbers.map { "\($0)" } + (state.flag.map { ["\($0)"] } ?? [])
            for word in told where words[state.name]?.contains(word) != true { words[state.name, default: []].append(word) }
        }
        return .object(metric.states.compactMap { state in words[state].map { JSONValue.Member(state, list($0)) } })
    }

    /// The value of the metric when its state is missing.
    private static func silence(_ doubt: Entry.Doubt) -> String {
        switch doubt {
        case .none: "absent"
        case .silence: "unknown"
        case .absence: "unknown, also without the field"
        }
    }

    private static func source(_ metric: DocumentedMetric, collector: String) -> JSONValue {
        [
            "collector": JSONValue(collector), "paths": list(metric.paths), "fields": list(metric.fields),
            "evidence": JSONValue(metric.evidence?.grade.rawValue),
            "source": JSONValue(metric.evidence?.source), "keys": .array(metric.keys.map(key)),
        ]
    }

    /// A key of the document: its path, its values, and its evidence.
    private static func key(_ key: DocumentedKey) -> JSONValue {
        [
            "path": JSONValue(key.path), "field": JSONValue(key.field), "form": JSONValue(key.form),
            "evidence": JSONValue(key.evidence.grade.rawValue), "source": JSONValue(key.evidence.source),
        ]
    }

    private static func list(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
}
