/// User name and password of an `Authorization: Basic …` header.
public struct BasicCredentials: Sendable, CustomStringConvertible, CustomReflectable {
    /// The user's name.
    public let user: String
    let password: [UInt8]

    /// Credentials from their parts.
    public init(user: String, password: String) {
        self.user = user
        self.password = Array(password.utf8)
    }

    /// Reads the value of the header; `nil` when it is none of this kind.
    public init?(header: String) {
        let words = header.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count == 2, words[0].lowercased() == "basic", let bytes = Self.decode(words[1]),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let user = String(validating: bytes[..<colon], as: UTF8.self)
        else { return nil }
        self.user = user
        password = Array(bytes[(colon + 1)...])
    }

    /// The user alone.
    public var description: String { "credentials of \(user)" }
    /// The same, so that `dump` shows no more.
    public var customMirror: Mirror { Mirror(self, children: ["user": user]) }

    /// Base64 of RFC 4648, section 4, its padding optional.
    private static func decode(_ text: Substring) -> [UInt8]? {
        var digits = text.utf8[...]
        while digits.last == UInt8(ascii: "=") { digits = digits.dropLast() }
        guard digits.count % 4 != 1, text.utf8.count - digits.count <= 2 else { return nil }
        var bytes: [UInt8] = []
        var bits = 0
        var count = 0
        for digit in digits {
            guard let value = value(digit) else { return nil }
            bits = (bits << 6 | value) & 0xFFF
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(bits >> count & 0xFF))
            }
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> Int? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(digit) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(digit) - 97 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(digit) - 48 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
