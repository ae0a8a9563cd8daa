import CGnuTLS
import Text

/// One certificate, read for the data about its subject.
struct X509Certificate: ~Copyable {
    private let handle: gnutls_x509_crt_t

    /// The first certificate of a chain.
    init(pem: [UInt8]) throws(TLSError) {
        try self.init(pem, GNUTLS_X509_FMT_PEM)
    }

    init(der: [UInt8]) throws(TLSError) {
        try self.init(der, GNUTLS_X509_FMT_DER)
    }

    private init(_ bytes: [UInt8], _ format: gnutls_x509_crt_fmt_t) throws(TLSError) {
        var handle: gnutls_x509_crt_t?
        guard gnutls_x509_crt_init(&handle) == 0, let handle else { throw .certificate(reason: "out of memory") }
        let code = withDatum(bytes) { gnutls_x509_crt_import(handle, $0, format) }
        guard code == 0 else {
            gnutls_x509_crt_deinit(handle)
            throw .certificate(reason: gnutlsReason(code))
        }
        self.handle = handle
    }

    deinit {
        gnutls_x509_crt_deinit(handle)
    }

    /// The common name of the subject.
    var commonName: String? {
        Self.text { gnutls_x509_crt_get_dn_by_oid(handle, GNUTLS_OID_X520_COMMON_NAME, 0, 0, $0, $1) }
    }

    /// Seconds since 1970.
    var notAfter: Int64 { Int64(gnutls_x509_crt_get_expiration_time(handle)) }

    /// GnuTLS computes its key identifier, when asked for SHA-256, over the DER of the SubjectPublicKeyInfo: the same
    /// as an RFC 7469 pin.
    var publicKeyPin: String {
        var hash = [UInt8](repeating: 0, count: 32)
        var size = hash.count
        guard gnutls_x509_crt_get_key_id(handle, GNUTLS_KEYID_USE_SHA256.rawValue, &hash, &size) == 0 else { return "" }
        return Base64.encode(hash)
    }

    /// The subject's alternative names of one kind, as raw bytes.
    func alternativeNames(_ kind: gnutls_x509_subject_alt_name_t) -> [[UInt8]] {
        var names: [[UInt8]] = []
        // A certificate with more names than this is not for a monitoring client.
        for index in 0..<UInt32(256) {
            var buffer = [UInt8](repeating: 0, count: 1024)
            var size = buffer.count
            let result = gnutls_x509_crt_get_subject_alt_name(handle, index, &buffer, &size, nil)
            if result == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE { break }
            if result == Int32(kind.rawValue) { names.append(Array(buffer.prefix(size))) }
        }
        return names
    }

    /// Reads a text that GnuTLS writes into a buffer, the final NUL not counted in its size.
    private static func text(_ read: (UnsafeMutableRawPointer?, UnsafeMutablePointer<Int>) -> Int32) -> String? {
        var buffer = [UInt8](repeating: 0, count: 1024)
        var size = buffer.count
        let code = buffer.withUnsafeMutableBytes { read($0.baseAddress, &size) }
        return code == 0 ? String(decoding: buffer.prefix(size), as: UTF8.self) : nil
    }
}
