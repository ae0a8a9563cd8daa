/// Writes nodes as HTML.
struct HTMLWriter {
    private(set) var bytes: [UInt8] = []

    /// A whole document.
    static func document(_ root: HTMLNode) -> [UInt8] { whole(root, after: "<!doctype html>") }

    /// A separate picture, which must be well-formed XML.
    static func picture(_ root: HTMLNode) -> [UInt8] { whole(root, after: #"<?xml version="1.0" encoding="UTF-8"?>"#) }

    private static func whole(_ root: HTMLNode, after declaration: String) -> [UInt8] {
        var writer = HTMLWriter()
        writer.bytes += "\(declaration)\n".utf8
        writer.write(root)
        writer.bytes.append(UInt8(ascii: "\n"))
        return writer.bytes
    }

    /// A piece of a document.
    static func fragment(_ nodes: [HTMLNode]) -> [UInt8] {
        var writer = HTMLWriter()
        for node in nodes { writer.write(node) }
        return writer.bytes
    }

    private mutating func write(_ node: HTMLNode) {
        switch node {
        case .text(let text): escape(text)
        case .written(let written): bytes += written.bytes
        case .element(let tag, let attributes, let content):
            bytes.append(UInt8(ascii: "<"))
            bytes += tag.name.description.utf8
            for attribute in attributes { write(attribute) }
            bytes.append(UInt8(ascii: ">"))
            if tag.isVoid { return }
            for node in content { write(node) }
            bytes += "</".utf8
            bytes += tag.name.description.utf8
            bytes.append(UInt8(ascii: ">"))
        }
    }

    private mutating func write(_ attribute: Attribute) {
        bytes.append(UInt8(ascii: " "))
        bytes += attribute.name.description.utf8
        guard let value = attribute.value else { return }
        bytes += "=\"".utf8
        escape(value)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Control characters other than white space are not allowed in HTML at all, not even escaped. Marks that nobody sees but that
    /// turn the direction of the text around them, and what XML has no place for, are shown by their numbers.
    private mutating func escape(_ text: String) {
        if text.utf8.allSatisfy(Self.isPlain) {
            bytes += text.utf8
            return
        }
        if text.utf8.contains(where: { $0 >= 0x80 }), text.unicodeScalars.contains(where: \.isInvisibleMark) {
            var visible = ""
            for scalar in text.unicodeScalars {
                if scalar.isInvisibleMark {
                    visible += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
                } else {
                    visible.unicodeScalars.append(scalar)
                }
            }
            return escape(visible)
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            case 0x00..<0x09, 0x0B..<0x20, 0x7F: bytes += "\u{FFFD}".utf8
            default: bytes.append(byte)
            }
        }
    }

    /// Whether a byte is ASCII that is written as it is.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        case 0x09, 0x0A, 0x20..<0x7F: true
        default: false
        }
    }
}

/// Nodes as HTML. It is made of nodes only, so that nothing that a device sends can become markup here either.
struct WrittenHTML: Sendable {
    fileprivate let bytes: [UInt8]

    init(_ nodes: [HTMLNode]) {
        let written = HTMLWriter.fragment(nodes)
        // Without spare capacity, because one is kept for each device.
        var exact: [UInt8] = []
        exact.reserveCapacity(written.count)
        exact += written
        bytes = exact
    }
}

extension Unicode.Scalar {
    /// Whether it shows nothing itself: directions of writing, joiners, separators of lines, tags, non-characters.
    fileprivate var isInvisibleMark: Bool {
        switch properties.generalCategory {
        case .format, .lineSeparator, .paragraphSeparator: true
        case .control: value >= 0x80
        case .unassigned: value == 0xFFFE || value == 0xFFFF
        default: false
        }
    }
}
