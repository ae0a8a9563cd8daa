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
                forms.formUnion(Self.base64(Array(credentials.utf8)))
            }
        }
        self.forms = forms.filter { $0.count >= Self.minimumLength }.map { $0.map(\.lowercased) }
    }

    /// Whether the text contains any of them, also percent-encoded, at most twice.
    public func isContained(in text: String) -> Bool {
        var bytes = Array(text.utf8)
        for _ in 0..<3 {
            let lower = bytes.map(\.lowercased)[...]
            if forms.contains(where: { lower.contains($0) }) { return true }
            let decoded = percentDecoded(bytes)
            guard decoded.count != bytes.count else { return false }
            bytes = decoded
        }
        return false
    }

    /// Both alphabets of RFC 4648, without padding, and without a last digit that depends on what follows.
    private static func base64(_ bytes: [UInt8]) -> [[UInt8]] {
        let standard = Array(Base64.encode(bytes).utf8.prefix(bytes.count * 8 / 6))
        let urlSafe = standard.map {
            $0 == UInt8(ascii: "+") ? UInt8(ascii: "-") : $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0
        }
        return [standard, urlSafe]
    }
}
