import StatusDocument

/// Which values may leave the exporter although no entry knows them.
///
/// Numbers and booleans may, unless their key says that they are identifiers; words may, when they look like states.
/// Identifiers, addresses, times, names and free text stay behind: they would make series without end, or tell too much.
enum GenericPolicy {
    /// What becomes of an unknown value.
    enum Decision: Equatable {
        case number(Double)
        case word
        case leftOut(String)
    }

    /// Longer words are no states.
    static let maximumWordBytes = 40

    static func decide(_ document: StatusDocument, _ node: Node, key: ArraySlice<UInt8>) -> Decision {
        let kind = document.kind(node)
        if kind == .null { return .leftOut("no value") }
        if kind != .bool, let word = identifyingWord(in: key) { return .leftOut("its key says that it is a \(word)") }
        switch kind {
        case .bool: return .number(document.bool(node) == true ? 1 : 0)
        case .number: return document.number(node).map { .number($0) } ?? .leftOut("no value")
        case .string: return decide(document.string(node), token: document.token(node) ?? .empty)
        case .null, .array, .object: return .leftOut("no value")
        }
    }

    private static func decide(_ text: ArraySlice<UInt8>, token: Token) -> Decision {
        if token == .empty || Vocabulary.unknownWords.contains(token) || token == "never" { return .leftOut("no value") }
        if let number = Decimal.whole(text) { return .number(number) }
        guard text.count <= maximumWordBytes else { return .leftOut("free text") }
        let letters = text.filter(\.isASCIILetter).count
        let digits = text.filter(\.isDigit).count
        let isWord = text.allSatisfy { $0.isASCIILetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        guard isWord else { return .leftOut("free text, an address or a time") }
        guard letters >= 2, digits <= letters else { return .leftOut("an identifier") }
        return .word
    }

    /// Parts of keys that say that the value names something rather than measures it.
    private static let identifying: [Token: String] = [
        "id": "name", "idx": "name", "uid": "name", "uuid": "name", "guid": "name", "name": "name", "hostname": "name",
        "host": "name", "serial": "serial number", "mac": "address", "hwaddr": "address", "ip": "address", "ipv4": "address",
        "ipv6": "address", "addr": "address", "address": "address", "netmask": "address", "subnet": "address",
        "gateway": "address", "url": "address", "identity": "name", "description": "text", "text": "text", "comment": "text",
        "label": "name", "user": "name", "username": "name", "version": "version", "revision": "version", "firmware": "version",
        "date": "time", "timestamp": "time", "position": "place", "latitude": "place", "longitude": "place",
        "password": "secret", "passwd": "secret", "secret": "secret", "token": "secret", "key": "secret", "community": "secret",
        "certificate": "secret", "credential": "secret", "credentials": "secret",
    ]

    private static func identifyingWord(in key: ArraySlice<UInt8>) -> String? {
        var start = key.startIndex
        while start < key.endIndex {
            let end = key[start...].firstIndex { !($0.isASCIILetter || $0.isDigit) } ?? key.endIndex
            if end > start, let word = identifying[Token(key[start..<end])] { return word }
            start = end + 1
        }
        return nil
    }
}
