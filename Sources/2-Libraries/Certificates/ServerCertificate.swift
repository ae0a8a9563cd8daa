import CGnuTLS
import Platform
public import Text

/// The contents of a server's certificate, for a person who decides whether to trust it.
public struct ServerCertificate: Sendable, Equatable {
    /// The distinguished name, such as `CN=LANTIME,O=Example`; empty when there is none.
    public let subject: String
    /// The common name of the subject.
    public let commonName: String?
    /// The names and addresses that it is for: the subject's alternative names.
    public let names: [String]
    /// When it expires, in seconds since 1970.
    public let notAfter: Int64
    /// The pin of its public key.
    public let pin: CertificatePin

    /// Reads the first certificate of a text in PEM; `nil` if none can be read.
    public init?(pem: [UInt8]) {
        guard let certificate = try? X509Certificate(pem), let pin = certificate.keyHash.flatMap(CertificatePin.init(sha256:))
        else {
            return nil
        }
        self.pin = pin
        subject = certificate.subject.map(Self.printable) ?? ""
        commonName = certificate.commonName.map(Self.printable)
        // More names are not useful.
        names = certificate.alternativeNames.prefix(32).compactMap { kind, bytes in
            switch kind {
            case GNUTLS_SAN_DNSNAME: Self.printable(bytes)
            case GNUTLS_SAN_IPADDRESS: IPAddress(bytes: bytes)?.description
            default: nil
            }
        }
        notAfter = certificate.notAfter
    }

    /// The text comes from the issuer of the certificate: nothing in it may control a terminal.
    private static func printable(_ bytes: [UInt8]) -> String {
        String(String.UnicodeScalarView(bytes.text.unicodeScalars.map { isPrintable($0) ? $0 : "\u{FFFD}" }))
    }
}

extension ServerCertificate: CustomStringConvertible {
    /// `CN=LANTIME, for 192.0.2.10, valid until 2036-11-02, pin sha256//…`
    public var description: String {
        let names = names.isEmpty ? "without alternative names" : "for " + names.joined(separator: ", ")
        return "\(subject.isEmpty ? "no subject" : subject), \(names), valid until \(lastDay), pin \(pin)"
    }

    /// The day on which it expires, in UTC: `2036-11-02`.
    public var lastDay: String { String(rfc3339(unixTime: Double(notAfter)).prefix(10)) }
}
