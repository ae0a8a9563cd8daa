/// A JSON value that keeps what a document writes: the order of members, repeated keys, the digits of numbers.
indirect enum JSONTree: Equatable {
    case object([(key: [UInt8], value: JSONTree)])
    case array([JSONTree])
    /// Decoded UTF-8.
    case string([UInt8])
    /// The digits as they stand in the document.
    case number([UInt8])
    /// `true`, `false` or `null`.
    case word([UInt8])

    static func == (left: JSONTree, right: JSONTree) -> Bool {
        switch (left, right) {
        case (.object(let one), .object(let other)): one.elementsEqual(other) { $0.key == $1.key && $0.value == $1.value }
        case (.array(let one), .array(let other)): one == other
        case (.string(let one), .string(let other)): one == other
        case (.number(let one), .number(let other)), (.word(let one), .word(let other)): one == other
        default: false
        }
    }
}

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

extension JSONTree {
    /// The value as indented JSON with a line end.
    func rendered() -> [UInt8] {
        var text: [UInt8] = []
        render(into: &text, indent: 0)
        text.append(0x0A)
        return text
    }

    private func render(into text: inout [UInt8], indent: Int) {
        switch self {
        case .object(let members):
            Self.render(members.count, "{", "}", &text, indent) { text, position in
                Self.render(members[position].key, into: &text)
                text.append(contentsOf: ": ".utf8)
                members[position].value.render(into: &text, indent: indent + 2)
            }
        case .array(let elements):
            Self.render(elements.count, "[", "]", &text, indent) { elements[$1].render(into: &$0, indent: indent + 2) }
        case .string(let string): Self.render(string, into: &text)
        case .number(let digits), .word(let digits): text.append(contentsOf: digits)
        }
    }

    private static func render(
        _ count: Int, _ open: String, _ close: String, _ text: inout [UInt8], _ indent: Int, part: (inout [UInt8], Int) -> Void
    ) {
        text.append(contentsOf: open.utf8)
        for position in 0..<count {
            if position > 0 { text.append(UInt8(ascii: ",")) }
            text.append(0x0A)
            text.append(contentsOf: [UInt8](repeating: 0x20, count: indent + 2))
            part(&text, position)
        }
        if count > 0 {
            text.append(0x0A)
            text.append(contentsOf: [UInt8](repeating: 0x20, count: indent))
        }
        text.append(contentsOf: close.utf8)
    }

    private static func render(_ string: [UInt8], into text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in string {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case 0x0A: text.append(contentsOf: "\\n".utf8)
            case 0x09: text.append(contentsOf: "\\t".utf8)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                text.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}
