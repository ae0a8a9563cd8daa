import Fleet
import HTTPServer
import Logging
import Threading
import WebConfig

/// The exporter's own HTTP server.
public final class ExporterServer: Sendable {
    private let server: HTTPServer
    private let router: Router
    private let watch: RegularWork?

    /// Starts to listen and to answer.
    ///
    /// - Throws: ``HTTPServerError`` when an address cannot be used.
    public init(_ fleet: Fleet, _ configuration: HTTPServerConfiguration, options: WebOptions, logger: Logger)
        throws(HTTPServerError)
    {
        var configuration = configuration
        if let tls = options.configuration?.tls {
            configuration.tls = tls.identity
            configuration.clientCertificates = tls.clients
            configuration.tlsVersions = tls.versions
        }
        let limits = ConnectionLimits(scrapes: ScrapeLimit(options.maximumScrapes).limit(fleet))
        configuration.connectionLimit = options.maximumConnections ?? limits.connections
        configuration.connectionsPerAddressLimit = options.maximumConnectionsPerAddress ?? limits.perAddress
        let router = Router(fleet, options: options, logger: logger)
        // No page takes a body: one that is announced would keep a connection busy for nothing.
        configuration.maximumRequestBodyBytes = 0
        configuration.complete = { router.complete($0, $1) }
        let server = try HTTPServer(configuration) { router.authorized($0, $1) }
        self.router = router
        self.server = server
        watch = options.configuration.map { web in
            let watch = WebConfigurationWatch(
                web, logger: logger, note: { router.noteWebReload($0) },
                apply: { Self.apply($0, instead: web, server, router) })
            return RegularWork(named: "web config", every: options.configurationInterval) { done in
                watch.look()
                done()
            }
        }
    }

    /// Where it listens, with real port numbers.
    public var addresses: [SocketAddress] { server.boundAddresses }

    /// Lets all later requests see other devices.
    public func replace(_ fleet: Fleet) {
        router.replace(fleet)
    }

    /// Informs metrics and pages how the last reading of the configuration went.
    ///
    /// - Parameter problems: what is wrong with it, one line a problem; empty when it is in effect.
    public func noteReload(_ problems: [String]) {
        router.noteReload(problems)
    }

    /// Whether the threads that take clients still do; blocks for as long as `patience`.
    public func isAlive(within patience: Duration) -> Bool { server.isAlive(within: patience) }

    /// Ends in order: accepts nothing new and lets what runs finish, for at most `grace`.
    public func stop(grace: Duration) async {
        watch?.stop()
        await server.stop(grace: grace)
    }

    /// Takes over a web configuration that was read again. Runs on the thread of the watch.
    ///
    /// - Parameter first: that of the start, which decided what cannot change.
    /// - Returns: why it cannot be, if so.
    private static func apply(
        _ fresh: WebConfiguration, instead first: WebConfiguration, _ server: HTTPServer, _ router: Router
    ) -> String? {
        guard fresh.tls?.versions == first.tls?.versions else {
            return "to switch TLS on or off, or to change its versions, restart the exporter"
        }
        if let tls = fresh.tls {
            do throws(HTTPServerError) {
                try server.replaceIdentity(tls.identity, clientCertificates: tls.clients)
            } catch {
                return error.description
            }
        }
        router.replace(fresh)
        return nil
    }
}
