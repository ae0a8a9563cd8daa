/// A pinned public key: the SHA-256 of its SubjectPublicKeyInfo in DER (RFC 7469).
public struct CertificatePin: Sendable, Hashable, CustomStringConvertible {
    private static let prefix = "sha256//"

    /// The 32 bytes in base64, 44 characters.
    public let base64: String

    /// The form that curl's option takes: `sha256//` and the base64.
    public var description: String { Self.prefix + base64 }

    /// - Parameter sha256: 32 bytes; other lengths give no pin.
    public init?(sha256: [UInt8]) {
        guard sha256.count == 32 else { return nil }
        base64 = Base64.encode(sha256)
    }

    /// Reads 32 bytes in base64, with or without curl's `sha256//` before them.
    ///
    /// - Throws: ``CertificatePinError`` with what was found instead.
    public init(parsing text: String) throws(CertificatePinError) {
        let digits = text.hasPrefix(Self.prefix) ? String(text.dropFirst(Self.prefix.count)) : text
        // Encoded again, so that each key has exactly one spelling.
        if let bytes = Base64.decode(digits), let pin = CertificatePin(sha256: bytes), pin.base64 == digits {
            self = pin
            return
        }
        throw CertificatePinError(isHexadecimal: Self.isHexadecimal(text))
    }

    /// Whether this is a hash as browsers and `openssl x509 -fingerprint` show it: pairs of digits, mostly with colons.
    private static func isHexadecimal(_ text: String) -> Bool {
        let digits = text.utf8.filter { !":- ".utf8.contains($0) }
        return [40, 64].contains(digits.count) && digits.allSatisfy(\.isHexadecimalDigit)
    }
}

/// Why a text is not a pin. Never quotes it.
public struct CertificatePinError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Whether it looks like a fingerprint in hexadecimal.
    public let isHexadecimal: Bool

    /// One sentence without a full stop.
    public var description: String {
        let expected = "expected the SHA-256 of a public key: 32 bytes in base64, which are 44 characters"
        guard isHexadecimal else { return expected + "; lantime_exporter pin URL prints it" }
        return expected
            + "; this is hexadecimal, and what browsers show is the hash of the certificate, not of its key: "
            + "lantime_exporter pin URL prints the right one"
    }
}
