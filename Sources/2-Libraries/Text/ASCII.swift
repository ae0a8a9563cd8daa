// Classes of ASCII characters, for reading UTF-8 byte by byte. Non-ASCII bytes belong to none of them.

extension UInt8 {
    /// Whether this is a digit from 0 to 9.
    @inlinable public var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    /// Whether this is a letter from a to z.
    @inlinable public var isLowercaseLetter: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }

    /// Whether this is a letter from A to Z.
    @inlinable public var isUppercaseLetter: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }

    /// Whether this is a letter from a to z, in either case.
    @inlinable public var isASCIILetter: Bool { lowercased.isLowercaseLetter }

    /// Whether this is an ASCII letter or a digit.
    @inlinable public var isAlphanumeric: Bool { isDigit || isASCIILetter }

    /// Whether this is a letter from a to z or a digit.
    @inlinable public var isLowercaseAlphanumeric: Bool { isLowercaseLetter || isDigit }

    /// Whether this is a hexadecimal digit, in either case.
    @inlinable public var isHexadecimalDigit: Bool { hexadecimalValue != nil }

    /// The value of a hexadecimal digit, 0 to 15.
    @inlinable public var hexadecimalValue: UInt8? {
        if isDigit { return self - UInt8(ascii: "0") }
        return lowercased >= UInt8(ascii: "a") && lowercased <= UInt8(ascii: "f") ? lowercased - UInt8(ascii: "a") + 10 : nil
    }

    /// Whether names of header fields may have this character: RFC 9110, section 5.6.2.
    @inlinable public var isTokenCharacter: Bool {
        switch self {
        case UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "^")...UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: isAlphanumeric
        }
    }

    /// Whether this is an ASCII character that only separates words: no letter, no digit.
    @inlinable public var isSeparator: Bool { self < 0x80 && !isAlphanumeric }

    /// The lower-case form of an ASCII letter; other bytes as they are.
    @inlinable public var lowercased: UInt8 { isUppercaseLetter ? self | 0x20 : self }
}

extension String {
    /// Whether both are the same but for the case of ASCII letters. Makes no new strings.
    public func isSame(ignoringCase other: String) -> Bool {
        let (one, another) = (utf8.span, other.utf8.span)
        guard one.count == another.count else { return false }
        for index in one.indices where one[index].lowercased != another[index].lowercased { return false }
        return true
    }
}

extension Sequence<UInt8> {
    /// The UTF-8 text; what is not UTF-8 becomes U+FFFD.
    public var text: String { String(decoding: Array(self), as: UTF8.self) }
}

extension ArraySlice<UInt8> {
    /// Whether `part` occurs in the text.
    public func contains(_ part: [UInt8]) -> Bool {
        guard let first = part.first else { return true }
        var rest = self
        while rest.count >= part.count, let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: part) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
