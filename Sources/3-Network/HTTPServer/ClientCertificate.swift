import CGnuTLS
import Certificates
import Platform
import Text

/// What the server demands of clients in the TLS handshake. A client that does not comply gets 403, not a failed handshake, so that
/// it learns the reason.
public enum ClientCertificatePolicy: Sendable, Equatable {
    /// No certificate is requested.
    case none
    /// One is requested and passed to the handler unverified.
    case request
    /// A certificate is required, from any issuer.
    case requireAny
    /// Optional, but it must be issued by these authorities (PEM) if it is sent.
    case verifyIfGiven(authoritiesPEM: [UInt8])
    /// Required, and it must be issued by these authorities (PEM).
    case requireAndVerify(authoritiesPEM: [UInt8])

    var authorities: [UInt8]? {
        switch self {
        case .none, .request, .requireAny: nil
        case .verifyIfGiven(let pem), .requireAndVerify(let pem): pem
        }
    }

    var isRequired: Bool {
        switch self {
        case .none, .request, .verifyIfGiven: false
        case .requireAny, .requireAndVerify: true
        }
    }
}

/// The certificate of a client.
public struct ClientCertificate: Sendable, Equatable {
    /// DNS names.
    public let dnsNames: [String]
    /// IP addresses, numeric.
    public let ipAddresses: [String]
    /// Mail addresses.
    public let emailAddresses: [String]
    /// URIs.
    public let uris: [String]

    init(_ certificate: borrowing X509Certificate) {
        let names = certificate.alternativeNames
        func texts(_ kind: gnutls_x509_subject_alt_name_t) -> [String] { names.filter { $0.kind == kind }.map(\.bytes.text) }
        dnsNames = texts(GNUTLS_SAN_DNSNAME)
        emailAddresses = texts(GNUTLS_SAN_RFC822NAME)
        uris = texts(GNUTLS_SAN_URI)
        ipAddresses = names.filter { $0.kind == GNUTLS_SAN_IPADDRESS }.compactMap { IPAddress(bytes: $0.bytes)?.description }
    }
}

/// The result of checking a client, once per connection.
enum ClientCertificateCheck {
    /// Continue, with the certificate if there is one.
    case accepted(ClientCertificate?)
    /// Answer 403 with this sentence.
    case refused(String)
}
