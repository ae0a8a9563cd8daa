/// How the exporter authenticates to a device.
public enum Authentication: Sendable, Hashable {
    /// User name and password with every request (HTTP Basic).
    case basic(username: String, password: SecretSource)
    /// User name and password once, for a token that is sent with every request (LTOS 7.08 and later).
    case login(username: String, password: SecretSource)
    /// A static token.
    case token(SecretSource)

    /// Where the secret comes from.
    public var secret: SecretSource {
        switch self {
        case .basic(_, let password), .login(_, let password): password
        case .token(let token): token
        }
    }
}

/// A named way to authenticate, shared by devices.
public struct AuthProfile: Sendable, Equatable {
    /// The name that devices refer to.
    public let name: String
    /// How to authenticate.
    public let authentication: Authentication
}
