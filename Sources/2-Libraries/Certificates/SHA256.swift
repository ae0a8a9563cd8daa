import CGnuTLS

/// The hash SHA-256: 32 bytes.
public func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: 32)
    // Fails for an unknown algorithm only.
    _ = gnutls_hash_fast(GNUTLS_DIG_SHA256, bytes, bytes.count, &hash)
    return hash
}
