/// Labels as they stand between the braces of a sample, kept in the arena of the sample set that made them.
public struct LabelSet: Hashable, Sendable {
    let start: UInt32
    let end: UInt32
}

/// Writing label values so that nothing a device sends can break the exposition.
enum LabelText {
    /// Longer values are cut: Prometheus keeps every byte of every label in memory.
    static let maximumValueBytes = 128

    /// Appends `name="value"`, behind a comma when it is not the first label.
    ///
    /// Blanks and control characters around the value are dropped (some serial numbers are padded); within it, control
    /// characters become blanks.
    static func append(_ name: String, _ value: ArraySlice<UInt8>, to output: inout [UInt8], isFirst: Bool) {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        output.append(contentsOf: name.utf8)
        output.append(UInt8(ascii: "="))
        output.append(UInt8(ascii: "\""))
        appendValue(value, to: &output)
        output.append(UInt8(ascii: "\""))
    }

    private static func appendValue(_ value: ArraySlice<UInt8>, to output: inout [UInt8]) {
        let value = bounded(trimmed(value))
        guard value.contains(where: needsCare) else {
            output.append(contentsOf: value)
            return
        }
        for byte in value {
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

    private static func needsCare(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"") || byte == 0x7F
    }

    private static func trimmed(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var value = value
        while let first = value.first, first <= UInt8(ascii: " ") { value.removeFirst() }
        while let last = value.last, last <= UInt8(ascii: " ") { value.removeLast() }
        return value
    }

    /// Cut behind the last whole character that fits.
    private static func bounded(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard value.count > maximumValueBytes else { return value }
        var end = value.startIndex + maximumValueBytes
        while end > value.startIndex, value[end] & 0xC0 == 0x80 { end -= 1 }
        return value[..<end]
    }
}
