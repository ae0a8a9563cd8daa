import Secrets
import StatusDocument

/// A status document without what would tell whose device it came from.
public struct AnonymisedDocument: Sendable {
    /// What was replaced of one kind.
    public struct Replacement: Sendable, Equatable {
        /// What was replaced.
        public let kind: Kind
        /// How many different values.
        public let originals: Int
        /// In how many places.
        public let places: Int
    }

    /// The document as indented JSON: order, structure and types are those of the original.
    public let json: [UInt8]
    /// What was replaced, kinds without any left out. Never the originals.
    public let replacements: [Replacement]

    /// Anonymises a document: serial numbers, addresses, names of hosts and users, positions, and what looks like a secret.
    ///
    /// The same original gets the same replacement everywhere in the document, also inside of longer texts and in keys.
    /// - Throws: ``StatusDocumentError`` when the bytes are no JSON document.
    public init(_ bytes: [UInt8]) throws(StatusDocumentError) {
        // The strict parser checks the text and its depth, so that the reader of the tree need not.
        _ = try StatusDocument(parsing: bytes)
        var reader = JSONTreeReader(bytes)
        let tree = reader.read()
        var survey = Survey()
        survey.visit(tree, keys: [])
        var replacer = Replacer(survey)
        json = replacer.replacing(tree, keys: []).rendered()
        let pseudonyms = replacer.pseudonyms
        replacements = Kind.allCases.compactMap { kind in
            pseudonyms.places[kind].map { Replacement(kind: kind, originals: pseudonyms.originals(kind), places: $0) }
        }
    }
}

/// What the keys of a document tell before anything is replaced.
private struct Survey {
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

    mutating func visit(_ tree: JSONTree, keys: [[UInt8]]) {
        switch tree {
        case .object(let members):
            for (key, value) in members {
                note(key, .key)
                if !Context.isListOfHosts(keys) {
                    for word in key.split(whereSeparator: { !$0.isWord }) + [key[...]] where CommonTexts.isWordOfKeys(word) {
                        vocabulary.insert(word.lowercasedText)
                    }
                }
                visit(value, keys: keys + [key])
            }
        case .array(let elements): for element in elements { visit(element, keys: keys) }
        case .string(let text): visit(text, keys: keys)
        case .number(let digits): if contexts[keys].kind == .serialNumber { note(digits, .version) }
        case .word: break
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

extension ArraySlice<UInt8> {
    fileprivate var trimmed: ArraySlice<UInt8> {
        let front = drop { $0 == UInt8(ascii: " ") }
        return front.dropLast(front.reversed().prefix { $0 == UInt8(ascii: " ") }.count)
    }
}

/// Makes the anonymised tree.
private struct Replacer {
    var pseudonyms = Pseudonyms()
    private var contexts = Contexts()
    private let scanner: Scanner

    init(_ survey: Survey) {
        scanner = Scanner(known: survey.lookedFor)
        for original in survey.originals { pseudonyms.note(original) }
    }

    mutating func replacing(_ tree: JSONTree, keys: [[UInt8]]) -> JSONTree {
        switch tree {
        case .object(let members):
            return .object(
                members.map { key, value in
                    (scanner.replacing(key, .key, &pseudonyms), replacing(value, keys: keys + [key]))
                })
        case .array(let elements): return .array(elements.map { replacing($0, keys: keys) })
        case .string(let text): return .string(replacing(text, contexts[keys]))
        case .number(let digits): return .number(replacing(number: digits, keys: keys))
        case .word: return tree
        }
    }

    private mutating func replacing(_ text: [UInt8], _ context: Context) -> [UInt8] {
        if CommonTexts.isSilent(text) { return text }
        if SecretSigns.isTelling(value: text) { return secret(text) }
        switch context.kind {
        case .secret: return Shapes.isDate(text) ? text : secret(text)
        case .serialNumber: return eachName(text) { Array($0.serial($1, isNumber: false).utf8) }
        case .hostName: return eachName(text) { Array($0.host($1).utf8) }
        case .userName: return eachName(text) { Array($0.numbered(.userName, "user", $1).utf8) }
        case .text: return Array(pseudonyms.numbered(.text, "text ", text).utf8)
        case .position where !context.isDoubtful || Shapes.isPosition(text): return position(text)
        case .macAddress:
            if let octets = Addresses.plainHardware(text), !Addresses.isCommon(hardware: octets) {
                return Addresses.spelling(pseudonyms.hardware(octets), like: text)
            }
            return scanner.replacing(text, .plain, &pseudonyms)
        case .position, .ipAddress, nil:
            return scanner.replacing(text, context.isVersion ? .version : .plain, &pseudonyms)
        }
    }

    private mutating func replacing(number digits: [UInt8], keys: [[UInt8]]) -> [UInt8] {
        let context = contexts[keys]
        switch context.kind {
        case .serialNumber:
            if digits == Array("0".utf8) { return digits }
            return Array(pseudonyms.serial(digits, isNumber: true).utf8)
        case .position where !context.isDoubtful || Shapes.isPosition(digits): return position(digits)
        // Numbers below a secret key are lifetimes and lengths; under the key itself they are the secret.
        case .secret where keys.last.map({ SecretSigns.isTelling(key: $0) }) == true:
            pseudonyms.count(.secret, digits.text)
            return Shapes.position(digits)
        default: return digits
        }
    }

    private mutating func secret(_ text: [UInt8]) -> [UInt8] {
        pseudonyms.count(.secret, text.text)
        return Shapes.secret(text)
    }

    private mutating func position(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(where: { $0.isDigit || "SW".utf8.contains($0) }) else { return text }
        pseudonyms.count(.position, text.text)
        return Shapes.position(text)
    }

    /// Replaces the names of a list; addresses among them as such.
    private mutating func eachName(_ text: [UInt8], _ replace: (inout Pseudonyms, [UInt8]) -> [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for (index, part) in text.split(omittingEmptySubsequences: false, whereSeparator: { ",;".utf8.contains($0) }).enumerated()
        {
            if index > 0 { result.append(text[part.startIndex - 1]) }
            let name = part.trimmed
            result.append(contentsOf: part[..<name.startIndex])
            result.append(contentsOf: replacedName(Array(name), replace))
            result.append(contentsOf: part[name.endIndex...])
        }
        return result
    }

    private mutating func replacedName(_ name: [UInt8], _ replace: (inout Pseudonyms, [UInt8]) -> [UInt8]) -> [UInt8] {
        if CommonTexts.isSilent(name) || name.allSatisfy({ $0 == UInt8(ascii: "0") }) { return name }
        // With a port or prefix behind it too.
        let isAddress =
            Addresses.ipv4(name[...]) != nil || Addresses.ipv6(name[...]) != nil || Addresses.hardware(name[...]) != nil
            || name.starts(with: "[".utf8) || name.text.contains("://")
        return isAddress ? scanner.replacing(name, .plain, &pseudonyms) : replace(&pseudonyms, name)
    }
}
