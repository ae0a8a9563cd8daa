import Catalog
import Metrics

/// The catalog as JSON, for tools that need the names of all metrics: one object a metric.
enum MetricsJSON {
    static func text(_ catalog: CompiledCatalog) -> String {
        let fromSubjects = catalog.subjects.flatMap { subject in
            DocumentedMetric.metrics(of: subject, catalog).map { object($0, collector: subject.name) }
        }
        let others = DocumentedMetric.others(catalog).map { object($0, collector: nil) }
        return "[\n" + (fromSubjects + others).joined(separator: ",\n") + "\n]\n"
    }

    private static func object(_ metric: DocumentedMetric, collector: String?) -> String {
        let fields: [(String, String)] = [
            ("name", quoted(metric.family.name)), ("type", quoted(metric.typeName)),
            ("labels", list(metric.family.labels)), ("states", list(metric.states)),
            ("unit", metric.family.unit.map(quoted) ?? "null"), ("help", quoted(metric.help)),
            ("collector", collector.map(quoted) ?? "null"), ("paths", list(metric.paths)),
            ("evidence", metric.evidence.map { quoted($0.grade.rawValue) } ?? "null"),
            ("source", metric.evidence.map { quoted($0.source) } ?? "null"),
        ]
        return "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
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
