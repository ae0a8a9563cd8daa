import Catalog
import StatusDocument
import Text
import YAML

extension SubjectReader {
    /// Reads `states` of an entry: the name of a vocabulary, or its own states.
    func states(_ value: ValueReader, metric: String) -> Vocabulary? {
        guard case .scalar = value.node.content else { return vocabulary(named: metric, value, file: file) }
        guard let name = value.string() else { return nil }
        guard let vocabulary = vocabularies[name] else {
            return value.reject("unknown vocabulary \(quotedText(name))\(spellingHint(for: name, known: vocabularies.keys))")
        }
        return vocabulary
    }
}

/// Reads states with their spellings: for each state its words, `{words: …, numbers: …, flag: …}`, or nothing.
func vocabulary(named name: String, _ value: ValueReader, file: String) -> Vocabulary? {
    guard let entries = value.entries() else { return nil }
    guard !entries.isEmpty else { return value.reject("expected states, such as ok: [good, fine]") }
    var claims = Claims()
    var states: [Vocabulary.State] = []
    for (key, value) in entries {
        let isName = !key.text.isEmpty && key.text.utf8.allSatisfy { $0.isLowercaseAlphanumeric || $0 == UInt8(ascii: "_") }
        if !isName {
            key.report("the state \(quotedText(key.text)) is not made of lower-case letters, digits and underscores")
        } else if key.text == Vocabulary.unknown {
            key.report("every vocabulary has the state unknown already, for all words that it does not know")
        }
        if let state = state(key, value, &claims) { states.append(state) }
    }
    return states.count == entries.count ? Vocabulary(name, source: "catalog file \(file)", states) : nil
}

/// The state of each spelling, to find spellings of two states.
private struct Claims {
    private var owners: [String: String] = [:]

    /// Reports `what` when it already belongs to another state.
    mutating func claim(_ what: String, as shown: String, for state: String, report: (String) -> Void) {
        if let owner = owners[what], owner != state {
            report("\(shown) already belongs to the state \(owner)")
        } else {
            owners[what] = state
        }
    }
}

private func state(_ key: KeyReader, _ value: ValueReader, _ claims: inout Claims) -> Vocabulary.State? {
    claims.claim("word \(Token(key.text).value)", as: "the name", for: key.text, report: key.report)
    if value.node.isNull { return Vocabulary.State(key.text) }
    guard case .mapping = value.node.content else {
        return words(value, of: key.text, &claims).map { Vocabulary.State(name: key.text, words: $0) }
    }
    guard let section = value.mapping() else { return nil }
    defer { section.finish() }
    let wordsValue = section.value("words")
    let spellings = wordsValue.map { words($0, of: key.text, &claims) } ?? []
    var numbers: [Int] = []
    for element in section.sequence("numbers") {
        guard let number = element.integer() else { continue }
        claims.claim("number \(number)", as: "\(number)", for: key.text, report: element.report)
        numbers.append(number)
    }
    let flagValue = section.value("flag")
    let flag = flagValue?.bool()
    if let flag, let flagValue { claims.claim("flag \(flag)", as: "\(flag)", for: key.text, report: flagValue.report) }
    return spellings.map { Vocabulary.State(name: key.text, words: $0, numbers: numbers, flag: flag) }
}

/// A word or a list of words.
private func words(_ value: ValueReader, of state: String, _ claims: inout Claims) -> [String]? {
    var words: [String] = []
    for element in value.elements {
        guard let word = element.string() else { continue }
        guard Token(word) != .empty else {
            element.report("a word needs letters or digits")
            continue
        }
        claims.claim("word \(Token(word).value)", as: quotedText(word), for: state, report: element.report)
        words.append(word)
    }
    return words.count == value.elements.count ? words : nil
}
