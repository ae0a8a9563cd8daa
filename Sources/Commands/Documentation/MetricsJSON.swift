import Catalog
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
            ("name", quoted(metric.family.name)), ("type", quoted(metric.typeName)),
            ("labels", list(metric.family.labels)), ("states", list(metric.states)),
            ("unit", metric.family.unit.map(quoted) ?? "null"), ("help", quoted(metric.help)),
            ("sources", "[" + sources.joined(separator: ", ") + "]"),
        ])
    }

    private static func source(_ metric: DocumentedMetric, collector: String) -> String {
        object([
            ("collector", quoted(collector)), ("paths", list(metric.paths)),
            ("evidence", metric.evidence.map { quoted($0.grade.rawValue) } ?? "null"),
            ("source", metric.evidence.map { quoted($0.source) } ?? "null"),
        ])
    }

    private static func object(_ fields: [(String, String)]) -> String {
        "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }

    private static func list(_ texts: [String]) -> String {
        "[" + texts.map(quoted).joined(separator: ", ") + "]"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
