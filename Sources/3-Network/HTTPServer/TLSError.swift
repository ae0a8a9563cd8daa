import Certificates

/// What is wrong with certificates or keys.
public enum TLSError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The certificate chain cannot be read.
    case certificate(reason: String)
    /// The key cannot be read or does not belong to the certificate.
    case key(reason: String)
    /// The certificates of the authority for clients cannot be read.
    case clientAuthority(reason: String)
    /// A certificate could not be made.
    case creation(reason: String)

    init(_ error: X509Error) { self = .certificate(reason: error.reason) }

    /// One line for an operator.
    public var description: String {
        switch self {
        case .certificate(let reason): "TLS certificate: \(reason)"
        case .key(let reason): "TLS key: \(reason)"
        case .clientAuthority(let reason): "CA certificates for clients: \(reason)"
        case .creation(let reason): "cannot make a certificate: \(reason)"
        }
    }
}
