import Fleet
import HTTPServer
import Logging

/// The exporter's own HTTP server.
public final class ExporterServer: Sendable {
    private let server: HTTPServer
    private let router: Router

    /// Starts to listen and to answer.
    ///
    /// - Throws: ``HTTPServerError`` when an address cannot be used.
    public init(_ fleet: Fleet, _ configuration: HTTPServerConfiguration, options: WebOptions, logger: Logger)
        throws(HTTPServerError)
    {
        let router = Router(fleet, options: options, logger: logger)
        self.router = router
        server = try HTTPServer(configuration) { router.reply(to: $0) }
        router.attach(server)
    }

    /// Where it listens, with real port numbers.
    public var addresses: [SocketAddress] { server.boundAddresses }

    /// Lets all later requests see other devices.
    public func replace(_ fleet: Fleet) {
        router.replace(fleet)
    }

    /// Ends in order: accepts nothing new and lets what runs finish, for at most `grace`.
    public func stop(grace: Duration) async {
        await server.stop(grace: grace)
        router.attach(nil)
    }
}
