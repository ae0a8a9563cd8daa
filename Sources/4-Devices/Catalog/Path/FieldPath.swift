import StatusDocument

/// Keys that lead from an object to a field inside it. `(a|b)` allows several spellings, `*` any key.
struct FieldPath: Hashable, Sendable {
    /// For each level the keys that may stand there; empty where any may.
    let levels: [[Token]]
    /// The only key, when there is only one: most fields are found with one look.
    private let only: Token?

    init(_ text: String) {
        let levels = text.split(separator: ".").map { level in
            level == "*" ? [] : level.split { "(|)".contains($0) }.map { Token(String($0)) }
        }
        self.levels = levels
        only = levels.count == 1 && levels[0].count == 1 ? levels[0][0] : nil
    }

    /// Whether the path leads to one place only.
    var isPlain: Bool { levels.allSatisfy { $0.count == 1 } }

    /// The first field that the path leads to.
    func first(in document: StatusDocument, from object: Node) -> Node? {
        if let only { return document.member(only, of: object) }
        return first(in: document, from: object, level: 0) { _ in true }
    }

    /// The first field that the path leads to and that is as wanted.
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
        let keys = levels[level]
        if keys.isEmpty {
            for child in document.children(node) {
                if let found = first(in: document, from: child, level: level + 1, where: isWanted) { return found }
            }
            return nil
        }
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
