import Catalog
import Metrics
import Text
import YAML

/// An entry of a file.
struct EntryRule {
    let entry: Entry
    /// Whether it replaces the built-in entries of its metric.
    let isReplacement: Bool
}

extension SubjectReader {
    /// Reads one element of `entries`.
    func entry(_ value: ValueReader, _ module: ModulePrefix?) -> EntryRule? {
        let known = value.problems.problems.count
        let rule = value.mapping { section -> EntryRule? in
            let metric = section.required("metric").flatMap(metric)
            let type = section.required("type")?.choice(EntryType.self)
            let module = section.value("module").map(ModulePrefix.init) ?? module
            let paths = paths(section, module)
            let help = section.required("help").flatMap(line)
            let evidence = section.value("evidence").flatMap(evidence)
            let isReplacement = section.bool("replace") ?? false
            let fixed = section.value("fixed_labels").map(fixedLabels) ?? []
            if isReplacement, let metric, !metrics.contains(metric) {
                let near = nearestSpelling(of: metric, in: metrics).map { "; did you mean \($0)?" } ?? ""
                section.report("no built-in entry makes \(metric), so there is nothing to replace\(near)", at: "replace")
            }
            guard let type else {
                // Without the type, the keys that depend on it cannot be checked.
                for key in EntryType.allKeys { _ = section.value(key) }
                return nil
            }
            let vocabulary = section.value("states").flatMap { states($0, metric: metric ?? "") }
            let source = source(section, type, vocabulary)
            checkKeys(section, type)
            guard let metric, let paths, let help, let source else { return nil }
            let form: Entry.Form
            switch type {
            case .gauge: form = .gauge
            case .counter: form = .counter
            case .info: form = .info
            case .stateset:
                guard let vocabulary else { return nil }
                form = .states(vocabulary)
            }
            let sentence = help.hasSuffix(".") ? help : help + "."
            let entry = fixed.reduce(
                Entry(metric: metric, form: form, paths: paths, source: source, help: sentence, evidence: evidence)
            ) { $0.labelled($1.name, $1.text) }
            return EntryRule(entry: entry, isReplacement: isReplacement)
        }
        // An entry with a problem is not compiled: that would only report the same thing twice.
        return value.problems.problems.count == known ? rule : nil
    }

    private func metric(_ value: ValueReader) -> String? {
        guard let name = value.string() else { return nil }
        if let defect = MetricFamily.nameDefect(name) {
            value.report("the metric's name is not accepted: \(defect)")
        } else if !name.hasPrefix("lantime_") || name.hasPrefix("lantime_exporter_") {
            value.report("the metric's name must start with lantime_, and not with lantime_exporter_")
        } else {
            return name
        }
        return nil
    }

    private func checkKeys(_ section: MappingReader, _ type: EntryType) {
        for key in EntryType.allKeys where section.has(key) && !type.keys.contains(key) {
            section.report("a \(type.rawValue) has no \"\(key)\"", at: key)
        }
        let given = EntryType.sources.filter(section.has).filter(type.keys.contains)
        for key in given.dropFirst() { section.report("\"\(given[0])\" already determines where the value comes from", at: key) }
        if type == .stateset, !section.has("states") { section.report("missing key \"states\"") }
        if type == .info, !section.has("labels") { section.report("missing key \"labels\"") }
    }

    /// Labels that the entry itself sets.
    private func fixedLabels(_ value: ValueReader) -> [(name: String, text: String)] {
        (value.entries() ?? []).compactMap { key, value -> (name: String, text: String)? in
            checkLabel(key)
            return line(value).map { (key.text, $0) }
        }
    }

    /// Reports a name that an entry's label must not have.
    func checkLabel(_ key: KeyReader) {
        if let defect = MetricFamily.nameDefect(key.text) {
            key.report("the label's name is not accepted: \(defect)")
        } else if key.text == "device" || key.text == "job" {
            key.report("the label \(key.text) is set by the exporter or Prometheus")
        }
    }
}
