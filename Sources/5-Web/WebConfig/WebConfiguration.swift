public import HTTPServer
public import Passwords
public import Platform
public import Text

/// The file of `--web.config.file`: how the exporter protects itself. It is the file of Prometheus' exporter-toolkit,
/// key by key.
public struct WebConfiguration: Sendable {
    /// The file as the operator named it.
    public let file: String
    /// Certificates and versions; `nil` serves plain HTTP.
    public let tls: ServerTLS?
    /// Fields for the header of every answer.
    public let headers: [(name: String, value: String)]
    /// The users; without any, no password is required.
    public let users: PasswordList
    /// Whether clients must send a password.
    public var asksForPasswords: Bool { !users.isEmpty }
    /// The limit on requests.
    public let rateLimit: RateLimit?
    /// Ignored and insecure settings, as sentences for the log.
    public let notices: [String]
    /// The file and all files that it references, which are read again when one of them changes.
    public let files: WatchedFiles
}

/// The TLS side of the server.
public struct ServerTLS: Sendable {
    /// The server's certificate and key.
    public let identity: TLSIdentity
    /// What is demanded of clients.
    public let clients: ClientCertificatePolicy
    /// The alternative names of which a client certificate must have one; empty to accept any.
    public let allowedClientNames: [String]
    /// The oldest and the newest supported version.
    public let versions: ClosedRange<TLSVersion>
}

/// A limit on the number of requests: on average one per interval, with a burst.
public struct RateLimit: Sendable, Equatable {
    /// The interval per request.
    public let interval: Duration
    /// The burst size.
    public let burst: Int

    /// A limit from its parts; both greater than 0.
    public init(interval: Duration, burst: Int) {
        self.interval = interval
        self.burst = burst
    }
}

/// All problems of a web configuration.
public struct WebConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The problems, in the order of the file; never empty.
    public let problems: [Problem]
    /// The file and all files that it references.
    public let files: WatchedFiles

    /// One problem a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
