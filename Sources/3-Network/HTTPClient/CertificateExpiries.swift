/// Remembers when the devices' certificates expire, because libcurl reports a certificate only at its handshake
/// and most exchanges reuse a connection.
struct CertificateExpiries {
    let maximumCount: Int
    private(set) var expiries: [String: Int64] = [:]

    /// Unix seconds; nil for a device whose certificate was never seen.
    subscript(identity: String) -> Int64? {
        expiries[identity]
    }

    /// - Parameter expiry: Unix seconds.
    mutating func note(_ expiry: Int64, for identity: String) {
        if expiries.count >= maximumCount && expiries[identity] == nil {
            expiries.remove(at: expiries.startIndex)
        }
        expiries[identity] = expiry
    }
}
