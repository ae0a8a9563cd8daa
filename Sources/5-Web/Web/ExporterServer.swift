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
        // No page accepts a body: an announced one would keep a connection busy for nothing.
        configuration.maximumRequestBodyBytes = 0
        configuration.complete = { router.complete($0, $1) }
        let server = try HTTPServer(configuration) { router.authorized($0, $1) }
        self.router = router
        self.server = server
        watch = options.configuration.map { web in
            let watch = WebConfigurationWatch(
                web, logger: logger, note: { router.metrics.noteWebReload($0) },
                apply: { Self.apply($0, instead: web, server, router) })
            return RegularWork(named: "web config", every: options.configurationInterval) { done in
                watch.look()
                done()
            }
        }
    }

    /// Where it listens, with real port numbers.
    public var addresses: [SocketAddress] { server.boundAddresses }

    /// Sets the devices for all later requests.
    public func replace(_ fleet: Fleet) {
        router.replace(fleet)
    }

    /// Reports the result of the last reload to metrics and pages.
    ///
    /// - Parameter problems: what is wrong with it, one line a problem; empty when it is in effect.
    public func noteReload(_ problems: [String]) {
        router.metrics.noteReload(problems)
    }

    /// Whether the threads still accept clients; blocks for up to `patience`.
    public func isAlive(within patience: Duration) -> Bool { server.isAlive(within: patience) }

    /// Stops gracefully: accepts no new requests and lets running ones finish, for at most `grace`.
    public func stop(grace: Duration) async {
        watch?.stop()
        await server.stop(grace: grace)
    }

    /// Applies a web configuration that was read again. Runs on the thread of the watch.
    ///
    /// - Parameter first: the initial one, which determines what cannot change.
    /// - Returns: why it cannot be applied, if so.
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
        router.access.replace(fresh)
        return nil
    }
}
