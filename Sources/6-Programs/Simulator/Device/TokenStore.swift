import Platform
import Secrets

/// The bearer tokens that a device has given out. LTOS does not document the lifetime of its tokens; here it is configurable.
struct TokenStore {
    private struct Entry {
        let header: Secret
        let expiry: Double
    }

    private var entries: [Entry] = []
    /// A client that asks for a token with every request must not fill the memory.
    private static let limit = 64

    /// A new token of 128 upper-case hexadecimal digits, the form that LTOS gives out.
    ///
    /// - Parameter lifetime: in seconds.
    mutating func issue(now: Double, lifetime: Double) -> Secret {
        let token = (0..<64).map { _ in zeroPadded(String(UInt8.random(in: 0...255), radix: 16, uppercase: true), to: 2) }
            .joined()
        entries.removeAll { $0.expiry <= now }
        if entries.count >= Self.limit { entries.removeFirst() }
        entries.append(Entry(header: Secret("Bearer " + token), expiry: now + lifetime))
        return Secret(token)
    }

    /// Whether an `Authorization` field contains a token that is valid now.
    func accepts(_ header: String, now: Double) -> Bool {
        let offered = Secret(header)
        return entries.contains { $0.header == offered && $0.expiry > now }
    }
}
