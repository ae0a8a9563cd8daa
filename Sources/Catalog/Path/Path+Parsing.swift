import StatusDocument

/// What is wrong with a path, for people who write catalog files.
public struct PathError: Error, Sendable, CustomStringConvertible {
    /// The path.
    public let path: String
    /// What is wrong with it.
    public let cause: String

    public var description: String { "path \(path): \(cause)" }
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
        for part in Self.split(text, by: ".") {
            let (key, brackets) = try Self.takeBrackets(off: part, path: text)
            steps.append(.key(try Self.keyPattern(key, path: text)))
            if let brackets { steps.append(.element(try Self.elementRule(brackets, path: text))) }
        }
        guard !steps.isEmpty else { throw PathError(path: text, cause: "it is empty") }
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

    /// Splits at separators that stand outside of brackets.
    private static func split(_ text: some StringProtocol, by separator: Character) -> [String] {
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
        guard part.last == "]" else { throw PathError(path: path, cause: "\"\(part)\" has a bracket that does not close") }
        return (String(part[..<open]), part[part.index(after: open)...].dropLast())
    }

    private static func keyPattern(_ key: String, path: String) throws(PathError) -> KeyPattern {
        if key == "**" { return .anyDepth }
        if key == "*" { return .any(nil) }
        if key.hasSuffix("#") { return .numbered(prefix: key.dropLast().lowercased()) }
        if let open = key.firstIndex(of: "<") {
            guard let close = key.firstIndex(of: ">"), close > open else {
                throw PathError(path: path, cause: "\"\(key)\" has a < without >")
            }
            let inner = key[key.index(after: open)..<close].split(separator: Character("="), maxSplits: 1)
            guard let name = inner.first else { throw PathError(path: path, cause: "<> needs the name of a label") }
            let rule = try labelRule(name, path: path)
            if inner.count == 2 { return .starting(prefix: inner[1].filter { $0 != "*" }.lowercased(), rule) }
            let prefix = key[..<open].lowercased()
            let suffix = key[key.index(after: close)...].lowercased()
            return prefix.isEmpty && suffix.isEmpty ? .any(rule) : .framed(prefix: prefix, suffix: suffix, rule)
        }
        let spellings = key.split { "(|)".contains($0) }.map { Token(String($0)) }
        guard !spellings.isEmpty, !spellings.contains(.empty) else {
            throw PathError(path: path, cause: "a key without letters or digits matches nothing")
        }
        return .exact(spellings)
    }

    private static func labelRule(_ text: some StringProtocol, path: String) throws(PathError) -> LabelRule {
        let parts = String(text).split(separator: Character(":")).map(String.init)
        guard (1...2).contains(parts.count) else { throw PathError(path: path, cause: "\"\(text)\" is no label") }
        guard let form = parts.count == 2 ? LabelForm(rawValue: parts[1]) : .plain else {
            let known = LabelForm.allCases.map(\.rawValue).joined(separator: ", ")
            throw PathError(path: path, cause: "\"\(parts[1])\" is no form of a label; known are \(known)")
        }
        return LabelRule(name: parts[0], form: form)
    }

    private static func elementRule(_ text: Substring, path: String) throws(PathError) -> ElementRule {
        var labels: [ElementRule.Labelling] = []
        var conditions: [Condition] = []
        for item in split(text, by: ",").map({ $0.trimmingBlanks }) where !item.isEmpty {
            if item.first == "?" {
                conditions.append(condition(item.dropFirst()))
            } else {
                let parts = item.split(separator: "=", maxSplits: 1).map { String($0).trimmingBlanks }
                let fields = parts.count == 2 ? parts[1].split(separator: "|").map { FieldPath(String($0)) } : []
                labels.append(ElementRule.Labelling(label: try labelRule(parts[0], path: path), fields: fields))
            }
        }
        return ElementRule(labels: labels, conditions: conditions)
    }

    private static func condition(_ text: Substring) -> Condition {
        let parts = text.split(separator: "=", maxSplits: 1)
        var field = parts[0]
        let isNegated = field.first == "!" || field.last == "!"
        field = field.first == "!" ? field.dropFirst() : field.last == "!" ? field.dropLast() : field
        let values = parts.count == 2 ? parts[1].split(separator: "|") : []
        return Condition(
            field: FieldPath(String(field)),
            values: values.map { $0.hasSuffix("*") ? .prefix($0.dropLast().lowercased()) : .word(Token(String($0))) },
            isNegated: isNegated)
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
