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
        var open: [UInt8] = []
        // Bytes, as below: a catalog has thousands of paths, and finding the borders of characters would be most of the work.
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "<"): open.append(byte)
            case UInt8(ascii: "]"): if open.popLast() != UInt8(ascii: "[") { return false }
            case UInt8(ascii: ")"): if open.popLast() != UInt8(ascii: "(") { return false }
            case UInt8(ascii: ">"): if open.popLast() != UInt8(ascii: "<") { return false }
            default: break
            }
        }
        return open.isEmpty
    }

    /// Splits at separators outside of brackets.
    ///
    /// - Parameter separator: of ASCII.
    static func split(_ text: some StringProtocol, by separator: Unicode.Scalar) -> [String] {
        let separator = UInt8(ascii: separator)
        var parts: [String] = []
        var begin = text.startIndex
        var depth = 0
        var index = begin
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "<"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: ">"): depth -= 1
            case separator where depth == 0:
                parts.append(String(text[begin..<index]))
                begin = text.utf8.index(after: index)
            default: break
            }
            index = text.utf8.index(after: index)
        }
        parts.append(String(text[begin...]))
        return parts
    }

    private static func takeBrackets(off part: String, path: String) throws(PathError) -> (key: String, brackets: Substring?) {
        guard let open = part.utf8.firstIndex(of: UInt8(ascii: "[")) else { return (part, nil) }
        guard part.utf8.firstIndex(of: UInt8(ascii: "]")) == part.utf8.indices.last else {
            throw PathError(path: path, cause: "\"\(part)\" has text after its bracket; a dot is missing")
        }
        return (String(part[..<open]), part[part.index(after: open)...].dropLast())
    }
}
