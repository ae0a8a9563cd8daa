import Text

/// A document to be written as YAML that every YAML reader understands the same way.
public indirect enum YAMLOutline: Sendable, Equatable {
    /// Text, always written in quotes, so that nothing in it can be taken for syntax, a number or a truth value.
    case text(String)
    /// A number, truth value or duration, written as it is.
    case plain(String)
    /// A list.
    case sequence([YAMLOutline])
    /// A mapping, in this order.
    case mapping([Entry])

    /// A key with its value.
    public struct Entry: Sendable, Equatable {
        let key: String
        let value: YAMLOutline
    }

    /// A mapping, in this order.
    public static func mapping(_ entries: [(String, YAMLOutline)]) -> YAMLOutline {
        .mapping(entries.map { Entry(key: $0.0, value: $0.1) })
    }

    /// The text of the document, with a line end after it.
    public func rendered() -> String {
        lines.map { $0 + "\n" }.joined()
    }

    /// The lines of the value; a single one can be beside its key.
    private var lines: [String] {
        switch self {
        case .text(let text): [quoted(text)]
        case .plain(let text): [text]
        case .sequence(let elements) where elements.isEmpty: ["[]"]
        case .mapping(let entries) where entries.isEmpty: ["{}"]
        case .sequence(let elements):
            elements.flatMap { element in
                element.lines.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
            }
        case .mapping(let entries):
            entries.flatMap { entry -> [String] in
                let key = isPlainKey(entry.key) ? entry.key : quoted(entry.key)
                if entry.value.isBlock { return ["\(key):"] + entry.value.lines.map { "  " + $0 } }
                return entry.value.lines.map { "\(key): \($0)" }
            }
        }
    }

    private var isBlock: Bool {
        switch self {
        case .text, .plain: false
        case .sequence(let elements): !elements.isEmpty
        case .mapping(let entries): !entries.isEmpty
        }
    }
}

/// Double quotes with everything escaped that is not printable.
private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": result += "\\\(scalar)"
        case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
        default:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
    }
    return result + "\""
}

/// Keys chosen by programs. Words such as `yes`, which YAML 1.1 reads as booleans, are quoted.
private func isPlainKey(_ key: String) -> Bool {
    let special = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    guard let first = key.first, first.isASCII, first.isLetter, !special.contains(key.lowercased()) else { return false }
    return key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
}
