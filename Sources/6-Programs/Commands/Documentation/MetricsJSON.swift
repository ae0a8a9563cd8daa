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
            ("unit", metric.family.unit.map(JSONText.quoted) ?? "null"), ("help", JSONText.quoted(metric.help)),
            ("sources", "[" + sources.joined(separator: ", ") + "]"),
        ])
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
