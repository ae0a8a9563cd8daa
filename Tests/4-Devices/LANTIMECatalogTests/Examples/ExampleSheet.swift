import Catalog
import JSON
import LANTIMECatalog
import Metrics
import StatusDocument

/// Documents that show each entry of a subject, and what the catalog makes of them. One file of `Fixtures/examples`.
///
///     # lantime_rsc_mode
///     module {"info":{"model":"rsc"},"auto":true}
///       {slot="io1"} auto
///
/// Below a metric are documents, and below each the series of that metric; none, where the document gives no sample. `module` in
/// front of a document means that it is the module in the slot `io1`. Modules that are alike have the same examples but for the
/// model: `as bpe, cpe for bpe` stands for those of the metric in another file.
struct ExampleSheet {
    /// A document made for a metric; without a metric for a value that is left out.
    struct Example: Hashable {
        let metric: String
        let document: String
    }

    /// The name for what has no metric.
    static let ignored = "ignored"

    private(set) var examples: [(example: Example, lines: [String])]

    /// What a catalog makes of examples.
    init(_ examples: [Example], _ catalog: CompiledCatalog) throws {
        self.examples = try examples.map { ($0, try Self.lines($0, catalog)) }
    }

    /// Reads a file.
    ///
    /// - Parameter others: gives the sheet of another subject, whose examples the file may refer to.
    init(_ text: String, others: (String) throws -> ExampleSheet) rethrows {
        examples = []
        var metric = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix("# ") {
                metric = String(line.dropFirst(2))
            } else if let likeness = Likeness(line) {
                examples += try others(likeness.subject).examples(of: metric, as: likeness)
            } else if line.hasPrefix("  "), let last = examples.indices.last {
                examples[last].lines.append(String(line.dropFirst(2)))
            } else {
                examples.append((Example(metric: metric, document: String(line)), []))
            }
        }
    }

    /// Whether a catalog makes of the examples what is stored.
    func isShown(by catalog: CompiledCatalog) throws -> Bool {
        try examples.allSatisfy { try Self.lines($0.example, catalog) == $0.lines }
    }

    /// The file, which refers to the first of other sheets that has the same examples of a metric.
    ///
    /// - Parameter others: the sheets of subjects before this one, in their order.
    func text(after others: [(subject: String, sheet: ExampleSheet)]) -> String {
        var metrics: [String] = []
        for (example, _) in examples where !metrics.contains(example.metric) { metrics.append(example.metric) }
        return metrics.map { metric in
            let own = examples.filter { $0.example.metric == metric }
            let likeness = others.lazy.compactMap { subject, sheet -> Likeness? in
                guard let likeness = Likeness(to: subject, own, sheet.examples.filter { $0.example.metric == metric }) else {
                    return nil
                }
                return sheet.examples(of: metric, as: likeness).elementsEqual(own) { $0 == $1 } ? likeness : nil
            }.first
            let lines = likeness.map { [$0.line] } ?? own.flatMap { [$0.example.document] + $0.lines.map { "  \($0)" } }
            return (["# \(metric)"] + lines).map { $0 + "\n" }.joined()
        }.joined(separator: "\n")
    }

    /// Its examples of a metric with another model.
    private func examples(of metric: String, as likeness: Likeness) -> [(example: Example, lines: [String])] {
        examples.filter { $0.example.metric == metric }.map { example, lines in
            (Example(metric: metric, document: likeness.applied(to: example.document)), lines)
        }
    }

    /// All examples of a subject, each once, those of a metric together.
    static func examples(of subject: Subject) -> [Example] {
        var metrics: [String] = []
        for entry in subject.entries where !metrics.contains(entry.metric) { metrics.append(entry.metric) }
        let made = metrics.flatMap { metric in
            subject.entries.filter { $0.metric == metric }.flatMap(\.examples).map { example(metric, $0) }
        }
        let left = subject.ignored.flatMap(\.paths).map { example(ignored, ExamplePlace($0).document("a word")) }
        var seen: Set<Example> = []
        return (made + left).filter { seen.insert($0).inserted }
    }

    private static let module = ExamplePlace(lantimeModulePath).document("*").line.split(separator: "\"*\"").map(String.init)

    static func example(_ metric: String, _ document: JSONValue) -> Example {
        let line = document.line
        let isModule = line.hasPrefix(module[0]) && line.hasSuffix(module[1])
        let inner = line.dropFirst(module[0].count).dropLast(module[1].count)
        return Example(metric: metric, document: isModule ? "module \(inner)" : line)
    }

    private static func lines(_ example: Example, _ catalog: CompiledCatalog) throws -> [String] {
        let isModule = example.document.hasPrefix("module ")
        let text = isModule ? module[0] + example.document.dropFirst("module ".count) + module[1] : example.document
        let document = try StatusDocument(parsing: Array(text.utf8))
        if example.metric == ignored { return outcomes(document, catalog) }
        guard let id = catalog.families.id(example.metric) else { return [] }
        var result = catalog.walk(document, device: "d")
        result.samples.sort(familyCount: catalog.familyCount)
        let type = catalog.families[id].type
        return result.samples.samples(of: id).map { sample in
            let labels = result.samples.pairs(sample.labels).dropFirst().filter { !$0.value.isEmpty }
            let value = if case .stateSet(let states) = type { states[Int(sample.value)] } else { "\(sample.value)" }
            return "{" + labels.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ",") + "} \(value)"
        }
    }

    private static func outcomes(_ document: StatusDocument, _ catalog: CompiledCatalog) -> [String] {
        catalog.explain(document, device: "d").filter { $0.value.contains("a word") }.map { leaf in
            switch leaf.outcome {
            case .ignored(let reason): "ignored: \(reason)"
            case .mapped(let series, let note): "\(series.joined(separator: ", ")) \(note ?? "")"
            case .generic(let series): "unknown: \(series)"
            }
        }
    }
}
