import CGnuTLS
import Certificates

/// An identity and a policy for clients, in the form that GnuTLS works with.
///
/// Set for each session when its connection starts, instead of libmicrohttpd's own. That way both can change
/// at run time, and a connection keeps what it started with. libmicrohttpd's certificate callback would give the first
/// only: client certificates would still be verified against the authorities given at start.
/// Never written to after the initialiser; GnuTLS allows sessions of several threads to read one such object.
final class TLSCredentials: @unchecked Sendable {
    private let handle: gnutls_certificate_credentials_t
    private let policy: ClientCertificatePolicy
    private var ticketKey = gnutls_datum_t()

    init(_ identity: TLSIdentity, clients policy: ClientCertificatePolicy) throws(TLSError) {
        var handle: gnutls_certificate_credentials_t?
        guard gnutls_certificate_allocate_credentials(&handle) == 0, let handle else { throw .key(reason: "out of memory") }
        self.handle = handle
        self.policy = policy
        let code = withDatum(identity.certificateChainPEM) { chain in
            withDatum(identity.privateKeyPEM) { key in
                gnutls_certificate_set_x509_key_mem(handle, chain, key, GNUTLS_X509_FMT_PEM)
            }
        }
        guard code >= 0 else { throw .key(reason: gnutlsReason(code)) }
        if let authorities = policy.authorities {
            let count = withDatum(authorities) { gnutls_certificate_set_x509_trust_mem(handle, $0, GNUTLS_X509_FMT_PEM) }
            guard count > 0 else {
                throw .clientAuthority(reason: count < 0 ? gnutlsReason(count) : "there is no certificate")
            }
        }
        gnutls_session_ticket_key_generate(&ticketKey)
    }

    deinit {
        cgnutls_free(ticketKey.data)
        gnutls_certificate_free_credentials(handle)
    }

    /// Prepares a new session. Runs on the daemon's thread, before the handshake.
    func attach(to session: gnutls_session_t) {
        gnutls_credentials_set(session, GNUTLS_CRD_CERTIFICATE, UnsafeMutableRawPointer(handle))
        if policy == .none {
            gnutls_certificate_server_set_request(session, GNUTLS_CERT_IGNORE)
            // Cheap reconnects. Not with client certificates: a ticket would outlive a change of the authorities.
            if ticketKey.size > 0 { gnutls_session_ticket_enable_server(session, &ticketKey) }
        } else {
            gnutls_certificate_server_set_request(session, GNUTLS_CERT_REQUEST)
        }
    }

    /// Verifies the client certificate of a session. Runs on the daemon's thread, after the handshake.
    func check(_ session: gnutls_session_t) -> ClientCertificateCheck {
        guard policy != .none else { return .accepted(nil) }
        var count: UInt32 = 0
        guard let chain = gnutls_certificate_get_peers(session, &count), count > 0 else {
            return policy.isRequired ? .refused("A client certificate is required.") : .accepted(nil)
        }
        let der = Array(UnsafeBufferPointer(start: chain[0].data, count: Int(chain[0].size)))
        do throws(X509Error) {
            let certificate = try X509Certificate(der, GNUTLS_X509_FMT_DER)
            if policy.authorities != nil, let reason = Self.verify(session) {
                return .refused("The client certificate is refused: \(reason)")
            }
            return .accepted(ClientCertificate(certificate))
        } catch {
            return .refused("The client certificate cannot be read.")
        }
    }

    /// - Returns: why the certificate is not valid for a TLS client; `nil` if it is.
    private static func verify(_ session: gnutls_session_t) -> String? {
        var purpose = Array(GNUTLS_KP_TLS_WWW_CLIENT.utf8CString.map { UInt8(bitPattern: $0) })
        var status: UInt32 = 0
        let code = purpose.withUnsafeMutableBufferPointer { buffer in
            var wanted = gnutls_typed_vdata_st(type: GNUTLS_DT_KEY_PURPOSE_OID, data: buffer.baseAddress, size: 0)
            return gnutls_certificate_verify_peers(session, &wanted, 1, &status)
        }
        guard code == 0 else { return gnutlsReason(code) }
        guard status != 0 else { return nil }
        var text = gnutls_datum_t()
        guard gnutls_certificate_verification_status_print(status, GNUTLS_CRT_X509, &text, 0) == 0 else {
            return "it is not trusted"
        }
        let bytes = takeDatum(&text).filter { $0 != 0 }
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// GnuTLS's notation for the TLS versions; its defaults for the rest.
    static func priorities(_ versions: ClosedRange<TLSVersion>) -> String {
        let names: [TLSVersion: String] = [.tls12: "VERS-TLS1.2", .tls13: "VERS-TLS1.3"]
        let spoken = TLSVersion.allCases.reversed().filter(versions.contains).compactMap { names[$0] }
        return "NORMAL:-VERS-ALL" + spoken.map { ":+" + $0 }.joined()
    }
}
