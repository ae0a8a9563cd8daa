/// Text as a part of a URL: the unreserved characters of RFC 3986 stay, all else is encoded byte by byte.
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
