import JSONText

/// Writes a document as UTF-8 without white space.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let truth): bytes += (truth ? "true" : "false").utf8
        case .number(let number): write(number)
        case .string(let text): JSONText.append(text.utf8, to: &bytes)
        case .array(let elements):
            list(elements, "[", "]") { writer, element in writer.write(element) }
        case .object(let members):
            list(members, "{", "}") { writer, member in
                JSONText.append(member.key.utf8, to: &writer.bytes)
                writer.bytes.append(UInt8(ascii: ":"))
                writer.write(member.value)
            }
        }
    }

    private mutating func list<Element>(
        _ elements: [Element], _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter, Element) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        var isFirst = true
        for element in elements {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            body(&self, element)
        }
        bytes.append(UInt8(ascii: close))
    }

    /// JSON has no infinity and no NaN; whoever computes one gets `null` rather than a broken document.
    private mutating func write(_ number: Double) {
        if let integer = Int64(exactly: number), abs(integer) < 1 << 53 {
            bytes += String(integer).utf8
        } else {
            bytes += (number.isFinite ? number.description : "null").utf8
        }
    }
}

extension JSONValue {
    /// The document as UTF-8 text.
    public var rendered: [UInt8] {
        var writer = JSONWriter()
        writer.write(self)
        return writer.bytes
    }
}
