/// Text as a part of a URL: the unreserved characters of RFC 3986 stay, everything else is encoded byte by byte.
///
/// - Parameter keepsSlashes: whether `/` stays, for a path of several parts.
public func percentEncoded(_ text: String, keepsSlashes: Bool = false) -> String {
    var encoded = ""
    for byte in text.utf8 {
        switch byte {
        case _ where byte.isAlphanumeric || "-._~".utf8.contains(byte): encoded.unicodeScalars.append(UnicodeScalar(byte))
        case UInt8(ascii: "/") where keepsSlashes: encoded += "/"
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            encoded += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
        }
    }
    return encoded
}

/// Decodes each `%` followed by two hexadecimal digits; everything else is kept.
public func percentDecoded(_ text: some Sequence<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    var rest = Array(text)[...]
    while let byte = rest.popFirst() {
        let digits = rest.prefix(2).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        if byte == UInt8(ascii: "%"), digits.count == 2 {
            decoded.append(UInt8(digits[0] << 4 | digits[1]))
            rest = rest.dropFirst(2)
        } else {
            decoded.append(byte)
        }
    }
    return decoded
}
