import Text

/// One value of a YAML document, with the place where it is.
public struct YAMLNode: Sendable, Equatable {
    /// The value.
    public let content: Content
    /// Where the value begins. A block mapping begins at its first key.
    public let position: SourcePosition

    /// The three kinds of value.
    public enum Content: Sendable, Equatable {
        case scalar(YAMLScalar)
        case sequence([YAMLNode])
        /// In the order of the file; no key occurs twice.
        case mapping([YAMLEntry])
    }

    init(_ content: Content, at position: SourcePosition) {
        self.content = content
        self.position = position
    }

    /// Whether nothing was written: an empty value, `~` or `null` without quotes.
    public var isNull: Bool {
        guard case .scalar(let scalar) = content, scalar.isPlain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
    }
}

/// A scalar as it was written. What it means (number, truth value, text) is for the reader of the key to say.
public struct YAMLScalar: Sendable, Equatable {
    /// The text, escapes resolved.
    public let text: String
    /// Whether it was written without quotes and not as a block (`|`, `>`), so that it may stand for more than text.
    public let isPlain: Bool
}

/// A key of a mapping with its value.
public struct YAMLEntry: Sendable, Equatable {
    /// The key's text.
    public let key: String
    /// Where the key begins.
    public let keyPosition: SourcePosition
    /// The value.
    public let value: YAMLNode
}
