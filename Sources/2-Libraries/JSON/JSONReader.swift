public import StatusDocument

extension JSONValue {
    /// Parses a document.
    ///
    /// - Throws: ``StatusDocumentError`` when the bytes are not one JSON document of at most 64 levels.
    public init(parsing bytes: [UInt8]) throws(StatusDocumentError) {
        // The strict parser checks the text and its depth, so that the reader of the tree need not check them.
        let document = try StatusDocument(parsing: bytes)
        var reader = JSONReader(document.repair?.bytes ?? bytes)
        self = reader.read()
    }
}

/// Reads JSON that a strict parser has accepted before: it checks nothing, but never reads beyond the end.
private struct JSONReader {
    private let bytes: [UInt8]
    private var index = 0

    /// - Parameter bytes: one valid document of a depth that recursion can follow.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// The whole document.
    mutating func read() -> JSONValue {
        skipBlanks()
        switch peek {
        case UInt8(ascii: "{"): return .object(members())
        case UInt8(ascii: "["): return .array(elements())
        case UInt8(ascii: "\""): return .string(string())
        case nil: return .null
        default:
            let start = index
            index += 1
            while let byte = peek, !" \t\r\n,]}".utf8.contains(byte) { index += 1 }
            switch String(decoding: bytes[start..<index], as: UTF8.self) {
            case "null": return .null
            case "true": return .bool(true)
            case "false": return .bool(false)
            case let number: return .number(written: number)
            }
        }
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipBlanks() {
        while let byte = peek, " \t\r\n".utf8.contains(byte) { index += 1 }
    }

    private mutating func members() -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        list(until: UInt8(ascii: "}")) { reader in
            let key = reader.string()
            reader.skipBlanks()
            reader.index += 1
            members.append(JSONValue.Member(key, reader.read()))
        }
        return members
    }

    private mutating func elements() -> [JSONValue] {
        var elements: [JSONValue] = []
        list(until: UInt8(ascii: "]")) { reader in elements.append(reader.read()) }
        return elements
    }

    private mutating func list(until end: UInt8, _ element: (inout JSONReader) -> Void) {
        index += 1
        while true {
            skipBlanks()
            guard let byte = peek else { return }
            if byte == end || byte == UInt8(ascii: ",") {
                index += 1
                if byte == end { return }
            } else {
                element(&self)
            }
        }
    }

    private mutating func string() -> String {
        var text: [UInt8] = []
        index += 1
        while let byte = peek, byte != UInt8(ascii: "\"") {
            index += 1
            if byte == UInt8(ascii: "\\") { escaped(into: &text) } else { text.append(byte) }
        }
        index += 1
        return String(decoding: text, as: UTF8.self)
    }

    private static let controls: [UInt8: UInt8] = [0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x62: 0x08, 0x66: 0x0C]

    private mutating func escaped(into text: inout [UInt8]) {
        guard let byte = peek else { return }
        index += 1
        guard byte == UInt8(ascii: "u") else { return text.append(Self.controls[byte] ?? byte) }
        var units = [hexadecimal()]
        // Characters beyond 16 bits are written as two escapes.
        if units[0] & 0xFC00 == 0xD800, bytes[index...].starts(with: "\\u".utf8) {
            index += 2
            units.append(hexadecimal())
        }
        text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    }

    private mutating func hexadecimal() -> UInt16 {
        let digits = bytes[index...].prefix(4)
        index += digits.count
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
    }
}
