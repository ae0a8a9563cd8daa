/// How a server listens and what it allows its clients.
public struct HTTPServerConfiguration: Sendable {
    /// Addresses to listen on. Each address gets a thread of its own.
    public var addresses: [ListenAddress]
    /// Sockets that already listen (systemd socket activation), used instead of `addresses`. The server closes them
    /// when it stops.
    public var inheritedSockets: [Int32] = []
    /// Certificate and key; `nil` serves plain HTTP.
    public var tls: TLSIdentity?
    /// The oldest and the newest TLS version that is spoken.
    public var tlsVersions: ClosedRange<TLSVersion> = .tls12 ... .tls13
    /// What is demanded of clients in the TLS handshake.
    public var clientCertificates: ClientCertificatePolicy = .none
    /// Open connections over all addresses. One more closes the connection that has been silent longest; when every
    /// connection works on a request, the new one is refused. Never more than the open-file limit of the process allows.
    public var connectionLimit: Int = 1024
    /// Open connections of one client, an IPv4 address or the /64 of an IPv6 address; 0 means no limit.
    public var connectionsPerAddressLimit: Int = 0
    /// How long a connection may be silent, between requests and inside one. Rounded up to whole seconds.
    public var idleTimeout: Duration = .seconds(30)
    /// From the accepted connection (TLS handshake included) to the end of its first request's headers, however busily
    /// the client sends. A later request on the connection gets `idleTimeout` more, because its start is not known.
    public var headerTimeout: Duration = .seconds(10)
    /// From the end of the headers to the end of the request's body.
    public var bodyTimeout: Duration = .seconds(10)
    /// From the reply until the client has read its last byte.
    public var sendTimeout: Duration = .seconds(60)
    /// The largest body of a request; a larger one is answered with 413 as soon as it is announced. With 0 no body is accepted.
    public var maximumRequestBodyBytes: Int = 64 * 1024
    /// Bytes of replies that may wait for their clients, in total. Beyond it a reply is replaced by 503.
    public var waitingBytesLimit: Int = 128 << 20
    /// The same for one client: an IPv4 address or the /64 of an IPv6 address. One reply is always accepted.
    public var waitingBytesPerAddressLimit: Int = 32 << 20
    /// Completes the replies that the server makes itself, such as that to a malformed request, before they are sent.
    public var complete: @Sendable (HTTPServerResponse, OwnReply) -> HTTPServerResponse = { response, _ in response }
    /// Receives the lines that libmicrohttpd would write to stderr. Called on server threads; must not block.
    public var log: (@Sendable (String) -> Void)?

    /// A configuration with default limits.
    public init(addresses: [ListenAddress] = [], tls: TLSIdentity? = nil) {
        self.addresses = addresses
        self.tls = tls
    }
}

/// A version of TLS that the server can speak; older ones are broken.
public enum TLSVersion: Sendable, Comparable, CaseIterable {
    /// TLS 1.2
    case tls12
    /// TLS 1.3
    case tls13
}
