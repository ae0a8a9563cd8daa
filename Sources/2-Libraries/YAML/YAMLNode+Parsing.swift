import Text

extension YAMLNode {
    /// The largest text that is read.
    public static let maximumBytes = 4 * 1024 * 1024
    /// The deepest nesting of sequences and mappings that is read.
    public static let maximumDepth = 32

    /// Reads one document and reports what is wrong.
    ///
    /// Only what a configuration needs is accepted: aliases, anchors, tags, duplicate keys, keys that are not scalars,
    /// a second document, NUL characters and invalid UTF-8 are errors. A text without a document is an empty scalar.
    /// Duplicate keys do not stop the reading: all are reported, and the first value of each counts.
    /// - Returns: nil when the text cannot be read as a document.
    public static func parse(_ bytes: [UInt8], reportingTo problems: ProblemCollector) -> YAMLNode? {
        var builder = TreeBuilder()
        var node: YAMLNode?
        do {
            node = try parse(bytes, with: &builder)
        } catch {
            problems.report(error.sentence, at: error.position)
        }
        for error in builder.duplicates { problems.report(error.sentence, at: error.position) }
        return node
    }

    /// The encoding of a text that is not UTF-8, if its first bytes show it, and the remedy.
    private static func otherForm(of bytes: [UInt8]) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "; it is UTF-16, save it as UTF-8" }
        return bytes.starts(with: [0x1F, 0x8B]) ? "; it is compressed, unpack it first" : ""
    }

    private static func parse(_ bytes: [UInt8], with builder: inout TreeBuilder) throws(YAMLError) -> YAMLNode {
        guard bytes.count <= maximumBytes else {
            throw YAMLError("the text is larger than \(ByteSize.spell(maximumBytes))", at: .start)
        }
        if let offset = firstInvalidUTF8(in: bytes) {
            throw YAMLError("the text is not valid UTF-8" + otherForm(of: bytes), at: SourcePosition(ofByte: offset, in: bytes))
        }
        // Windows' editors begin a text with a byte order mark; libyaml takes it for a character where a comment follows.
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        // The closure keeps libyaml's input in place; the builder does not escape it.
        return try text.withUnsafeBufferPointer { buffer throws(YAMLError) in try builder.document(EventReader(buffer)) }
    }
}
