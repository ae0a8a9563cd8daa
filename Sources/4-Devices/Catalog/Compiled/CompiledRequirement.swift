import StatusDocument

/// A requirement with its names resolved.
indirect enum CompiledRequirement: Sendable {
    case told([FieldPath])
    case flag([FieldPath], Bool)
    case bit([FieldPath], Reader, Bool)
    case zero([FieldPath])
    case nothing([FieldPath])
    case positive([FieldPath])
    case state([FieldPath], Vocabulary, Set<Int>)
    case not(CompiledRequirement)
    case any([CompiledRequirement])
    case all([CompiledRequirement])

    /// - Throws: ``PathError`` for a state that the vocabulary does not have.
    init(_ requirement: Requirement) throws(PathError) {
        switch requirement {
        case .told(let field): self = .told(Entry.alternatives(field))
        case .flag(let field, let flag): self = .flag(Entry.alternatives(field), flag)
        case .bit(let field, let word, let name, let flag):
            self = .bit(Entry.alternatives(field), .flagOf(word, name), flag)
        case .zero(let field): self = .zero(Entry.alternatives(field))
        case .nothing(let field): self = .nothing(Entry.alternatives(field))
        case .positive(let field): self = .positive(Entry.alternatives(field))
        case .state(let field, let vocabulary, let names):
            var states: Set<Int> = []
            for name in names {
                guard let state = vocabulary.index(named: name) else {
                    throw PathError(path: field, cause: "there is no state \(name)")
                }
                states.insert(state)
            }
            self = .state(Entry.alternatives(field), vocabulary, states)
        case .not(let requirement): self = .not(try CompiledRequirement(requirement))
        case .any(let requirements): self = .any(try Self.compiled(requirements))
        case .all(let requirements): self = .all(try Self.compiled(requirements))
        }
    }

    private static func compiled(_ requirements: [Requirement]) throws(PathError) -> [CompiledRequirement] {
        var compiled: [CompiledRequirement] = []
        for requirement in requirements { compiled.append(try CompiledRequirement(requirement)) }
        return compiled
    }

    /// All fields that it depends on.
    var fields: [FieldPath] {
        switch self {
        case .told(let fields), .flag(let fields, _), .bit(let fields, _, _), .zero(let fields), .nothing(let fields),
            .positive(let fields), .state(let fields, _, _):
            fields
        case .not(let requirement): requirement.fields
        case .any(let requirements), .all(let requirements): requirements.flatMap(\.fields)
        }
    }

    /// Whether an object meets it.
    func holds(in document: StatusDocument, for object: Node) -> Bool {
        switch self {
        case .told(let fields): Self.told(fields, document, object) != nil
        case .flag(let fields, let flag):
            Self.told(fields, document, object).map { Reader.flag.read(document, $0) == .value(flag ? 1 : 0) } ?? false
        case .bit(let fields, let reader, let flag):
            fields.contains { field in
                field.first(in: document, from: object) { reader.read(document, $0) == .value(flag ? 1 : 0) } != nil
            }
        case .zero(let fields): Self.number(fields, document, object) == 0
        case .nothing(let fields):
            Self.told(fields, document, object).map { Self.number($0, document).map(Reader.isNothing) ?? true } ?? false
        case .positive(let fields): Self.number(fields, document, object).map { $0 > 0 } ?? false
        case .state(let fields, let vocabulary, let states):
            Self.told(fields, document, object).flatMap { vocabulary.state(of: $0, in: document) }.map(states.contains) ?? false
        case .not(let requirement): !requirement.holds(in: document, for: object)
        case .any(let requirements): requirements.contains { $0.holds(in: document, for: object) }
        case .all(let requirements): requirements.allSatisfy { $0.holds(in: document, for: object) }
        }
    }

    /// The first of the fields with a value.
    private static func told(_ fields: [FieldPath], _ document: StatusDocument, _ object: Node) -> Node? {
        for field in fields {
            let found = field.first(in: document, from: object) { node in
                document.kind(node) != .null && document.token(node) != .empty
            }
            if let found { return found }
        }
        return nil
    }

    private static func number(_ fields: [FieldPath], _ document: StatusDocument, _ object: Node) -> Double? {
        told(fields, document, object).flatMap { number($0, document) }
    }

    /// A number with or without a unit.
    private static func number(_ node: Node, _ document: StatusDocument) -> Double? {
        Reader.number.read(document, node).number ?? Decimal.leading(document.string(node))?.number
    }
}
