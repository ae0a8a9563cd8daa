import StatusDocument

/// Keys that lead from an object to a field inside it: `(a|b)` allows several spellings, `(a|b)?` also none, `a*` is a key that
/// starts so, `*` any key and `**` any number of keys.
struct FieldPath: Hashable, Sendable {
    /// The alternatives of one level.
    enum Level: Hashable, Sendable {
        case key([Token])
        case optional([Token])
        /// Keys that start like this, in lower case.
        case starting(String)
        case any
        case anyDepth
    }

    let levels: [Level]
    /// The only key, when there is only one: most fields are found with one look.
    private let only: Token?

    /// The fields that name an element by default.
    static let identities = StatusDocument.identityFields.map { FieldPath(keys: [$0]) }

    private init(keys: [Token]) {
        levels = [.key(keys)]
        only = keys.first
    }

    init(_ text: String) {
        levels = text.split(separator: ".").map { level in
            if level == "**" { return .anyDepth }
            if level == "*" { return .any }
            if level.last == "*" { return .starting(level.dropLast().lowercased()) }
            let keys = level.utf8.split { "(|)?".utf8.contains($0) }.map { Token(String(Substring($0))) }
            return level.last == "?" ? .optional(keys) : .key(keys)
        }
        if case .key(let keys)? = levels.first, levels.count == 1, keys.count == 1 { only = keys[0] } else { only = nil }
    }

    static let identity: Token = "object-id"
    /// Whether this path is the default name of an element.
    var isIdentity: Bool { only == Self.identity }

    /// Whether the path leads to one place only.
    var isPlain: Bool {
        levels.allSatisfy { if case .key(let keys) = $0 { keys.count == 1 } else { false } }
    }

    /// The first field that the path leads to.
    func first(in document: StatusDocument, from object: Node) -> Node? {
        if let only { return document.member(only, of: object) }
        return first(in: document, from: object, level: 0) { _ in true }
    }

    /// The first field of the path that satisfies a condition.
    func first(in document: StatusDocument, from object: Node, where isWanted: (Node) -> Bool) -> Node? {
        if let only { return document.member(only, of: object).flatMap { isWanted($0) ? $0 : nil } }
        return first(in: document, from: object, level: 0, where: isWanted)
    }

    /// All fields that the path leads to.
    func all(in document: StatusDocument, from object: Node) -> [Node] {
        var all: [Node] = []
        _ = first(in: document, from: object) { node in
            all.append(node)
            return false
        }
        return all
    }

    private func first(
        in document: StatusDocument, from node: Node, level: Int, where isWanted: (Node) -> Bool
    ) -> Node? {
        if level == levels.count { return isWanted(node) ? node : nil }
        switch levels[level] {
        case .key(let keys): return first(of: keys, in: document, from: node, level: level, where: isWanted)
        case .optional(let keys):
            return first(of: keys, in: document, from: node, level: level, where: isWanted)
                ?? first(in: document, from: node, level: level + 1, where: isWanted)
        case .starting(let prefix):
            for child in document.children(node) where document.key(child).length(ofPrefix: prefix) != nil {
                if let found = first(in: document, from: child, level: level + 1, where: isWanted) { return found }
            }
            return nil
        case .any:
            for child in document.children(node) {
                if let found = first(in: document, from: child, level: level + 1, where: isWanted) { return found }
            }
            return nil
        case .anyDepth:
            if let found = first(in: document, from: node, level: level + 1, where: isWanted) { return found }
            guard document.kind(node).isContainer else { return nil }
            for child in document.children(node) {
                if let found = first(in: document, from: child, level: level, where: isWanted) { return found }
            }
            return nil
        }
    }

    private func first(
        of keys: [Token], in document: StatusDocument, from node: Node, level: Int, where isWanted: (Node) -> Bool
    ) -> Node? {
        for key in keys {
            if let child = document.member(key, of: node),
                let found = first(in: document, from: child, level: level + 1, where: isWanted)
            {
                return found
            }
        }
        return nil
    }
}
