import JSONText

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
                JSONText.append(members[position].key, to: &text)
                text.append(contentsOf: ": ".utf8)
                members[position].value.render(into: &text, indent: indent + 2)
            }
        case .array(let elements):
            Self.render(elements.count, "[", "]", &text, indent) { elements[$1].render(into: &$0, indent: indent + 2) }
        case .string(let string): JSONText.append(string, to: &text)
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
}
