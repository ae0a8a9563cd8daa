/// Reads JSON that a strict parser has accepted before: it checks nothing, but never reads beyond the end.
struct JSONTreeReader {
    private let bytes: [UInt8]
    private var index = 0

    /// - Parameter bytes: one valid document of a depth that recursion can follow.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// The whole document.
    mutating func read() -> JSONTree {
        skipBlanks()
        switch peek {
        case UInt8(ascii: "{"): return .object(members())
        case UInt8(ascii: "["): return .array(elements())
        case UInt8(ascii: "\""): return .string(string())
        default:
            let start = index
            while let byte = peek, !" \t\r\n,]}".utf8.contains(byte) { index += 1 }
            let text = Array(bytes[start..<index])
            return text.first.map { "tfn".utf8.contains($0) } == true ? .word(text) : .number(text)
        }
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipBlanks() {
        while let byte = peek, " \t\r\n".utf8.contains(byte) { index += 1 }
    }

    private mutating func members() -> [(key: [UInt8], value: JSONTree)] {
        var members: [(key: [UInt8], value: JSONTree)] = []
        index += 1
        while true {
            skipBlanks()
            guard let byte = peek else { return members }
            index += 1
            if byte == UInt8(ascii: "}") { return members }
            guard byte == UInt8(ascii: "\"") else { continue }
            index -= 1
            let key = string()
            skipBlanks()
            index += 1
            members.append((key, read()))
        }
    }

    private mutating func elements() -> [JSONTree] {
        var elements: [JSONTree] = []
        index += 1
        while true {
            skipBlanks()
            guard let byte = peek else { return elements }
            if byte == UInt8(ascii: "]") || byte == UInt8(ascii: ",") {
                index += 1
                if byte == UInt8(ascii: "]") { return elements }
            } else {
                elements.append(read())
            }
        }
    }

    private mutating func string() -> [UInt8] {
        var text: [UInt8] = []
        index += 1
        while let byte = peek {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return text
            case UInt8(ascii: "\\"): escaped(into: &text)
            default: text.append(byte)
            }
        }
        return text
    }

    private mutating func escaped(into text: inout [UInt8]) {
        guard let byte = peek else { return }
        index += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"):
            var units = [hexadecimal()]
            // Characters beyond 16 bits are written as two escapes.
            if units[0] & 0xFC00 == 0xD800, bytes[index...].starts(with: "\\u".utf8) {
                index += 2
                units.append(hexadecimal())
            }
            text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
        default: text.append(byte)
        }
    }

    private mutating func hexadecimal() -> UInt16 {
        let digits = bytes[index...].prefix(4)
        index += digits.count
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
    }
}
