import CMicroHTTPD
import Glibc
import Threading

/// What all listeners of a server share. The callbacks of libmicrohttpd work on it, so it outlives every daemon.
final class ServerCore: Sendable {
    let handler: HTTPServer.Handler
    let connections: ConnectionTable
    let requests: RequestLedger
    let bodies: WaitingBodies
    let suspension = AcceptSuspension()
    let maximumBody: Int
    /// See ``HTTPServerConfiguration/complete``.
    let complete: @Sendable (HTTPServerResponse, OwnReply) -> HTTPServerResponse
    /// The credentials for new handshakes; `nil` without TLS.
    let credentials: Lock<TLSCredentials?>

    private let logLine: (@Sendable (String) -> Void)?
    private let lastLine = Lock<String?>(nil)

    init(
        _ configuration: HTTPServerConfiguration, connectionLimit: Int, credentials: TLSCredentials?,
        handler: @escaping @Sendable (HTTPServerRequest, @escaping HTTPServer.Statistics) -> HTTPServerReply
    ) {
        self.credentials = Lock(credentials)
        maximumBody = configuration.maximumRequestBodyBytes
        complete = configuration.complete
        logLine = configuration.log
        let connections = ConnectionTable(limits: configuration, connectionLimit: connectionLimit)
        let requests = RequestLedger()
        let bodies = WaitingBodies(
            limits: .init(all: configuration.waitingBytesLimit, perNetwork: configuration.waitingBytesPerAddressLimit))
        self.connections = connections
        self.requests = requests
        self.bodies = bodies
        // The handler does not reference the core: the two would keep each other alive.
        let statistics: HTTPServer.Statistics = { HTTPServerStatistics(connections, requests, bodies) }
        self.handler = { handler($0, statistics) }
    }

    /// Begins a connection: gives a TLS session its credentials. Runs on the daemon's thread, before the handshake.
    func open(_ handle: OpaquePointer) -> ServerConnection? {
        let socket = cmhd_connection_socket(handle)
        guard socket >= 0 else { return nil }
        let client = cmhd_connection_address(handle).flatMap { SocketAddress($0) }
        let session = cmhd_connection_tls_session(handle).map { OpaquePointer($0) }
        let credentials = session == nil ? nil : self.credentials.withLock { $0 }
        if let session { credentials?.attach(to: session) }
        let connection = ServerConnection(
            socket: socket, client: client ?? SocketAddress(host: "unknown", port: 0), credentials: credentials,
            accepted: .now)
        connections.add(connection)
        return connection
    }

    /// Checks the client's certificate, once per connection. Runs on the daemon's thread, after the handshake.
    func checkClient(_ connection: ServerConnection, _ handle: OpaquePointer) -> ClientCertificateCheck {
        if let known = connection.clientCheck { return known }
        var check = ClientCertificateCheck.accepted(nil)
        if let credentials = connection.credentials, let session = cmhd_connection_tls_session(handle) {
            check = credentials.check(OpaquePointer(session))
        }
        connection.clientCheck = check
        return check
    }

    func log(_ line: String) {
        let text = line.hasSuffix("\n") ? String(line.dropLast()) : line
        lastLine.withLock { $0 = text }
        suspension.note(line: text)
        logLine?(text)
    }

    /// libmicrohttpd's last message; its reason if it does not start.
    var lastLogLine: String? { lastLine.withLock { $0 } }
}
