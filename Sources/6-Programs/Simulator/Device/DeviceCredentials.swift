public import Secrets
import Text

/// The user that a simulated device knows.
public struct DeviceCredentials: Sendable, Equatable {
    /// The user's name; contains no colon.
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
        Secret("Basic " + Base64.encode(Array("\(username):\(password.reveal())".utf8)))
    }
}
