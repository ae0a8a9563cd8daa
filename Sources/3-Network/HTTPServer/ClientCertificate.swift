import CGnuTLS
import Glibc

/// What is asked of clients in the TLS handshake. A client that does not comply gets 403, not a broken handshake, so that
/// it can say why.
public enum ClientCertificatePolicy: Sendable, Equatable {
    /// No certificate is asked for.
    case none
    /// One is asked for and shown to the handler unverified.
    case request
    /// A certificate is required, from any issuer.
    case requireAny
    /// One may be missing, but must be issued by these authorities (PEM) if it is there.
    case verifyIfGiven(authoritiesPEM: [UInt8])
    /// One has to be there and be issued by these authorities (PEM).
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
        func texts(_ kind: gnutls_x509_subject_alt_name_t) -> [String] {
            certificate.alternativeNames(kind).map { String(decoding: $0, as: UTF8.self) }
        }
        dnsNames = texts(GNUTLS_SAN_DNSNAME)
        emailAddresses = texts(GNUTLS_SAN_RFC822NAME)
        uris = texts(GNUTLS_SAN_URI)
        ipAddresses = certificate.alternativeNames(GNUTLS_SAN_IPADDRESS).compactMap { SocketAddress.text(rawBytes: $0) }
    }
}

/// The server's judgement of a client, once a connection.
enum ClientCertificateCheck {
    /// Continue, with the certificate if there is one.
    case accepted(ClientCertificate?)
    /// Answer 403 with this sentence.
    case refused(String)
}

extension SocketAddress {
    /// The text of an address of 4 or 16 bytes.
    static func text(rawBytes: [UInt8]) -> String? {
        guard rawBytes.count == 4 || rawBytes.count == 16 else { return nil }
        return rawBytes.withUnsafeBytes { bytes in
            bytes.baseAddress.map { text(rawBytes.count == 4 ? AF_INET : AF_INET6, $0) }
        }
    }
}
