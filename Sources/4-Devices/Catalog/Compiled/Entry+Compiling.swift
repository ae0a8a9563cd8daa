import Metrics
import StatusDocument

// The parts of a compiled catalog that depend on one entry alone.
extension Entry {
    /// The states of the entry's words, if it has any.
    var vocabulary: Vocabulary? {
        if case .states(let vocabulary) = form { return vocabulary }
        if case .countByState(_, let vocabulary, _) = source { return vocabulary }
        return nil
    }

    var metricType: MetricType {
        switch form {
        case .gauge: .gauge
        case .counter: .counter
        case .info: .info
        case .states(let vocabulary): .stateSet(vocabulary.stateNames)
        }
    }

    /// The first sentence of the help text, which travels with every scrape, and the first place in the document in its first
    /// spelling. The documentation has the rest.
    ///
    /// - Parameter paths: of all entries of the metric.
    func helpText(_ paths: [String]) -> String {
        var sentence = help
        if let end = sentence.firstRange(of: ". ") { sentence = String(sentence[..<end.lowerBound]) + "." }
        let whole = paths.first.map(Path.plain) ?? ""
        var place = Path.firstSpelling(whole)
        let fields = fieldNames.map { Path.firstSpelling($0.prefix { $0 != "," }) }
        var isAll = paths.count < 2 && place == whole && fields == fieldNames
        if case .texts = source {
            place += " (\(fields.joined(separator: ", ")))"
        } else if let first = fields.first {
            place += ".\(first)"
            isAll = isAll && fields.count == 1
        }
        return "\(sentence) JSON: \(place)\(isAll ? "" : " and others")."
    }

    /// The fields that the entry reads below its place, as they are written, each once.
    public var fieldNames: [String] {
        let names =
            switch source {
            case .value, .count: [String]()
            case .firstOf(let candidates): candidates.filter { $0.constant == nil }.map(\.field)
            case .ratio(let part, let whole): (part + whole).filter { $0.constant == nil }.map(\.field)
            case .texts(let texts): texts.map(\.field)
            case .countBy(_, let field): ["*." + field]
            case .countByState(_, _, let candidates): candidates.map { "*." + $0.field }
            case .fact(let requirement): requirement.fieldNames
            case .difference(let field, let other): [field, other]
            }
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    /// The labels besides `device`, which must be the same on all paths.
    func labels(_ paths: [Path]) throws -> [String] {
        guard let first = paths.first else {
            throw CatalogError(subject: "", entry: metric, cause: "it has no path")
        }
        if let other = paths.first(where: { $0.labels != first.labels }) {
            throw PathError(path: other.text, cause: "its labels are \(other.labels), but \(first.text) has \(first.labels)")
        }
        let labels = first.labels + constantLabels.map(\.name)
        switch source {
        case .texts(let texts):
            return labels + texts.flatMap { wordLists[$0.label] == nil ? [$0.label] : [$0.label, Self.rawLabel($0.label)] }
        case .countBy(let label, _), .countByState(let label, _, _): return labels + [label]
        case .value, .firstOf, .ratio, .count, .fact, .difference: return labels
        }
    }

    /// What members of a container are called that the entry reads as a whole.
    var members: [[Token]] {
        let readers: [Reader] =
            switch source {
            case .value(let reader): [reader]
            case .firstOf(let candidates): candidates.map(\.reader)
            case .difference: [.duration(.seconds)]
            case .fact(let requirement): requirement.words.map { .flagOf($0, "") }
            case .ratio, .texts, .count, .countBy, .countByState: []
            }
        let ofStates = vocabulary?.flagWord.map { [$0.tokens] } ?? []
        return readers.reduce(into: ofStates) { members, reader in members += reader.members.filter { !members.contains($0) } }
    }

    /// Fields that the entry reads below its object, for telling what became of each leaf.
    var fields: [FieldPath] {
        switch source {
        case .value, .count: []
        case .firstOf, .ratio, .texts, .countBy, .countByState, .fact, .difference: fieldNames.flatMap(Self.alternatives)
        }
    }

    func compiledSource() throws -> CompiledEntry.Source {
        switch source {
        case .value(let reader): .value(reader)
        case .count: .count
        case .texts(let texts):
            .texts(
                texts.map { text in
                    CompiledText(
                        label: text.label, fields: Self.alternatives(text.field), words: wordLists[text.label],
                        rawLabel: Self.rawLabel(text.label))
                })
        case .countBy(let label, let field): .countBy(label: label, field: FieldPath(field))
        case .countByState(let label, let vocabulary, let candidates):
            .countByState(label: label, vocabulary, try candidates.map { try $0.compiled(vocabulary) })
        case .fact(let requirement): .fact(try CompiledRequirement(requirement))
        case .difference(let field, let other): .difference(Self.alternatives(field), minus: Self.alternatives(other))
        case .firstOf(let candidates): .firstOf(try candidates.map { try $0.compiled(vocabulary) })
        case .ratio(let part, let whole):
            .ratio(try part.map { try $0.compiled(nil) }, of: try whole.map { try $0.compiled(nil) })
        }
    }

    /// The label for what the device wrote where another label has the common spelling.
    private static func rawLabel(_ label: String) -> String { label + "_raw" }

    /// The fields of a list such as `a.b, c.d`, of which the first with a value counts.
    static func alternatives(_ fields: String) -> [FieldPath] {
        fields.split { $0 == "," || $0 == " " }.map { FieldPath(String($0)) }
    }
}

extension Candidate {
    /// - Parameter vocabulary: the states among which the candidate's must be.
    fileprivate func compiled(_ vocabulary: Vocabulary?) throws -> CompiledCandidate {
        let states = try [state, otherwise].map { name -> Int? in
            guard let name else { return nil }
            guard let index = vocabulary?.index(named: name) else {
                throw PathError(path: field, cause: "there is no state \(name)")
            }
            return index
        }
        let isFlag = state != nil || otherwise != nil || reader == .flag
        return CompiledCandidate(
            field: FieldPath(field), reader: reader, state: states[0], otherwise: states[1],
            isFlag: vocabulary != nil && isFlag, constant: constant,
            condition: try condition.map { try Path.condition($0[...], path: $0) })
    }
}
