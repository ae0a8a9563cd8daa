import Catalog
import JSON
import LANTIMECatalog

extension Entry {
    /// Documents that show what the entry does: each of its places, candidates, labels and ways to read.
    var examples: [JSONValue] {
        paths.enumerated().flatMap { number, path in
            // How values are read is the same at all places.
            (number == 0 ? values : Array(values.prefix(2))).map { ExamplePlace(path).document($0) }
        } + constants
    }

    /// What may be at the place.
    private var values: [JSONValue] {
        switch source {
        case .value(let reader): return reader.examples(vocabulary)
        case .firstOf(let candidates): return required(candidates.examples(vocabulary)) + doubtful(candidates)
        case .ratio(let part, let whole):
            let other = Self.place(whole[0].field, 70)
            return part.examples(nil).map { $0.merged(with: other) }
                + whole.examples(nil).map { Self.place(part[0].field, 5).merged(with: $0) }
        case .texts(let texts): return self.texts(texts)
        case .count: return [[.object([]), .object([])]]
        case .countBy(_, let field):
            return [.array(["a", "b", "b"].map { Self.place(field, .string($0)) })]
        case .countByState(_, let vocabulary, let candidates): return [.array(candidates.examples(vocabulary))]
        case .fact(let requirement): return requirement.examples(isMet: true) + requirement.examples(isMet: false)
        case .difference(let one, let other): return required([Self.place(one, 7.5).merged(with: Self.place(other, 5.25))])
        }
    }

    private var vocabulary: Vocabulary? {
        if case .states(let vocabulary) = form { vocabulary } else { nil }
    }

    /// The first of the values with everything that meets the requirement or does not, and all as they are.
    private func required(_ values: [JSONValue]) -> [JSONValue] {
        guard let requirement = requirement?.requirement, let first = values.first else { return values }
        let met = requirement.examples(isMet: true)
        return values.map { (met.first ?? .object([])).merged(with: $0) } + values.prefix(1)
            + (met.dropFirst() + requirement.examples(isMet: false)).map { $0.merged(with: first) }
    }

    /// Where nothing is said of a state that someone must hear of.
    private func doubtful(_ candidates: [Candidate]) -> [JSONValue] {
        guard case .none = doubt else {
            return [.object("serial", "1"), Self.place(candidates[0].field, .null), Self.place(candidates[0].field, "zz")]
        }
        return []
    }

    /// All labels, and each spelling of a field alone; words that are brought into another spelling.
    private func texts(_ texts: [(label: String, field: String)]) -> [JSONValue] {
        let fields = texts.map { text in
            (
                words: wordLists[text.label]?.example ?? "a \(text.label)",
                spellings: text.field.split(separator: ",").map { String($0.drop { $0 == " " }) }
            )
        }
        return [.merging(fields.map { Self.place($0.spellings[0], .string($0.words)) })]
            + fields.flatMap { field in field.spellings.map { Self.place($0, .string(field.words)) } }
    }

    /// A number that is known of a module of some model.
    private var constants: [JSONValue] {
        let candidates: [Candidate] =
            switch source {
            case .firstOf(let candidates): candidates
            case .ratio(_, let whole): whole
            default: []
            }
        return candidates.compactMap(\.condition).map { condition in
            let parts = condition.split(separator: "=").map(String.init)
            let module = ExamplePlace(lantimeModulePath).document(Self.place(parts[0], .string(parts[1])))
            let value = if case .ratio(let part, _) = source { Self.place(part[0].field, 5) } else { JSONValue.object([]) }
            return ExamplePlace(paths[0]).document(value).merged(with: module)
        }
    }

    fileprivate static func place(_ field: String, _ value: JSONValue) -> JSONValue { ExamplePlace(field).document(value) }
}

extension [Candidate] {
    /// Each candidate alone, and each with the next one, which says something else.
    fileprivate func examples(_ vocabulary: Vocabulary?) -> [JSONValue] {
        let values: [[JSONValue]] = map { candidate in
            guard candidate.constant == nil else { return [] }
            return candidate.reader.examples(vocabulary).map { Entry.place(candidate.field, $0) }
        }
        // How the words of a vocabulary are read, the first candidate shows.
        let others = values.dropFirst().flatMap { $0.prefix(8) }
        let pairs = zip(self, dropFirst()).flatMap { one, other -> [JSONValue] in
            guard let (yes, no) = one.contrast(vocabulary), let (second, last) = other.contrast(vocabulary) else { return [] }
            return [last.merged(with: yes), second.merged(with: no), second.merged(with: yes)]
        }
        return (values.first ?? []) + others + pairs
    }
}

extension Candidate {
    /// Two values of the field that say different things; `nil` where there is no field.
    fileprivate func contrast(_ vocabulary: Vocabulary?) -> (JSONValue, JSONValue)? {
        if case .flagOf(_, let name) = reader {
            return (Entry.place(field, .object(name, true)), Entry.place(field, .object(name, false)))
        }
        let values = reader.examples(vocabulary)
        guard constant == nil, let first = values.first, let last = values.dropFirst().first ?? values.first else { return nil }
        return (Entry.place(field, first), Entry.place(field, last))
    }
}
