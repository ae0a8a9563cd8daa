public import Secrets

/// The user that a simulated device knows.
public struct DeviceCredentials: Sendable, Equatable {
    /// The user's name; holds no colon.
    public var username: String
    /// The user's password.
    public var password: Secret

    /// Credentials from their parts.
    public init(username: String, password: Secret) {
        self.username = username
        self.password = password
    }

    /// What a client sends as `Authorization` for HTTP Basic (RFC 7617).
    var basicHeader: Secret {
        Secret("Basic " + base64(Array("\(username):\(password.reveal())".utf8)))
    }
}

/// Base64 with padding (RFC 4648, section 4).
func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
        for place in 0..<4 {
            let digit = Int(bits >> (18 - 6 * UInt32(place)) & 63)
            text.append(place <= group.count ? alphabet[digit] : UInt8(ascii: "="))
        }
    }
    return String(decoding: text, as: UTF8.self)
}
