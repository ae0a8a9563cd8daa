import Text

extension UInt8 {
    /// A letter or digit; non-ASCII bytes count as letters.
    var isWord: Bool { isAlphanumeric || self >= 0x80 }
}

extension Sequence<UInt8> {
    var lowercasedText: String { map(\.lowercased).text }
}

extension ArraySlice<UInt8> {
    /// Without the blanks around it.
    var trimmed: ArraySlice<UInt8> {
        let front = drop { $0 == UInt8(ascii: " ") }
        return front.dropLast(front.reversed().prefix { $0 == UInt8(ascii: " ") }.count)
    }
}
