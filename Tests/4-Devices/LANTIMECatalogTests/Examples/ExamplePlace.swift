import JSON

@testable import Catalog

/// A place to which a path or a field of the catalog leads, in the first spelling of each key; what may be missing is missing.
struct ExamplePlace {
    private enum Step {
        case key(String)
        /// An element of a list with these members, or an object that must have them.
        case element(JSONValue, isOfList: Bool, presence: [[String]])
    }

    private let steps: [Step]

    /// - Parameter text: in the notation of ``Path``, or of a field.
    init(_ text: String) {
        steps = text == "." ? [] : Path.split(text, by: ".").flatMap(Self.steps)
    }

    /// A document that has the value at the place.
    func document(_ value: JSONValue) -> JSONValue {
        steps.reversed().reduce(value) { inner, step in
            switch step {
            case .key(let key): return .object(key, inner)
            case .element(let members, let isOfList, let presence):
                var element = inner
                if case .object(let own) = inner {
                    element = members.merged(with: inner)
                    for keys in presence where !own.contains(where: { keys.contains($0.key) }) {
                        element = element.merged(with: .object(keys[0], 1))
                    }
                }
                return isOfList ? .array([element]) : element
            }
        }
    }

    private static func steps(_ level: String) -> [Step] {
        let key = level.prefix { $0 != "[" }
        let brackets = level.dropFirst(key.count)
        return (keys(String(key)).first.map { [.key($0)] } ?? [])
            + (brackets.isEmpty ? [] : [element(brackets.dropFirst().dropLast())])
    }

    /// The spellings of a level; none for what may be missing.
    private static func keys(_ level: String) -> [String] {
        if level == "*" { return ["x"] }
        if level.hasSuffix("?") || level.hasPrefix("**") { return [] }
        return level.split { "(|)".contains($0) }.map(key)
    }

    /// `led-1` of `led-<led>`, `fan1` of `<fan=fan#>`, `chassis0` of `chassis#`.
    private static func key(_ text: Substring) -> String {
        guard let open = text.firstIndex(of: "<"), let close = text.firstIndex(of: ">") else {
            return String(text.map { $0 == "#" ? "0" : $0 == "*" ? "1" : $0 })
        }
        let start = text[open..<close].split(separator: "=").dropFirst().first.map { $0.dropLast() } ?? ""
        return "\(text[..<open])\(start)1\(text[text.index(after: close)...])"
    }

    private static func element(_ rule: Substring) -> Step {
        var members = JSONValue.object([])
        var (isOfList, presence) = (rule.isEmpty, [[String]]())
        for item in Path.split(rule, by: ",").map({ $0.drop { $0 == " " } }) where !item.isEmpty && !item.hasPrefix("first ") {
            if item.hasPrefix("?") {
                condition(item.dropFirst(), &members, &presence)
            } else if !item.hasPrefix("distinct ") {
                isOfList = true
                let fields = item.split(separator: "=", maxSplits: 1).dropFirst().first ?? "object-id"
                let field = Path.split(fields, by: "|")[0]
                let text: JSONValue = field == "slot-id" ? "io1" : "1"
                members = ExamplePlace(field).document(text).merged(with: members)
            }
        }
        return .element(members, isOfList: isOfList, presence: presence)
    }

    /// A member that meets a condition; those that a condition excludes are left out.
    private static func condition(_ text: Substring, _ members: inout JSONValue, _ presence: inout [[String]]) {
        guard !text.contains("!") else { return }
        let parts = text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return presence.append(keys(String(parts[0]))) }
        let word = String(parts[1].prefix { $0 != "|" && $0 != "*" })
        let least = word.hasSuffix("..") ? Double(word.dropLast(2)) : nil
        let value: JSONValue = least.map { .number($0) } ?? (word == "true" ? true : word == "false" ? false : .string(word))
        members = members.merged(with: ExamplePlace(String(parts[0])).document(value))
    }
}
