import Text

/// Why a text is not a YAML document of the accepted kind.
public struct YAMLError: Error, Sendable, Equatable {
    /// Where the text goes wrong.
    public let position: SourcePosition
    /// What is wrong, for the operator. Never quotes values, which may be secrets in the wrong place.
    public let sentence: String

    /// An error at a place.
    public init(_ sentence: String, at position: SourcePosition) {
        self.sentence = sentence
        self.position = position
    }
}

extension YAMLError: CustomStringConvertible {
    /// `line:column: what is wrong`
    public var description: String { "\(position): \(sentence)" }
}
