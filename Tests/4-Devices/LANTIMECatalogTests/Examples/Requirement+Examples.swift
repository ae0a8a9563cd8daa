import Catalog
import JSON

extension Requirement {
    /// Members of an object that meet the requirement, or with `isMet` false that do not: each way to do so alone.
    func examples(isMet: Bool) -> [JSONValue] {
        switch self {
        case .told(let field): [isMet ? Self.place(field, 1) : .object([])]
        case .flag(let field, let flag): [Self.place(field, .bool(flag == isMet))]
        // By its name: other bits may be asked for as well.
        case .bit(let field, _, let name, let flag): [Self.place(field, .object(name, .bool(flag == isMet)))]
        case .zero(let field), .nothing(let field): [Self.place(field, isMet ? 0 : 7)]
        case .positive(let field): [Self.place(field, isMet ? 7 : 0)]
        case .state(let field, let vocabulary, let names):
            vocabulary.states.filter { names.contains($0.name) == isMet }.map { Self.place(field, .string($0.name)) }
        case .not(let requirement): requirement.examples(isMet: !isMet)
        case .any(let requirements): isMet ? Self.each(requirements, isMet: true) : [Self.together(requirements, isMet: false)]
        case .all(let requirements): isMet ? [Self.together(requirements, isMet: true)] : Self.each(requirements, isMet: false)
        }
    }

    /// One of them as wanted, the others the other way.
    private static func each(_ requirements: [Requirement], isMet: Bool) -> [JSONValue] {
        requirements.indices.flatMap { index in
            let others = requirements.indices.filter { $0 != index }.map { requirements[$0] }
            return requirements[index].examples(isMet: isMet).map { together(others, isMet: !isMet).merged(with: $0) }
        }
    }

    private static func together(_ requirements: [Requirement], isMet: Bool) -> JSONValue {
        .merging(requirements.compactMap { $0.examples(isMet: isMet).first })
    }

    private static func place(_ field: String, _ value: JSONValue) -> JSONValue {
        ExamplePlace(field.split(separator: ",").first.map(String.init) ?? field).document(value)
    }
}
