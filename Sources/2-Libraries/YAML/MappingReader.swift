import Text

/// Reads a mapping with fixed keys.
///
/// Read every key that is allowed, whatever the others contain: a key that was never read is unknown.
/// A key with an empty value counts as absent.
public final class MappingReader {
    private let parent: ValueReader
    private let entries: [YAMLEntry]
    private var known: Set<String> = []
    private var refused: Set<String> = []

    init(_ entries: [YAMLEntry], of parent: ValueReader) {
        self.entries = entries
        self.parent = parent
    }

    /// The value of a key, or nil when it is absent.
    public func value(_ key: String) -> ValueReader? {
        known.insert(key)
        guard let entry = entries.first(where: { $0.key == key }), !entry.value.isNull else { return nil }
        return ValueReader(entry.value, path: parent.appending(key), problems: parent.problems)
    }

    /// The value of a key that must be there; its absence is reported.
    public func required(_ key: String) -> ValueReader? {
        value(key) ?? reject("missing key \(quotedText(key))")
    }

    /// Reports a plausible but forbidden key, without quoting its value.
    public func refuse(_ key: String, _ sentence: String) {
        refused.insert(key)
        guard let entry = entries.first(where: { $0.key == key }) else { return }
        parent.problems.report(sentence, at: entry.keyPosition, path: parent.appending(key))
    }

    /// Reports that something is wrong with the mapping as a whole.
    public func report(_ sentence: String) {
        parent.report(sentence)
    }

    /// The same, for a reading function: nothing was read.
    public func reject<Result>(_ sentence: String) -> Result? { parent.reject(sentence) }

    /// Reports that something is wrong with the value of a key, or with the mapping when the key is absent.
    public func report(_ sentence: String, at key: String) {
        guard let entry = entries.first(where: { $0.key == key }) else { return report(sentence) }
        parent.problems.report(sentence, at: entry.value.position, path: parent.appending(key))
    }

    /// Whether the key is there with a value.
    public func has(_ key: String) -> Bool {
        entries.contains { $0.key == key && !$0.value.isNull }
    }

    /// Reports the keys that were never read.
    public func finish() {
        for entry in entries where !known.contains(entry.key) && !refused.contains(entry.key) {
            let sentence = "unknown key \(quotedText(entry.key))" + spellingHint(for: entry.key, known: known)
            parent.problems.report(sentence, at: entry.keyPosition, path: parent.path)
        }
    }
}

/// The same readings as a value has, by key; nil when the key is absent or, after a report, wrong.
extension MappingReader {
    /// Text. See ``ValueReader/string()``.
    public func string(_ key: String) -> String? { value(key)?.string() }

    /// A truth value. See ``ValueReader/bool()``.
    public func bool(_ key: String) -> Bool? { value(key)?.bool() }

    /// A whole number. See ``ValueReader/integer(in:)``.
    public func integer(_ key: String, in range: ClosedRange<Int> = .min ... .max) -> Int? {
        value(key)?.integer(in: range)
    }

    /// A duration with units. See ``ValueReader/duration(in:)``.
    public func duration(_ key: String, in range: ClosedRange<Duration>? = nil) -> Duration? {
        value(key)?.duration(in: range)
    }

    /// A size in bytes. See ``ValueReader/byteSize(in:)``.
    public func byteSize(_ key: String, in range: ClosedRange<Int>? = nil) -> Int? {
        value(key)?.byteSize(in: range)
    }

    /// One of the words of an enumeration. See ``ValueReader/choice(_:)``.
    public func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Choice.Type = Choice.self)
        -> Choice?
    {
        value(key)?.choice(type)
    }

    /// A list of texts. See ``ValueReader/strings()``.
    public func strings(_ key: String) -> [String]? { value(key)?.strings() }

    /// The elements of a list; empty when the key is absent.
    public func sequence(_ key: String) -> [ValueReader] { value(key)?.sequence() ?? [] }

    /// The entries of a mapping with free keys; empty when the key is absent.
    public func entries(_ key: String) -> [(key: KeyReader, value: ValueReader)] { value(key)?.entries() ?? [] }

    /// A mapping with fixed keys. See ``ValueReader/mapping(_:)``.
    public func mapping<Result>(_ key: String, _ body: (MappingReader) -> Result?) -> Result? {
        value(key)?.mapping(body)
    }
}
