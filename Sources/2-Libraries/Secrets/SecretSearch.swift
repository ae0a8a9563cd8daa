import Text

/// Finds secrets in foreign text, in any of their encodings.
///
/// A device, or a proxy before it, may echo what it was sent. Before such text is shown, it is searched here.
public struct SecretSearch: Sendable {
    /// The forms of each secret, in lower case, because host names are returned in lower case.
    private let forms: [[UInt8]]

    /// Shorter forms occur in every text.
    private static let minimumLength = 4

    /// Looks for these secrets: as they are, and in base64, alone and after `user:`, as they are sent in a header.
    public init(_ secrets: [Secret], user: String? = nil) {
        var forms: Set<[UInt8]> = []
        for secret in secrets {
            let text = secret.reveal()
            forms.insert(Array(text.utf8))
            for credentials in [text] + [user.map { $0 + ":" + text }].compactMap({ $0 }) {
                for alphabet in [Self.standard, Self.urlSafe] { forms.insert(Self.base64(Array(credentials.utf8), alphabet)) }
            }
        }
        self.forms = forms.filter { $0.count >= Self.minimumLength }.map { $0.map(Self.lowercased) }
    }

    /// Whether the text contains any of them, also percent-encoded, at most twice.
    public func isContained(in text: String) -> Bool {
        var bytes = Array(text.utf8)
        for _ in 0..<3 {
            let lower = bytes.map(Self.lowercased)
            if forms.contains(where: { Self.contains(lower, $0) }) { return true }
            let decoded = percentDecoded(bytes)
            guard decoded.count != bytes.count else { return false }
            bytes = decoded
        }
        return false
    }

    private static func contains(_ text: [UInt8], _ form: [UInt8]) -> Bool {
        guard form.count <= text.count else { return false }
        return (0...(text.count - form.count)).contains { text[$0..<($0 + form.count)].elementsEqual(form) }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let urlSafe = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// Without padding, and without a last digit that depends on what follows.
    private static func base64(_ bytes: [UInt8], _ alphabet: [UInt8]) -> [UInt8] {
        (0..<(bytes.count * 8 / 6)).map { digit in
            let bit = digit * 6
            let low = bit / 8 + 1 < bytes.count ? Int(bytes[bit / 8 + 1]) : 0
            return alphabet[(Int(bytes[bit / 8]) << 8 | low) >> (10 - bit % 8) & 63]
        }
    }
}
