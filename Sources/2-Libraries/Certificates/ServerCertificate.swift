import CGnuTLS
import Glibc
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
        var handle: gnutls_x509_crt_t?
        guard gnutls_x509_crt_init(&handle) == 0, let certificate = handle else { return nil }
        defer { gnutls_x509_crt_deinit(certificate) }
        let code = pem.withUnsafeBufferPointer { buffer in
            var datum = gnutls_datum_t(data: UnsafeMutablePointer(mutating: buffer.baseAddress), size: UInt32(buffer.count))
            return gnutls_x509_crt_import(certificate, &datum, GNUTLS_X509_FMT_PEM)
        }
        guard code == 0, let pin = Self.pin(of: certificate) else { return nil }
        self.pin = pin
        subject = Self.text { gnutls_x509_crt_get_dn(certificate, $0, $1) } ?? ""
        commonName = Self.text { gnutls_x509_crt_get_dn_by_oid(certificate, GNUTLS_OID_X520_COMMON_NAME, 0, 0, $0, $1) }
        names = Self.names(of: certificate)
        notAfter = Int64(gnutls_x509_crt_get_expiration_time(certificate))
    }

    /// GnuTLS computes its key identifier, when asked for SHA-256, over the DER of the SubjectPublicKeyInfo: that is the pin.
    private static func pin(of certificate: gnutls_x509_crt_t) -> CertificatePin? {
        var hash = [UInt8](repeating: 0, count: 32)
        var size = hash.count
        let code = gnutls_x509_crt_get_key_id(certificate, GNUTLS_KEYID_USE_SHA256.rawValue, &hash, &size)
        return code == 0 ? CertificatePin(sha256: hash) : nil
    }

    private static func names(of certificate: gnutls_x509_crt_t) -> [String] {
        var names: [String] = []
        // More names are not useful.
        for index in 0..<UInt32(32) {
            var buffer = [UInt8](repeating: 0, count: 1024)
            var size = buffer.count
            let kind = gnutls_x509_crt_get_subject_alt_name(certificate, index, &buffer, &size, nil)
            if kind == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE { break }
            let bytes = Array(buffer.prefix(size))
            if kind == Int32(GNUTLS_SAN_DNSNAME.rawValue) { names.append(printable(bytes)) }
            if kind == Int32(GNUTLS_SAN_IPADDRESS.rawValue), let address = IPAddress(bytes: bytes) { names.append("\(address)") }
        }
        return names
    }

    /// Reads a text that GnuTLS writes into a buffer, the final NUL not counted in its size.
    private static func text(_ read: (UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<Int>) -> Int32) -> String? {
        var buffer = [CChar](repeating: 0, count: 1024)
        var size = buffer.count
        guard read(&buffer, &size) == 0 else { return nil }
        return printable(buffer.prefix(size).map(UInt8.init(bitPattern:)))
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
