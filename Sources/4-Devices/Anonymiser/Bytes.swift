// ASCII classes of bytes, for looking into texts of any script.

extension UInt8 {
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    var isLower: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
    var isUpper: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
    /// A letter or digit; bytes of other scripts count as letters.
    var isWord: Bool { isDigit || isLower || isUpper || self >= 0x80 }
    var isHexadecimal: Bool { isDigit || (lowercased >= UInt8(ascii: "a") && lowercased <= UInt8(ascii: "f")) }
    var lowercased: UInt8 { isUpper ? self | 0x20 : self }
}

extension Sequence<UInt8> {
    var text: String { String(decoding: Array(self), as: UTF8.self) }
    var lowercasedText: String { map(\.lowercased).text }
}

extension ArraySlice<UInt8> {
    /// Without the blanks around it.
    var trimmed: ArraySlice<UInt8> {
        let front = drop { $0 == UInt8(ascii: " ") }
        return front.dropLast(front.reversed().prefix { $0 == UInt8(ascii: " ") }.count)
    }
}
