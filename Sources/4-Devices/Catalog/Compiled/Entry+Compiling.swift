import Metrics

// What of a compiled catalog follows from an entry alone.
extension Entry {
    /// The states that the entry's words mean, if it has any.
    var vocabulary: Vocabulary? {
        if case .states(let vocabulary) = form { vocabulary } else { nil }
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
            case .presence(let field): [field]
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
        case .texts(let texts): return labels + texts.map(\.label)
        case .countBy(let label, _): return labels + [label]
        case .value, .firstOf, .ratio, .count, .presence: return labels
        }
    }

    /// Fields that the entry reads below its object, for telling what became of each leaf.
    var fields: [FieldPath] {
        switch source {
        case .value, .count, .presence: []
        case .firstOf, .ratio, .texts, .countBy: fieldNames.flatMap(Self.alternatives)
        }
    }

    func compiledSource() throws -> CompiledEntry.Source {
        switch source {
        case .value(let reader): .value(reader)
        case .count: .count
        case .texts(let texts): .texts(texts.map { ($0.label, Self.alternatives($0.field)) })
        case .countBy(let label, let field): .countBy(label: label, field: FieldPath(field))
        case .presence(let field): .presence(FieldPath(field))
        case .firstOf(let candidates): .firstOf(try candidates.map { try $0.compiled(vocabulary) })
        case .ratio(let part, let whole):
            .ratio(try part.map { try $0.compiled(nil) }, of: try whole.map { try $0.compiled(nil) })
        }
    }

    /// The fields of a list such as `a.b, c.d`, of which the first that says something counts.
    private static func alternatives(_ fields: String) -> [FieldPath] {
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
