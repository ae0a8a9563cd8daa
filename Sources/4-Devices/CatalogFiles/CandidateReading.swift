import Catalog
import Text
import YAML

extension SubjectReader {
    /// Reads a list of fields, of which the first with a value counts.
    func candidates(_ value: ValueReader, _ usual: Reader, _ vocabulary: Vocabulary?) -> [Candidate]? {
        guard let elements = value.sequence() else { return nil }
        if elements.isEmpty { value.report("the list is empty") }
        let candidates = elements.compactMap { candidate($0, usual, vocabulary) }
        return candidates.count == elements.count && !candidates.isEmpty ? candidates : nil
    }

    private func candidate(_ value: ValueReader, _ usual: Reader, _ vocabulary: Vocabulary?) -> Candidate? {
        if case .scalar = value.node.content { return field(value).map { .field($0, usual) } }
        return value.mapping { section -> Candidate? in
            // Every key is read, so that none is reported as unknown.
            let keys = ["field", "flag", "constant", "read", "word", "state", "otherwise", "when"]
            let values = Dictionary(uniqueKeysWithValues: keys.map { ($0, section.value($0)) })
            let kinds = ["field", "flag", "constant"].filter(section.has)
            guard kinds.count == 1, let kind = kinds.first else {
                return section.reject("expected one of field, flag and constant")
            }
            let allowed: Set<String> =
                switch kind {
                case "field": section.has("word") ? ["word", "state"] : ["read"]
                case "flag": ["state", "otherwise"]
                default: ["when"]
                }
            for key in keys where section.has(key) && key != kind && !allowed.contains(key) {
                section.report("\"\(key)\" has no meaning here", at: key)
            }
            let state = values["state"]?.flatMap { self.state($0, vocabulary) }
            let otherwise = values["otherwise"]?.flatMap { self.state($0, vocabulary) }
            switch kind {
            case "field" where section.has("word"): return word(section, state)
            case "field":
                let reader =
                    section.value("read").map { self.reader($0, forStates: usual == .word, isField: true) } ?? usual
                guard let path = section.value("field").flatMap(field), let reader else { return nil }
                return .field(path, reader)
            case "flag":
                if usual == .word, !section.has("state"), !section.has("otherwise") {
                    section.report("a flag needs the state that applies when it is true, or otherwise")
                }
                return section.value("flag").flatMap(field).map { .flag($0, state, otherwise: otherwise) }
            default: return constant(section, forStates: usual == .word)
            }
        }
    }

    private func word(_ section: MappingReader, _ state: String?) -> Candidate? {
        _ = section.required("state")
        guard let path = section.value("field").flatMap(field), let word = section.string("word"), let state else { return nil }
        return .word(path, is: word, state)
    }

    private func constant(_ section: MappingReader, forStates isStateSet: Bool) -> Candidate? {
        if isStateSet { section.report("a constant is a number, and states are none", at: "constant") }
        let number = section.value("constant")?.number()
        let condition = section.required("when").flatMap { checked($0, "condition", PathError.check(condition:)) }
        guard let number, let condition else { return nil }
        return .constant(number, when: condition)
    }

    private func state(_ value: ValueReader, _ vocabulary: Vocabulary?) -> String? {
        guard let name = value.string() else { return nil }
        guard let vocabulary else {
            // Invalid states have been reported; without states, a flag cannot map to one.
            return value.reject("there is no such state, because the entry's states are missing or wrong")
        }
        guard vocabulary.index(named: name) != nil else {
            return value.reject(
                "unknown state \(quotedText(name))\(spellingHint(for: name, known: vocabulary.states.map(\.name)))")
        }
        return name
    }
}
