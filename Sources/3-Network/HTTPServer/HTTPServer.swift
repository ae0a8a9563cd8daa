import Glibc
import Platform
import Threading

/// An HTTP/1.1 server, plain or with TLS.
///
/// Each listening socket has one thread, which reads requests, calls the handler and writes replies. The handler must
/// return at once; work that takes time is returned as `.later` and runs as a task while the connection sleeps.
/// The server runs until `stop`, whether or not anything references this object.
public final class HTTPServer: Sendable {
    /// Answers a request. Runs on a server thread and must return at once.
    public typealias Handler = @Sendable (HTTPServerRequest) -> HTTPServerReply
    /// The counts of a server since its start.
    public typealias Statistics = @Sendable () -> HTTPServerStatistics

    /// Tests look at its counts.
    let core: ServerCore
    let listeners: [Listener]
    private let stopper: ServerStop
    private let tlsPolicy: (certificates: ClientCertificatePolicy, isOn: Bool)

    /// Opens all addresses and starts to serve. Resolving a host name may block.
    ///
    /// - Throws: `HTTPServerError` naming the address or the part of the TLS configuration that is wrong; nothing
    ///   listens then.
    public convenience init(_ configuration: HTTPServerConfiguration, handler: @escaping Handler) throws(HTTPServerError) {
        try self.init(configuration) { request, _ in handler(request) }
    }

    /// The same with a handler that also receives the server's statistics.
    ///
    /// - Throws: the same.
    public init(
        _ configuration: HTTPServerConfiguration,
        handler: @escaping @Sendable (HTTPServerRequest, @escaping Statistics) -> HTTPServerReply
    ) throws(HTTPServerError) {
        let credentials = try Self.credentials(configuration.tls, configuration.clientCertificates)
        // Without a descriptor left, accepting fails and the server would be deaf.
        let limit = DescriptorBudget.current(wantedClients: max(1, configuration.connectionLimit)).clients
        let sockets = try Self.sockets(configuration)
        core = ServerCore(configuration, connectionLimit: limit, credentials: credentials, handler: handler)
        listeners = try Self.listeners(sockets, core, configuration, limit)
        stopper = ServerStop(core: core, listeners: listeners)
        tlsPolicy = (configuration.clientCertificates, configuration.tls != nil)
        guard DeadlineWatch.shared.add(WatchedServer(core: core, listeners: listeners)) else {
            stopper.begin(grace: .zero) {}
            throw .engine(reason: "no thread for time limits: " + systemErrorText(EAGAIN))
        }
    }

    /// Where the server listens, with the actual ports where 0 was configured.
    public var boundAddresses: [SocketAddress] { listeners.map(\.socket.address) }

    /// Counts since the start.
    public var statistics: HTTPServerStatistics { HTTPServerStatistics(core.connections, core.requests, core.bodies) }

    /// Uses another certificate, and on request another policy for client certificates, for new connections. Those that
    /// are open continue with the old ones.
    ///
    /// - Throws: `.tls` if they cannot be used, `.notTLS` if the server speaks plain HTTP; the old ones stay active.
    public func replaceIdentity(
        _ identity: TLSIdentity, clientCertificates: ClientCertificatePolicy? = nil
    ) throws(HTTPServerError) {
        guard tlsPolicy.isOn else { throw .notTLS }
        let fresh = try Self.credentials(identity, clientCertificates ?? tlsPolicy.certificates)
        core.credentials.withLock { $0 = fresh }
    }

    /// Stops: accepts no more clients at once, closes idle connections, lets running requests finish, answers those that
    /// still wait after `grace` with 503, and closes. May be called again while it runs, even with a shorter grace.
    public func stop(grace: Duration) async {
        await withCheckedContinuation { continuation in
            stopper.begin(grace: grace) { continuation.resume() }
        }
    }
}

extension HTTPServer {
    private static func credentials(
        _ identity: TLSIdentity?, _ policy: ClientCertificatePolicy
    ) throws(HTTPServerError) -> TLSCredentials? {
        guard let identity else { return nil }
        do throws(TLSError) {
            return try TLSCredentials(identity, clients: policy)
        } catch {
            throw .tls(error)
        }
    }

    private static func sockets(_ configuration: HTTPServerConfiguration) throws(HTTPServerError) -> [ListeningSocket] {
        var sockets: [ListeningSocket] = []
        do throws(HTTPServerError) {
            for descriptor in configuration.inheritedSockets { sockets.append(try .inherit(descriptor)) }
            if sockets.isEmpty {
                for address in configuration.addresses { sockets += try ListeningSocket.open(address) }
            }
        } catch {
            sockets.forEach { $0.close() }
            throw error
        }
        guard !sockets.isEmpty else { throw .nothingToListenOn }
        return sockets
    }

    private static func listeners(
        _ sockets: [ListeningSocket], _ core: ServerCore, _ configuration: HTTPServerConfiguration, _ limit: Int
    ) throws(HTTPServerError) -> [Listener] {
        var listeners: [Listener] = []
        do throws(HTTPServerError) {
            for socket in sockets {
                // Room above our own limit, so that a newcomer is accepted while the connection it replaces is closing.
                let room = limit + max(16, limit / 8)
                listeners.append(
                    try Listener(socket, core: core, configuration: configuration, connectionLimit: room))
            }
        } catch {
            for listener in listeners {
                listener.quiesce()
                listener.stop()
            }
            sockets.dropFirst(listeners.count).forEach { $0.close() }
            throw error
        }
        return listeners
    }
}
