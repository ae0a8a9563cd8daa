import Catalog
import Fleet
import Metrics
import Web

/// The catalog as `docs/metrics.md`.
enum MetricsMarkdown {
    static func text(_ catalog: CompiledCatalog) -> String {
        introduction + overview(catalog)
            + catalog.subjects.map { section($0, catalog) }.joined()
            + otherSection("Modules that the catalog does not know", DocumentedMetric.generic(catalog))
            + otherSection("The collection", CollectionMetric.families.map(DocumentedMetric.init))
            + otherSection("The exporter itself", OwnMetric.families.map(DocumentedMetric.init))
    }

    private static let introduction = """
        # Metrics

        This page is generated from the catalog: `lantime_exporter metrics --format=markdown`.

        Every series of a device carries the label `device`, its configured name. A state set has one series for each state,
        of which exactly one is 1; the label with the state is named like the metric. What a device does not report is absent, never 0.

        How well a metric is known:

        - **captured**: the value occurs literally in a status document of a real device.
        - **documented**: a manual, the MIB, the vendor's headers or another public program describes it; the spelling in JSON may differ.
        - **predicted**: the key is the name of a member or flag in the vendor's C header, from which the known keys come as well; no document of a
          device confirms it yet.
        - **modelled**: a plausible spelling of something that the module is known to do; no document of a device confirms it yet.


        """

    private static func overview(_ catalog: CompiledCatalog) -> String {
        let rows = catalog.subjects.map { subject -> String in
            let grades = DocumentedMetric.metrics(of: subject, catalog).compactMap(\.evidence?.grade)
            let counts = Evidence.Grade.allCases.map { grade in "\(grades.filter { $0 == grade }.count)" }
            return "| [\(subject.title)](#\(anchor(subject.title))) | `\(subject.name)` | \(counts.joined(separator: " | ")) |"
        }
        let further = catalog.collectors.filter { !catalog.subjects.map(\.name).contains($0.name) }.map {
            "- `\($0.name)`, \($0.isOnByDefault ? "on" : "off") by default: \($0.title)."
        }
        return """
            | Subject | Collector | Captured | Documented | Predicted | Modelled |
            |---|---|---|---|---|---|
            \(rows.joined(separator: "\n"))

            Further collectors:

            \(further.joined(separator: "\n"))


            """
    }

    private static func anchor(_ title: String) -> String {
        String(title.lowercased().compactMap { $0 == " " ? "-" : $0.isLetter || $0.isNumber || $0 == "-" ? $0 : nil })
    }

    private static func section(_ subject: Subject, _ catalog: CompiledCatalog) -> String {
        var text = "## \(subject.title)\n\nCollector `\(subject.name)`. \(evidence(subject.evidence)).\n\n"
        text += "| Metric | Type | Labels | Meaning | JSON | Known |\n|---|---|---|---|---|---|\n"
        for metric in DocumentedMetric.metrics(of: subject, catalog) {
            var listed: Set<String> = []
            var paths = metric.paths.filter { listed.insert($0).inserted }.map { "`\($0)`" }.joined(separator: "<br>")
            if !metric.fields.isEmpty { paths += "<br>fields: " + metric.fields.map { "`\($0)`" }.joined(separator: ", ") }
            let known = metric.evidence.map { $0 == subject.evidence ? $0.grade.rawValue : evidence($0) } ?? ""
            text +=
                "| \(name(metric)) | \(metric.typeName) | \(labels(metric)) | \(cell(metric.help)) | \(cell(paths)) | \(cell(known)) |\n"
        }
        if !subject.ignored.isEmpty {
            text += "\nLeft out on purpose:\n\n"
            for ignored in subject.ignored {
                text += "- \(ignored.paths.map { "`\($0)`" }.joined(separator: ", ")): \(ignored.reason).\n"
            }
        }
        return text + "\n"
    }

    private static func otherSection(_ title: String, _ metrics: [DocumentedMetric]) -> String {
        var text = "## \(title)\n\n| Metric | Type | Labels | Meaning |\n|---|---|---|---|\n"
        for metric in metrics { text += "| \(name(metric)) | \(metric.typeName) | \(labels(metric)) | \(cell(metric.help)) |\n" }
        return title == "The exporter itself" ? text : text + "\n"
    }

    private static func name(_ metric: DocumentedMetric) -> String {
        let states = metric.states.isEmpty ? "" : "<br>" + metric.states.joined(separator: ", ")
        return "`\(metric.family.name)`\(states)"
    }

    private static func labels(_ metric: DocumentedMetric) -> String {
        metric.family.labels.map { "`\($0)`" }.joined(separator: " ")
    }

    private static func evidence(_ evidence: Evidence) -> String {
        "\(evidence.grade.rawValue.prefix(1).uppercased())\(evidence.grade.rawValue.dropFirst()): \(evidence.source)"
    }

    /// Text that stays inside its cell.
    private static func cell(_ text: String) -> String {
        String(text.flatMap { $0 == "|" ? Array("\\|") : [$0] })
    }
}
