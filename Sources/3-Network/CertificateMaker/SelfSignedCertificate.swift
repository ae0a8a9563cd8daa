import CGnuTLS
import Certificates
import Glibc
import HTTPServer
import Platform

/// Makes identities without an authority, for simulated devices and for tests.
public enum SelfSignedCertificate {
    /// An ECDSA key on P-256 with a certificate that it signed itself, good for TLS servers and clients.
    ///
    /// - Parameters:
    ///   - dnsNames: alternative names; a name is looked for here by clients, not in `commonName`.
    ///   - ipAddresses: numeric IPv4 or IPv6 addresses, as further alternative names.
    ///   - notAfter: the expiry in seconds since 1970; may lie in the past.
    ///   - renewed: whose key is used again, so that pins stay valid; without it the key is new.
    /// - Throws: `TLSError.creation` if a name or an address is malformed.
    public static func make(
        commonName: String, dnsNames: [String] = [], ipAddresses: [String] = [], notAfter: Int64,
        renewing renewed: TLSIdentity? = nil
    ) throws(TLSError) -> TLSIdentity {
        var keyHandle: gnutls_x509_privkey_t?
        try check(gnutls_x509_privkey_init(&keyHandle))
        guard let key = keyHandle else { throw .creation(reason: "out of memory") }
        defer { gnutls_x509_privkey_deinit(key) }
        if let renewed {
            try check(withDatum(renewed.privateKeyPEM) { gnutls_x509_privkey_import(key, $0, GNUTLS_X509_FMT_PEM) })
        } else {
            try check(gnutls_x509_privkey_generate(key, GNUTLS_PK_ECDSA, cgnutls_p256_bits(), 0))
        }

        var certificateHandle: gnutls_x509_crt_t?
        try check(gnutls_x509_crt_init(&certificateHandle))
        guard let certificate = certificateHandle else { throw .creation(reason: "out of memory") }
        defer { gnutls_x509_crt_deinit(certificate) }
        try check(gnutls_x509_crt_set_key(certificate, key))
        try setName(certificate, commonName)
        try setAlternativeNames(certificate, dnsNames, ipAddresses)
        try setValidity(certificate, notAfter)
        try setUsage(certificate)
        try check(gnutls_x509_crt_sign2(certificate, certificate, key, GNUTLS_DIG_SHA256, 0))

        var pem = gnutls_datum_t()
        try check(gnutls_x509_crt_export2(certificate, GNUTLS_X509_FMT_PEM, &pem))
        let certificatePEM = takeDatum(&pem)
        try check(
            gnutls_x509_privkey_export2_pkcs8(key, GNUTLS_X509_FMT_PEM, nil, UInt32(GNUTLS_PKCS_PLAIN.rawValue), &pem))
        return try TLSIdentity(certificateChainPEM: certificatePEM, privateKeyPEM: takeDatum(&pem))
    }

    private static func setName(_ certificate: gnutls_x509_crt_t, _ commonName: String) throws(TLSError) {
        let bytes = Array(commonName.utf8)
        guard !bytes.isEmpty, bytes.count <= 64 else { throw .creation(reason: "a common name has 1 to 64 bytes") }
        try check(gnutls_x509_crt_set_dn_by_oid(certificate, GNUTLS_OID_X520_COMMON_NAME, 0, bytes, UInt32(bytes.count)))
    }

    private static func setAlternativeNames(
        _ certificate: gnutls_x509_crt_t, _ dnsNames: [String], _ ipAddresses: [String]
    ) throws(TLSError) {
        let append = UInt32(GNUTLS_FSAN_APPEND)
        for name in dnsNames {
            let bytes = Array(name.utf8)
            try check(
                gnutls_x509_crt_set_subject_alt_name(certificate, GNUTLS_SAN_DNSNAME, bytes, UInt32(bytes.count), append))
        }
        for address in ipAddresses {
            guard let bytes = IPAddress(address)?.networkBytes else {
                throw .creation(reason: "\"\(address)\" is not an IP address")
            }
            try check(
                gnutls_x509_crt_set_subject_alt_name(certificate, GNUTLS_SAN_IPADDRESS, bytes, UInt32(bytes.count), append))
        }
    }

    /// Valid from yesterday, so that a client whose clock is a little behind accepts it.
    private static func setValidity(_ certificate: gnutls_x509_crt_t, _ notAfter: Int64) throws(TLSError) {
        let day = 86_400
        try check(gnutls_x509_crt_set_activation_time(certificate, min(time(nil), time_t(notAfter)) - day))
        try check(gnutls_x509_crt_set_expiration_time(certificate, time_t(notAfter)))
    }

    private static func setUsage(_ certificate: gnutls_x509_crt_t) throws(TLSError) {
        try check(gnutls_x509_crt_set_version(certificate, 3))
        // Positive and not zero, as RFC 5280 (4.1.2.2) wants it.
        let serial = [UInt8.random(in: 1...0x7f)] + (0..<15).map { _ in UInt8.random(in: 0...0xff) }
        try check(gnutls_x509_crt_set_serial(certificate, serial, serial.count))
        try check(gnutls_x509_crt_set_basic_constraints(certificate, 0, -1))
        try check(gnutls_x509_crt_set_key_usage(certificate, UInt32(GNUTLS_KEY_DIGITAL_SIGNATURE)))
        try check(gnutls_x509_crt_set_key_purpose_oid(certificate, GNUTLS_KP_TLS_WWW_SERVER, 0))
        try check(gnutls_x509_crt_set_key_purpose_oid(certificate, GNUTLS_KP_TLS_WWW_CLIENT, 0))
        var identifier = [UInt8](repeating: 0, count: 20)
        var size = identifier.count
        try check(gnutls_x509_crt_get_key_id(certificate, 0, &identifier, &size))
        try check(gnutls_x509_crt_set_subject_key_id(certificate, identifier, size))
    }

    private static func check(_ code: Int32) throws(TLSError) {
        guard code >= 0 else { throw .creation(reason: gnutlsReason(code)) }
    }
}
