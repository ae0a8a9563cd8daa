import JSON
import Secrets
import StatusDocument
import Text

/// Collects the identifying values of a document before anything is replaced.
struct Survey {
    private var contexts = Contexts()
    /// What to search for everywhere.
    private(set) var known = Known()
    /// All originals, which no replacement may equal.
    private(set) var originals: Set<String> = []
    /// Words that the document uses as keys or for models and types, which are too common to be searched for.
    private var vocabulary: Set<String> = []
    /// Words of texts that are written like names. Those that the document has as values too are none.
    private var properNames: Set<String> = []
    private var values: Set<String> = []

    /// The texts to look for, without those that are words of the document.
    var lookedFor: [(text: [UInt8], kind: Kind)] {
        let names = properNames.subtracting(values).subtracting(known.texts.keys).map { ($0, Kind.text) }
        return (known.texts.map { ($0.key, $0.value) } + names).filter { !vocabulary.contains($0.0) }.map {
            (Array($0.0.utf8), $0.1)
        }
    }

    mutating func visit(_ tree: JSONValue, keys: [[UInt8]]) {
        known.insert(placesOf: tree, keys: keys, contexts[keys])
        switch tree {
        case .object(let members):
            for member in members { visit(member, keys) }
        case .array(let elements): for element in elements { visit(element, keys: keys) }
        case .string(let text): visit(Array(text.utf8), keys: keys)
        case .number(let digits): visit(number: Array(digits.utf8), keys: keys)
        case .null, .bool: break
        }
    }

    private mutating func visit(_ member: JSONValue.Member, _ keys: [[UInt8]]) {
        let key = Array(member.key.utf8)
        note(key, .key)
        if Context.isListOfUsers(keys), !member.value.children.isEmpty {
            insert(key, .userName)
        } else if !Context.isListOfHosts(keys), !key.contains(UInt8(ascii: " ")) {
            for word in key.split(whereSeparator: { !$0.isWord }) + [key[...]] where CommonTexts.isWordOfKeys(word) {
                vocabulary.insert(word.lowercasedText)
            }
        }
        visit(member.value, keys: keys + [key])
    }

    private mutating func visit(number digits: [UInt8], keys: [[UInt8]]) {
        switch contexts[keys].kind {
        case .serialNumber, .identifier:
            note(digits, .version)
            insert(digits, .serialNumber)
        case .phoneNumber: known.insert(phone: digits)
        case .secret where digits.count >= 5 && keys.last.map({ SecretSigns.isTelling(key: $0) }) == true: insert(digits, .secret)
        default: break
        }
    }

    private mutating func visit(_ text: [UInt8], keys: [[UInt8]]) {
        let context = contexts[keys]
        note(text, context.isVersion ? .version : .plain)
        known.insert(PositionText(text))
        if context.kind == nil { values.insert(text.lowercasedText) }
        if let key = keys.last, ["model", "type", "slot-id", "slot-type", "id"].contains(Token(key[...])) {
            vocabulary.insert(text.lowercasedText)
        }
        guard let kind = context.kind, !CommonTexts.isSilent(text) else { return }
        switch kind {
        case .serialNumber, .identifier, .hostName: for name in names(text) { insert(name, kind) }
        case .userName, .personName:
            for name in names(text) { insert(name, kind) }
            // Other texts may contain parts of a name of several words.
            let words = text.split(whereSeparator: { !$0.isWord })
            if words.count > 1 || kind == .personName { for word in words { insert(Array(word), kind) } }
        case .text where !CommonTexts.isState(text):
            insert(text, kind)
            insertProperNames(of: text, isAboutPeople: keys.last.map(KeyWords.isAboutPeople) ?? false)
        case .secret where !Shapes.isDate(text): insert(text, kind)
        case .phoneNumber: known.insert(phone: text)
        case .macAddress:
            if let octets = Addresses.plainHardware(text) {
                known.insert(hardware: octets)
                originals.insert(Pseudonyms.canonical(hardware: octets))
            }
        default: break
        }
    }

    /// Searches for a name in all texts, unless it is common.
    private mutating func insert(_ name: [UInt8], _ kind: Kind) {
        originals.insert(name.lowercasedText)
        let isNumber = kind == .serialNumber || kind == .identifier
        let leastLength = isNumber ? 5 : kind == .text || kind == .secret ? 4 : 3
        guard name.count >= leastLength, !CommonTexts.isCommon(name), !CommonTexts.isState(name) else { return }
        if name.allSatisfy({ $0 == UInt8(ascii: "0") }) || Addresses.ipv4(name[...]) != nil { return }
        known.texts[name.lowercasedText] = kind
        // Other scripts have upper and lower case too.
        if name.contains(where: { $0 >= 0x80 }) {
            known.texts[Array(name.text.uppercased().utf8).lowercasedText] = kind
            known.texts[name.text.lowercased()] = kind
        }
        let significant = name.drop { $0 == UInt8(ascii: "0") }
        if isNumber, significant.count >= 6 { known.texts[significant.lowercasedText] = kind }
        // Many texts contain the short name of a host.
        let short = Array(name.prefix { $0 != UInt8(ascii: ".") })
        if kind == .hostName, short.count >= leastLength, short.count < name.count, !short.allSatisfy(\.isDigit),
            !CommonTexts.isCommon(short)
        {
            known.texts[short.lowercasedText] = .hostName
        }
    }

    /// The words of a text about people and places that are written like names; all of them where people are named.
    private mutating func insertProperNames(of text: [UInt8], isAboutPeople: Bool) {
        for word in text.split(whereSeparator: { !$0.isWord }) where word.count >= (isAboutPeople ? 3 : 4) {
            let isWritten = isAboutPeople || word.first.map { $0.isUppercaseLetter || $0 >= 0x80 } == true
            guard isWritten, !word.contains(where: \.isDigit) else { continue }
            if !CommonTexts.isCommon(Array(word)), !CommonTexts.isState(Array(word)) {
                properNames.insert(word.lowercasedText)
            }
        }
    }

    private mutating func note(_ text: [UInt8], _ style: Scanner.Style) {
        for found in Scanner().originals(text, style) {
            originals.insert(found.text.lowercasedText)
            switch found.what {
            case .hardware(let octets):
                known.insert(hardware: octets)
                originals.insert(Pseudonyms.canonical(hardware: octets))
                known.texts[found.text.lowercasedText] = .macAddress
            case .ipv4(let octets):
                known.ipv4.insert(octets)
                known.texts[found.text.lowercasedText] = .ipAddress
            case .ipv6(let groups):
                known.ipv6.insert(groups)
                originals.insert(Pseudonyms.canonical(ipv6: groups))
                known.texts[found.text.lowercasedText] = .ipAddress
            default: break
            }
        }
        originals.insert(text.lowercasedText)
    }
}

/// The names in a text: several with commas in between, else the text without the blanks around it.
private func names(_ text: [UInt8]) -> [[UInt8]] {
    text.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }.map { Array($0.trimmed) }.filter { !$0.isEmpty }
}
