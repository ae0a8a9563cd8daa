/// Labels as they are between the braces of a sample, kept in the arena of the sample set that made them.
public struct LabelSet: Hashable, Sendable {
    let start: UInt32
    let end: UInt32
    /// A hash of the text, so that repeated series are found without looking at all texts.
    let hash: UInt32

    /// Where the text is in the arena.
    var range: Range<Int> { Int(start)..<Int(end) }
}

/// Writing label values so that nothing a device sends can break the exposition.
enum LabelText {
    /// Longer values are truncated: Prometheus keeps every byte of every label in memory.
    static let maximumValueBytes = 128

    /// Appends `name="value"`, after a comma unless it is the first label.
    ///
    /// Blanks and control characters around the value are dropped (some serial numbers are padded); within it, control
    /// characters become blanks.
    static func append(_ name: String, _ value: Span<UInt8>, to output: inout [UInt8], isFirst: Bool) {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        append(name.utf8.span, to: &output)
        output.append(UInt8(ascii: "="))
        output.append(UInt8(ascii: "\""))
        appendValue(value, to: &output)
        output.append(UInt8(ascii: "\""))
    }

    private static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
        // Names and values are short: byte by byte takes less time than to prepare a copy.
        for index in bytes.indices { output.append(bytes[index]) }
    }

    private static func appendValue(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
        var start = 0
        var end = bytes.count
        while start < end, bytes[start] <= UInt8(ascii: " ") { start += 1 }
        while end > start, bytes[end - 1] <= UInt8(ascii: " ") { end -= 1 }
        if end - start > maximumValueBytes {
            // Truncated after the last whole character that fits.
            end = start + maximumValueBytes
            while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        }
        for index in start..<end {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "\""):
                output.append(UInt8(ascii: "\\"))
                output.append(byte)
            case UInt8(ascii: "\n"):
                output.append(UInt8(ascii: "\\"))
                output.append(UInt8(ascii: "n"))
            case 0..<0x20, 0x7F: output.append(UInt8(ascii: " "))
            default: output.append(byte)
            }
        }
    }
}
