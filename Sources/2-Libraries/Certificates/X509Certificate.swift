import CGnuTLS

/// One certificate, read for the data about its subject.
package struct X509Certificate: ~Copyable {
    private let handle: gnutls_x509_crt_t

    /// The first certificate of a text in PEM, or one in DER.
    package init(_ bytes: [UInt8], _ format: gnutls_x509_crt_fmt_t = GNUTLS_X509_FMT_PEM) throws(X509Error) {
        var handle: gnutls_x509_crt_t?
        guard gnutls_x509_crt_init(&handle) == 0, let handle else { throw X509Error(reason: "out of memory") }
        let code = withDatum(bytes) { gnutls_x509_crt_import(handle, $0, format) }
        guard code == 0 else {
            gnutls_x509_crt_deinit(handle)
            throw X509Error(reason: gnutlsReason(code))
        }
        self.handle = handle
    }

    deinit {
        gnutls_x509_crt_deinit(handle)
    }

    /// The distinguished name of the subject.
    package var subject: [UInt8]? { Self.text { gnutls_x509_crt_get_dn(handle, $0?.assumingMemoryBound(to: CChar.self), $1) } }

    /// The common name of the subject.
    package var commonName: [UInt8]? {
        Self.text { gnutls_x509_crt_get_dn_by_oid(handle, GNUTLS_OID_X520_COMMON_NAME, 0, 0, $0, $1) }
    }

    /// Seconds since 1970.
    package var notAfter: Int64 { Int64(gnutls_x509_crt_get_expiration_time(handle)) }

    /// GnuTLS computes its key identifier, when asked for SHA-256, over the DER of the SubjectPublicKeyInfo: the same
    /// as an RFC 7469 pin.
    package var keyHash: [UInt8]? {
        var hash = [UInt8](repeating: 0, count: 32)
        var size = hash.count
        return gnutls_x509_crt_get_key_id(handle, GNUTLS_KEYID_USE_SHA256.rawValue, &hash, &size) == 0 ? hash : nil
    }

    /// The subject's alternative names with their kinds, as raw bytes.
    package var alternativeNames: [(kind: gnutls_x509_subject_alt_name_t, bytes: [UInt8])] {
        var names: [(kind: gnutls_x509_subject_alt_name_t, bytes: [UInt8])] = []
        // A certificate with more names than this is not for a monitoring client.
        for index in 0..<UInt32(256) {
            var buffer = [UInt8](repeating: 0, count: 1024)
            var size = buffer.count
            let result = gnutls_x509_crt_get_subject_alt_name(handle, index, &buffer, &size, nil)
            if result == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE { break }
            if result >= 0 { names.append((gnutls_x509_subject_alt_name_t(UInt32(result)), Array(buffer.prefix(size)))) }
        }
        return names
    }

    /// Reads a text that GnuTLS writes into a buffer, the final NUL not counted in its size.
    private static func text(_ read: (UnsafeMutableRawPointer?, UnsafeMutablePointer<Int>) -> Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 1024)
        var size = buffer.count
        let code = buffer.withUnsafeMutableBytes { read($0.baseAddress, &size) }
        return code == 0 ? Array(buffer.prefix(size)) : nil
    }
}

/// Why a certificate cannot be read.
package struct X509Error: Error {
    package let reason: String
}
