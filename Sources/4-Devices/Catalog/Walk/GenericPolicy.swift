import Secrets
import StatusDocument
import Text

/// Which values without an entry may be exported.
///
/// Numbers and booleans may, unless their key says that they are identifiers; words may, when they look like states.
/// Identifiers, addresses, times, names and free text are not exported: they would create unbounded series, or reveal too much.
enum GenericPolicy {
    /// The outcome for an unknown value.
    enum Decision: Equatable {
        case number(Double)
        case word
        case leftOut(String)

        var isNumber: Bool { if case .number = self { true } else { false } }
    }

    /// Longer words are not states.
    static let maximumWordBytes = 40

    /// Longer numbers in text are serial numbers or times.
    static let maximumDigits = 11

    /// Longer numbers in text at a doubtful key are not counts.
    static let maximumDigitsOfCount = 5

    /// What the keys of a value allow.
    enum Admission: Equatable {
        case anything
        /// The keys suggest that texts are secret, but numbers only count something: `sessions: 3`.
        case numbers
        case nothing(String)
    }

    /// - Parameter keys: the keys that lead to the value, its own as the last.
    static func admission(of keys: [ArraySlice<UInt8>], _ kind: NodeKind) -> Admission {
        guard kind != .bool, kind != .null else { return .anything }
        if let key = keys.last {
            if SecretSigns.isTelling(key: key, ofNumber: true) { return .nothing("its key says: secret") }
            if let word = identifyingWord(in: key) { return .nothing("its key says: \(word)") }
        }
        // A secret key applies to everything below: `community.name`, `password.value`.
        if keys.contains(where: { SecretSigns.isTelling(key: $0, ofNumber: true) }) { return .nothing("it is part of a secret") }
        return keys.contains { SecretSigns.isTelling(key: $0) } ? .numbers : .anything
    }

    /// The outcome for a value whose keys do not exclude it.
    static func decide(_ document: StatusDocument, _ node: Node, _ admission: Admission = .anything) -> Decision {
        if case .nothing(let reason) = admission { return .leftOut(reason) }
        switch document.kind(node) {
        case .bool: return .number(document.bool(node) == true ? 1 : 0)
        case .number: return document.number(node).map { .number($0) } ?? .leftOut("no value")
        case .string:
            let text = document.string(node)
            let decision = decide(text, token: document.token(node) ?? .empty)
            guard admission == .numbers else { return decision }
            // A long number in text is as likely the secret itself as a count.
            if decision.isNumber, text.filter(\.isDigit).count <= maximumDigitsOfCount { return decision }
            return .leftOut("it is part of a secret")
        case .null, .array, .object: return .leftOut("no value")
        }
    }

    private static func decide(_ text: ArraySlice<UInt8>, token: Token) -> Decision {
        if token == .empty || Vocabulary.unknownWords.contains(token) || token == "never" { return .leftOut("no value") }
        if let number = Decimal.whole(text) {
            let digits = text.drop { !$0.isDigit }
            let isPadded = digits.first == UInt8(ascii: "0") && digits.dropFirst().first?.isDigit == true
            let isLong = digits.prefix(while: \.isDigit).count > maximumDigits
            return isPadded || isLong ? .leftOut("an identifier or a time") : .number(number)
        }
        guard text.count <= maximumWordBytes else { return .leftOut("free text") }
        let letters = text.filter(\.isASCIILetter).count
        let digits = text.filter(\.isDigit).count
        let isWord = text.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        guard isWord else { return .leftOut("free text, an address or a time") }
        let isHexadecimal = text.allSatisfy {
            !$0.isAlphanumeric || $0.isHexadecimalDigit
        }
        guard letters >= 2, digits <= letters, !(isHexadecimal && letters + digits >= 8) else {
            return .leftOut("an identifier")
        }
        if SecretSigns.isTelling(value: text) { return .leftOut("it looks like a secret") }
        return .word
    }

    /// Parts of keys that indicate an identifier rather than a measurement.
    private static let identifying: [Token: String] = [
        "id": "name", "idx": "name", "uid": "name", "uuid": "name", "guid": "name", "name": "name", "hostname": "name",
        "host": "name", "serial": "serial number", "mac": "address", "hwaddr": "address", "ip": "address", "ipv4": "address",
        "ipv6": "address", "addr": "address", "address": "address", "netmask": "address", "subnet": "address",
        "gateway": "address", "url": "address", "identity": "name", "description": "text", "text": "text", "comment": "text",
        "label": "name", "user": "name", "username": "name", "version": "version", "revision": "version", "firmware": "version",
        "date": "time", "timestamp": "time", "position": "place", "latitude": "place", "longitude": "place",
    ]

    /// Words that indicate one even inside longer words, such as `serialnumber`. In lower case.
    private static let telling: [(part: [UInt8], meaning: String)] = [
        ("serial", "serial number"), ("address", "address"), ("hostname", "name"), ("username", "name"),
        ("timestamp", "time"), ("latitude", "place"), ("longitude", "place"),
    ].map { (Array($0.utf8), $1) }

    private static func identifyingWord(in key: ArraySlice<UInt8>) -> String? {
        var start = key.startIndex
        while start < key.endIndex {
            let end = key[start...].firstIndex { !$0.isAlphanumeric } ?? key.endIndex
            if end > start, let word = identifying[Token(key[start..<end])] { return word }
            start = end + 1
        }
        let lower = key.map(\.lowercased)
        return telling.first { lower[...].contains($0.part) }?.meaning
    }
}
