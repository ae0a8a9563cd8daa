import Catalog
import Text
import YAML

extension SubjectReader {
    /// Where the value comes from. Every key is read, so that none is reported as unknown.
    func source(_ section: MappingReader, _ type: EntryType, _ vocabulary: Vocabulary?) -> Entry.Source? {
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

    private func texts(_ value: ValueReader) -> Entry.Source? {
        guard let entries = value.entries() else { return nil }
        if entries.isEmpty { value.report("an info needs at least one label") }
        let texts = entries.compactMap { key, value -> (label: String, field: String)? in
            checkLabel(key)
            let fields = value.elements.compactMap(field)
            return fields.isEmpty || fields.count < value.elements.count ? nil : (key.text, fields.joined(separator: ", "))
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
        // A list of fields must be a YAML list; a comma or blank would turn the text into several fields.
        guard !text.contains(where: { ", ".contains($0) }) else {
            return value.reject(
                "the field \(quotedText(text)) is not accepted: it has blanks or commas; keys match without their blanks")
        }
        return checked(value, "field", PathError.check(field:))
    }
}
