import Text

/// Four bytes or more at the beginning of a text, each written as a number, with the same separator between each two.
struct NumberRow {
    private(set) var bytes: [UInt8] = []
    private(set) var separator: [UInt8] = []
    private(set) var end: Int

    /// - Parameter radix: 10, or 16 for two digits each, `0x` in front of each or not.
    init?(_ text: ArraySlice<UInt8>, radix: Int) {
        var rest = text
        end = text.startIndex
        while let (byte, length) = Self.number(rest, radix) {
            bytes.append(byte)
            end = rest.startIndex + length
            rest = rest.dropFirst(length)
            if bytes.count == 1 { separator = Array(rest.prefix { " :,.-_".utf8.contains($0) }) }
            guard !separator.isEmpty, separator.count <= 2, rest.starts(with: separator) else { break }
            rest = rest.dropFirst(separator.count)
        }
        guard bytes.count >= 4, text[end...].first?.isWord != true else { return nil }
    }

    /// A number at the beginning of a text and its length. What is too great for a byte counts as none of its bytes: 0.
    private static func number(_ text: ArraySlice<UInt8>, _ radix: Int) -> (byte: UInt8, length: Int)? {
        let prefix = radix == 16 && text.starts(with: "0x".utf8) ? 2 : 0
        let digits = text.dropFirst(prefix).prefix { radix == 16 ? $0.isHexadecimalDigit : $0.isDigit }
        guard radix == 16 ? digits.count == 2 : (1...10).contains(digits.count) else { return nil }
        return (UInt8(digits.text, radix: radix) ?? 0, prefix + digits.count)
    }
}
