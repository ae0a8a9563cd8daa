import JSON
import StatusDocument
import Text

/// What the keys of a document tell before anything is replaced.
struct Survey {
    private var contexts = Contexts()
    /// Names, serial numbers and users to look for in all texts, in lower case.
    private(set) var known: [String: Kind] = [:]
    /// All originals, which no replacement may equal.
    private(set) var originals: Set<String> = []
    /// Words that the document uses as keys or for models and types, which are too common to be looked for.
    private var vocabulary: Set<String> = []

    /// The texts to look for, without those that are words of the document.
    var lookedFor: [(text: [UInt8], kind: Kind)] {
        known.filter { !vocabulary.contains($0.key) }.map { (Array($0.key.utf8), $0.value) }
    }

    mutating func visit(_ tree: JSONValue, keys: [[UInt8]]) {
        switch tree {
        case .object(let members):
            for member in members {
                let key = Array(member.key.utf8)
                note(key, .key)
                if !Context.isListOfHosts(keys) {
                    for word in key.split(whereSeparator: { !$0.isWord }) + [key[...]] where CommonTexts.isWordOfKeys(word) {
                        vocabulary.insert(word.lowercasedText)
                    }
                }
                visit(member.value, keys: keys + [key])
            }
        case .array(let elements): for element in elements { visit(element, keys: keys) }
        case .string(let text): visit(Array(text.utf8), keys: keys)
        case .number(let digits): if contexts[keys].kind == .serialNumber { note(Array(digits.utf8), .version) }
        case .null, .bool: break
        }
    }

    private mutating func visit(_ text: [UInt8], keys: [[UInt8]]) {
        let context = contexts[keys]
        note(text, context.isVersion ? .version : .plain)
        if let key = keys.last, ["model", "type", "slot-id", "slot-type", "id"].contains(Token(key[...])) {
            vocabulary.insert(text.lowercasedText)
        }
        guard let kind = context.kind, !CommonTexts.isSilent(text) else { return }
        let leastLength = kind == .serialNumber ? 5 : 3
        guard kind == .serialNumber || kind == .hostName || kind == .userName else { return }
        for name in names(text) {
            originals.insert(name.lowercasedText)
            guard name.count >= leastLength, !CommonTexts.isCommon(name) else { continue }
            if kind == .serialNumber, name.allSatisfy({ $0 == UInt8(ascii: "0") }) { continue }
            known[name.lowercasedText] = kind
            // The short name of a host stands in many texts.
            let short = Array(name.prefix { $0 != UInt8(ascii: ".") })
            if kind == .hostName, short.count >= leastLength, short.count < name.count, !short.allSatisfy(\.isDigit),
                !CommonTexts.isCommon(short)
            {
                known[short.lowercasedText] = .hostName
            }
        }
    }

    private mutating func note(_ text: [UInt8], _ style: Scanner.Style) {
        originals.formUnion(Scanner().originals(text, style).map { $0.lowercased() })
        originals.insert(text.lowercasedText)
    }
}

/// The names in a text: several with commas in between, else the text without the blanks around it.
private func names(_ text: [UInt8]) -> [[UInt8]] {
    text.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }.map { Array($0.trimmed) }.filter { !$0.isEmpty }
}
