import StatusDocument

/// Why a path is invalid, for authors of catalog files.
public struct PathError: Error, Sendable, CustomStringConvertible {
    /// The path.
    public let path: String
    /// What is wrong.
    public let cause: String

    /// The sentence for an operator.
    public var description: String { "path \(path): \(cause)" }
}

extension PathError {
    /// Checks a path before it becomes part of a catalog.
    ///
    /// - Throws: ``PathError`` naming the part that cannot be read.
    public static func check(path: String) throws(PathError) {
        _ = try Path(path)
    }

    /// Checks a condition on a module, such as `info.model=hps100`.
    ///
    /// - Throws: ``PathError`` naming the part that cannot be read.
    public static func check(condition: String) throws(PathError) {
        _ = try Path.condition(condition[...], path: condition)
    }

    /// Checks a field below an object, such as `info.model`.
    ///
    /// - Throws: ``PathError`` naming the part that cannot be read.
    public static func check(field: String) throws(PathError) {
        _ = try Path.fieldPath(field, path: field)
    }
}

extension Path {
    /// Reads the notation.
    ///
    /// - Throws: ``PathError`` naming the part that cannot be read.
    init(_ text: String) throws(PathError) {
        self.text = text
        var steps: [Step] = []
        if text == "." {
            self.steps = []
            return
        }
        guard Self.isBalanced(text) else { throw PathError(path: text, cause: "its brackets do not pair") }
        for part in Self.split(text, by: ".") {
            let (key, brackets) = try Self.takeBrackets(off: part, path: text)
            steps.append(.key(try Self.keyPattern(key, path: text)))
            if let brackets { steps.append(.element(try Self.elementRule(brackets, path: text))) }
        }
        self.steps = steps
    }

    /// The path without labels and conditions, as people write JSON paths.
    static func plain(_ text: String) -> String {
        if text == "." { return "the whole answer" }
        var plain = ""
        var depth = 0
        for character in text {
            if character == "[" { plain += "[" }
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            if depth == 0 { plain.append(character == "#" ? "0" : character) }
        }
        return plain
    }

    /// `a.b` of `(a|c).(d|e)?.b`: one of the places that a path leads to.
    static func firstSpelling(_ text: some StringProtocol) -> String {
        split(text, by: ".").compactMap { level -> String? in
            guard level.hasPrefix("("), let end = level.lastIndex(of: ")") else { return level }
            let behind = level[level.index(after: end)...]
            return behind.hasPrefix("?") ? nil : String(level.dropFirst().prefix { $0 != "|" && $0 != ")" } + behind)
        }.joined(separator: ".")
    }

    /// Whether every bracket closes, in the order in which they open.
    private static func isBalanced(_ text: String) -> Bool {
        let partners: [Character: Character] = ["]": "[", ")": "(", ">": "<"]
        var open: [Character] = []
        for character in text {
            if "[(<".contains(character) { open.append(character) }
            if let partner = partners[character], open.popLast() != partner { return false }
        }
        return open.isEmpty
    }

    /// Splits at separators outside of brackets.
    static func split(_ text: some StringProtocol, by separator: Character) -> [String] {
        var parts: [String] = []
        var part = ""
        var depth = 0
        for character in text {
            if "[(<".contains(character) { depth += 1 }
            if "])>".contains(character) { depth -= 1 }
            if character == separator, depth == 0 {
                parts.append(part)
                part = ""
            } else {
                part.append(character)
            }
        }
        return parts + [part]
    }

    private static func takeBrackets(off part: String, path: String) throws(PathError) -> (key: String, brackets: Substring?) {
        guard let open = part.firstIndex(of: "[") else { return (part, nil) }
        guard part.firstIndex(of: "]") == part.indices.last else {
            throw PathError(path: path, cause: "\"\(part)\" has text after its bracket; a dot is missing")
        }
        return (String(part[..<open]), part[part.index(after: open)...].dropLast())
    }
}
