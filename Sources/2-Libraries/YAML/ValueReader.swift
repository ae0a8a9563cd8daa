import Text

/// A value of a document with its position and path, which can be read as the type that a key expects.
///
/// Every reading function returns nil after it has reported what is wrong, so a caller continues with the next key
/// and the operator sees all problems at once. Use the results only if the collector is empty.
public struct ValueReader {
    /// The value.
    public let node: YAMLNode
    /// Which value this is, such as `devices[0].timeout`; empty for the whole document.
    public let path: String
    /// Where problems go.
    public let problems: ProblemCollector

    /// A reader for a part of a document.
    public init(_ node: YAMLNode, path: String, problems: ProblemCollector) {
        self.node = node
        self.path = path
        self.problems = problems
    }

    /// Parses a whole file. Nil when it is not YAML, which is then reported.
    public init?(parsing bytes: [UInt8], problems: ProblemCollector) {
        guard let node = YAMLNode.parse(bytes, reportingTo: problems) else { return nil }
        self.init(node, path: "", problems: problems)
    }

    /// Where the value begins.
    public var position: SourcePosition { node.position }

    /// Reports that something is wrong with this value. The sentence must not quote a value that may be a secret.
    public func report(_ sentence: String) {
        problems.report(sentence, at: position, path: path)
    }

    /// The same, for a reading function: nothing was read.
    public func reject<Result>(_ sentence: String) -> Result? {
        report(sentence)
        return nil
    }

    /// What `read` makes of the text; an error that it throws is reported after `beginning`.
    public func parsed<Result, Failure: Error>(
        _ beginning: String = "", _ read: (String) throws(Failure) -> Result
    ) -> Result? {
        guard let text = string() else { return nil }
        do {
            return try read(text)
        } catch {
            return reject("\(beginning)\(error)")
        }
    }

    /// The elements of a sequence, or the value itself where it stands alone.
    public var elements: [ValueReader] {
        if case .sequence = node.content { sequence() ?? [] } else { [self] }
    }

    /// The elements of a sequence.
    public func sequence() -> [ValueReader]? {
        guard case .sequence(let elements) = node.content else {
            if case .mapping = node.content { return refuse("a list", hint: "; each element of a list begins with \"- \"") }
            return refuse("a list", hint: node.isNull ? "" : "; a list is written [a, b]")
        }
        return elements.enumerated().map { index, element in
            ValueReader(element, path: "\(path)[\(index)]", problems: problems)
        }
    }

    /// The texts of a sequence; nil when any element is not text.
    public func strings() -> [String]? {
        guard let elements = sequence() else { return nil }
        // All elements are read first, so that all wrong ones are reported.
        let texts = elements.map { $0.string() }
        return texts.contains(nil) ? nil : texts.compactMap(\.self)
    }

    /// The entries of a mapping whose keys are names that the operator chose.
    public func entries() -> [(key: KeyReader, value: ValueReader)]? {
        if node.isNull { return [] }
        guard case .mapping(let entries) = node.content else { return refuse("a mapping (key: value)") }
        return entries.map { entry in
            let path = appending(entry.key)
            return (
                KeyReader(text: entry.key, position: entry.keyPosition, path: path, problems: problems),
                ValueReader(entry.value, path: path, problems: problems)
            )
        }
    }

    /// Reads a mapping with fixed keys and reports those that `body` did not read.
    ///
    /// An empty value is a mapping without keys.
    public func mapping<Result>(_ body: (MappingReader) -> Result?) -> Result? {
        guard let reader = mapping() else { return nil }
        defer { reader.finish() }
        return body(reader)
    }

    /// A reader of a mapping with fixed keys, for callers that cannot use a closure. Call its `finish()`.
    public func mapping() -> MappingReader? {
        if node.isNull { return MappingReader([], of: self) }
        guard case .mapping(let entries) = node.content else { return refuse("a mapping (key: value)") }
        return MappingReader(entries, of: self)
    }

    /// The path of a key below this value.
    func appending(_ key: String) -> String {
        // A name that would make the path ambiguous is quoted.
        let isClear = !key.isEmpty && key.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !Array(".[]:\"".utf8).contains($0) }
        let name = isClear ? key : quotedText(key)
        return path.isEmpty ? name : "\(path).\(name)"
    }

    /// Reports that another kind of value was expected. Quotes nothing: a user who gives a password file as a
    /// configuration file must not find the password in the log.
    func refuse<Result>(_ expected: String, hint: String = "") -> Result? {
        reject("expected \(expected), found \(found)\(hint)")
    }

    /// Reports that a scalar with another content was expected.
    func refuseContent<Result>(_ expected: String) -> Result? {
        guard case .scalar(let scalar) = node.content, !node.isNull else { return refuse(expected) }
        return reject("expected \(expected), found \(scalar.isPlain ? "" : "the quoted text ")\(quotedText(scalar.text))")
    }

    private var found: String {
        switch node.content {
        case .sequence: return "a list"
        case .mapping: return "a mapping"
        case .scalar: return node.isNull ? "nothing" : "text"
        }
    }
}

/// A key that the operator chose, such as the name of a profile, with its place.
public struct KeyReader {
    /// The key.
    public let text: String
    /// Where the key begins.
    public let position: SourcePosition
    /// The path of the key.
    public let path: String
    /// Where problems go.
    public let problems: ProblemCollector

    /// Reports that something is wrong with the key.
    public func report(_ sentence: String) {
        problems.report(sentence, at: position, path: path)
    }
}
