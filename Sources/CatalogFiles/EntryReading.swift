import Catalog
import Metrics
import YAML

/// An entry of a file.
struct EntryRule {
    let entry: Entry
    /// Whether it takes the place of the built-in entries of its metric.
    let isReplacement: Bool
}

/// The types that an entry can give its metric.
private enum EntryType: String, CaseIterable {
    case gauge, counter, info, stateset

    /// The keys that say where the value comes from and how it is understood.
    var keys: Set<String> {
        switch self {
        case .gauge: ["read", "first_of", "ratio", "count", "presence"]
        case .counter: ["read", "first_of"]
        case .info: ["labels"]
        case .stateset: ["read", "first_of", "states"]
        }
    }

    static let allKeys = ["read", "first_of", "ratio", "count", "presence", "labels", "states"]
    /// Of these an entry has one at most.
    static let sources = ["read", "first_of", "ratio", "count", "presence"]
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
                // Without the type nothing can be said about the keys that depend on it.
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
        // An entry with a problem is not compiled: that would only tell the same thing twice.
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
        for key in given.dropFirst() { section.report("\"\(given[0])\" says already where the value comes from", at: key) }
        if type == .stateset, !section.has("states") { section.report("missing key \"states\"") }
        if type == .info, !section.has("labels") { section.report("missing key \"labels\"") }
    }

    /// Where the value comes from. Every key is asked for, so that none is unknown.
    private func source(_ section: MappingReader, _ type: EntryType, _ vocabulary: Vocabulary?) -> Entry.Source? {
        let usual = type == .stateset ? Reader.word : .number
        let read = section.value("read")
        let firstOf = section.value("first_of")
        let ratio = section.value("ratio")
        let count = section.value("count")
        let presence = section.value("presence")
        let labels = section.value("labels")
        if type == .info { return labels.flatMap(texts) }
        if let firstOf { return candidates(firstOf, usual, vocabulary).map { .firstOf($0) } }
        if let ratio { return self.ratio(ratio) }
        if let count { return self.count(count) }
        if let presence { return field(presence).map { .presence(field: $0) } }
        guard let read else { return .value(usual) }
        return reader(read, forStates: type == .stateset).map { .value($0) }
    }

    private func ratio(_ value: ValueReader) -> Entry.Source? {
        value.mapping { section -> Entry.Source? in
            let part = section.required("part").flatMap { candidates($0, .number, nil) }
            let whole = section.required("whole").flatMap { candidates($0, .number, nil) }
            guard let part, let whole else { return nil }
            return .ratio(part, of: whole)
        }
    }

    /// Labels that the entry itself gives.
    private func fixedLabels(_ value: ValueReader) -> [(name: String, text: String)] {
        (value.entries() ?? []).compactMap { key, value -> (name: String, text: String)? in
            checkLabel(key)
            return line(value).map { (key.text, $0) }
        }
    }

    private func checkLabel(_ key: KeyReader) {
        if let defect = MetricFamily.nameDefect(key.text) {
            key.report("the label's name is not accepted: \(defect)")
        } else if key.text == "device" || key.text == "job" {
            key.report("the label \(key.text) is set by the exporter or Prometheus")
        }
    }

    private func texts(_ value: ValueReader) -> Entry.Source? {
        guard let entries = value.entries() else { return nil }
        if entries.isEmpty { value.report("an info needs at least one label") }
        let texts = entries.compactMap { key, value -> (label: String, field: String)? in
            checkLabel(key)
            let elements: [ValueReader]
            if case .sequence = value.node.content { elements = value.sequence() ?? [] } else { elements = [value] }
            let fields = elements.compactMap(field)
            return fields.isEmpty || fields.count < elements.count ? nil : (key.text, fields.joined(separator: ", "))
        }
        return texts.count == entries.count && !texts.isEmpty ? .texts(texts) : nil
    }

    private func count(_ value: ValueReader) -> Entry.Source? {
        if case .scalar = value.node.content {
            guard let isWanted = value.bool() else { return nil }
            if !isWanted { value.report("expected true, or a label and a field; leave the key out to count nothing") }
            return .count
        }
        return value.mapping { section -> Entry.Source? in
            let label = section.required("label")?.string()
            let field = section.required("field").flatMap(field)
            guard let label, let field else { return nil }
            return .countBy(label: label, field: field)
        }
    }

    /// A field below an object, checked.
    func field(_ value: ValueReader) -> String? {
        guard let text = value.string() else { return nil }
        // A list of fields is written as a list; a comma or blank would make one out of the text.
        guard !text.contains(where: { ", ".contains($0) }) else {
            value.report(
                "the field \(quotedText(text)) is not accepted: it has blanks or commas; keys match without their blanks")
            return nil
        }
        do throws(PathError) {
            try PathError.check(field: text)
            return text
        } catch {
            value.report("the field \(quotedText(text)) is not accepted: \(error.cause)")
            return nil
        }
    }
}
