public import HTTPServer
public import Passwords
public import Platform
public import Text

/// What the file of `--web.config.file` says: how the exporter protects itself. The file of Prometheus' exporter-toolkit,
/// key by key.
public struct WebConfiguration: Sendable {
    /// The file as the operator named it.
    public let file: String
    /// Certificates and versions; `nil` serves plain HTTP.
    public let tls: ServerTLS?
    /// Fields for the header of every answer.
    public let headers: [(name: String, value: String)]
    /// Who may ask; everybody when nobody is on the list.
    public let users: PasswordList
    /// Whether clients must show a password.
    public var asksForPasswords: Bool { !users.isEmpty }
    /// How often may be asked.
    public let rateLimit: RateLimit?
    /// What the file asks for and does not get, or should not ask for: sentences for the log.
    public let notices: [String]
    /// The file itself and everything that it names, to be read again when one of them changes.
    public let files: WatchedFiles
}

/// The TLS side of the server.
public struct ServerTLS: Sendable {
    /// The server's certificate and key.
    public let identity: TLSIdentity
    /// What is asked of clients.
    public let clients: ClientCertificatePolicy
    /// The alternative names of which a client's certificate must have one; empty when any will do.
    public let allowedClientNames: [String]
    /// The oldest and the newest version that is spoken.
    public let versions: ClosedRange<TLSVersion>
}

/// A limit on the number of requests: one each interval on average, so many at once.
public struct RateLimit: Sendable, Equatable {
    /// The time for which one request counts.
    public let interval: Duration
    /// How many may come at once.
    public let burst: Int

    /// A limit from its parts; both greater than 0.
    public init(interval: Duration, burst: Int) {
        self.interval = interval
        self.burst = burst
    }
}

/// Everything that is wrong with a web configuration.
public struct WebConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The problems, in the order of the file; never empty.
    public let problems: [Problem]
    /// The file itself and everything that it names.
    public let files: WatchedFiles

    /// One problem a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
