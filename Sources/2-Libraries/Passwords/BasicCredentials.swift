import Text

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

    /// Reads the value of the header; `nil` for other schemes.
    public init?(header: String) {
        let words = header.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count == 2, words[0].lowercased() == "basic", let bytes = Base64.decode(words[1]),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let user = String(validating: bytes[..<colon], as: UTF8.self)
        else { return nil }
        self.user = user
        password = Array(bytes[(colon + 1)...])
    }

    /// The user alone.
    public var description: String { "credentials of \(user)" }
    /// The same, so that `dump` shows no more.
    public var customMirror: Mirror { Mirror(self, children: ["user": user]) }
}
