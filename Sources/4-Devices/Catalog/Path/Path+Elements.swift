import StatusDocument

// Parsing the brackets after a key.
extension Path {
    static func elementRule(_ text: Substring, path: String) throws(PathError) -> ElementRule {
        var labels: [ElementRule.Labelling] = []
        var conditions: [Condition] = []
        var limit: Int?
        var distinction: ElementRule.Labelling?
        for item in split(text, by: ",").map({ $0.trimmingBlanks }) where !item.isEmpty {
            if item.first == "?" {
                conditions.append(try condition(item.dropFirst(), path: path))
            } else if item.hasPrefix("first ") {
                guard let number = Int(item.dropFirst("first ".count)), number > 0 else {
                    throw PathError(path: path, cause: "\"\(item)\": first must be followed by a number of elements")
                }
                limit = number
            } else {
                let isDistinction = item.hasPrefix("distinct ")
                let item = isDistinction ? String(item.dropFirst("distinct ".count)) : item
                let parts = item.split(separator: Character("="), maxSplits: 1, omittingEmptySubsequences: false)
                    .map { String($0).trimmingBlanks }
                let fields = parts.count == 2 ? try fieldPaths(parts[1], path: path) : []
                let labelling = ElementRule.Labelling(label: try labelRule(parts[0], path: path), fields: fields)
                if isDistinction { distinction = labelling } else { labels.append(labelling) }
            }
        }
        return ElementRule(labels: labels, conditions: conditions, limit: limit, distinction: distinction)
    }

    /// The fields of `one|other`, where a `|` in brackets belongs to a field.
    private static func fieldPaths(_ text: String, path: String) throws(PathError) -> [FieldPath] {
        var fields: [FieldPath] = []
        for part in split(text, by: "|") { fields.append(try fieldPath(part, path: path)) }
        return fields
    }

    /// A field below an object, checked.
    static func fieldPath(_ text: String, path: String) throws(PathError) -> FieldPath {
        for level in split(text, by: ".") where level != "*" && level != "**" {
            _ = try spellings(of: level.last == "?" || level.last == "*" ? level.dropLast() : level[...], path: path)
        }
        return FieldPath(text)
    }

    /// What follows the `?` of a condition.
    static func condition(_ text: Substring, path: String) throws(PathError) -> Condition {
        let parts = text.split(separator: Character("="), maxSplits: 1, omittingEmptySubsequences: false)
        var field = parts.first ?? ""
        let isNegated = field.first == "!" || field.last == "!"
        field = field.first == "!" ? field.dropFirst() : field.last == "!" ? field.dropLast() : field
        let values = parts.count == 2 ? parts[1].split(separator: Character("|"), omittingEmptySubsequences: false) : []
        guard !values.contains(where: { Token(String($0)) == .empty }) else {
            throw PathError(path: path, cause: "\"?\(text)\" compares with nothing")
        }
        return Condition(
            field: try fieldPath(String(field), path: path),
            values: values.map(conditionValue), isNegated: isNegated)
    }

    private static func conditionValue(_ text: Substring) -> Condition.Value {
        switch text {
        case "true": return .flag(true)
        case "false": return .flag(false)
        default: break
        }
        if text.hasSuffix(".."), let least = Double(text.dropLast(2)) { return .atLeast(least) }
        // A word has no sign: its token would be that of the number without it.
        if text.first == "-", let number = Double(text) { return .number(number) }
        return text.hasSuffix("*") ? .prefix(text.dropLast().lowercased()) : .word(Token(String(text)))
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var trimmed = utf8[...]
        while trimmed.first == UInt8(ascii: " ") { trimmed.removeFirst() }
        while trimmed.last == UInt8(ascii: " ") { trimmed.removeLast() }
        return String(Substring(trimmed))
    }
}
