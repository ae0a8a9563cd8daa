import StatusDocument

// Parsing the part between two dots of a path.
extension Path {
    static func keyPattern(_ key: String, path: String) throws(PathError) -> KeyPattern {
        if key == "**" { return .anyDepth }
        if key == "*" { return .any(nil) }
        if key == "*?" { return .anyOptional }
        if key.last == "?" { return .optional(try spellings(of: key.dropLast(), path: path)) }
        if key.hasSuffix("#") {
            let prefix = key.dropLast().lowercased()
            guard !prefix.contains(where: "(|)<*#".contains) else {
                throw PathError(path: path, cause: "\"\(key)\": # may only follow a plain key")
            }
            return .numbered(prefix: prefix)
        }
        if let open = key.utf8.firstIndex(of: UInt8(ascii: "<")), let close = key.utf8.firstIndex(of: UInt8(ascii: ">")) {
            return try labelledKey(key, key[..<open], key[key.index(after: open)..<close], key[key.index(after: close)...], path)
        }
        guard !key.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "#") }) else {
            throw PathError(path: path, cause: "\"\(key)\": * and ** stand alone, and # at the end of a key")
        }
        return .exact(try spellings(of: key, path: path))
    }

    /// The spellings that a key such as `(gps|gns)` allows.
    static func spellings(of key: some StringProtocol, path: String) throws(PathError) -> [Token] {
        let isGroup = key.first == "(" && key.last == ")"
        let words = (isGroup ? key.dropFirst().dropLast() : key[...]).split(separator: "|", omittingEmptySubsequences: false)
        let parentheses = "()".utf8
        guard isGroup || words.count == 1, !words.contains(where: { $0.utf8.contains(where: parentheses.contains) }) else {
            throw PathError(path: path, cause: "\"\(key)\": write several spellings as (one|other)")
        }
        let tokens = words.map { Token(String($0)) }
        guard !tokens.contains(.empty) else {
            throw PathError(path: path, cause: "a key without letters or digits matches nothing")
        }
        return tokens
    }

    private static func labelledKey(
        _ key: String, _ prefix: Substring, _ inner: Substring, _ suffix: Substring, _ path: String
    ) throws(PathError) -> KeyPattern {
        let parts = inner.split(separator: Character("="), maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty else { throw PathError(path: path, cause: "<> needs the name of a label") }
        guard ![prefix, suffix].contains(where: { $0.contains(where: "(|)<>*#".contains) }) else {
            throw PathError(path: path, cause: "\"\(key)\": only plain text is allowed around one label in <>")
        }
        let rule = try labelRule(name, path: path)
        guard parts.count == 2 else {
            return prefix.isEmpty && suffix.isEmpty
                ? .any(rule) : .framed(prefix: prefix.lowercased(), suffix: suffix.lowercased(), rule)
        }
        let isNumbered = parts[1].last == "#"
        guard prefix.isEmpty, suffix.isEmpty, isNumbered || parts[1].last == "*", Token(String(parts[1])) != .empty else {
            throw PathError(
                path: path,
                cause: "\"\(key)\": = must be followed by the beginning of the key and * or #, as in <sensor=temp*>, <fan=fan#>")
        }
        return .starting(prefix: parts[1].dropLast().lowercased(), isNumbered: isNumbered, rule)
    }

    static func labelRule(_ text: some StringProtocol, path: String) throws(PathError) -> LabelRule {
        let parts = String(text).split(separator: Character(":"), omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), !parts.contains("") else {
            throw PathError(path: path, cause: "\"\(text)\" is not a label")
        }
        guard let form = parts.count == 2 ? LabelForm(rawValue: parts[1]) : .plain else {
            let known = LabelForm.allCases.map(\.rawValue).joined(separator: ", ")
            throw PathError(path: path, cause: "\"\(parts[1])\" is not a form of a label; known are \(known)")
        }
        return LabelRule(name: parts[0], form: form)
    }
}
