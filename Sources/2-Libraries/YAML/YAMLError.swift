import Text

/// Why a text is not a YAML document of the accepted kind.
struct YAMLError: Error {
    /// Where the text goes wrong.
    let position: SourcePosition
    /// What is wrong, for the operator. Never quotes values, which may be secrets in the wrong place.
    let sentence: String

    init(_ sentence: String, at position: SourcePosition) {
        self.sentence = sentence
        self.position = position
    }
}
