import Configuration
import Fleet
import HTTPServer
import Logging
import Platform

/// Decides which page answers a request. Runs on the server's thread, so it only looks at the request and returns.
final class Router: Sendable {
    private let fleet: Lock<Fleet>
    private let options: WebOptions
    private let metrics = OwnMetrics()
    private let logger: Logger
    /// The server that it answers for, while that runs.
    private let server = Lock<HTTPServer?>(nil)

    init(_ fleet: Fleet, options: WebOptions, logger: Logger) {
        self.fleet = Lock(fleet)
        self.options = options
        self.logger = logger
    }

    /// Lets all later requests see other devices; those that run keep theirs.
    func replace(_ fleet: Fleet) {
        self.fleet.withLock { $0 = fleet }
    }

    /// Lets the router tell how its server does; `nil` when the server stops, which would otherwise keep itself alive.
    func attach(_ server: HTTPServer?) {
        self.server.withLock { $0 = server }
    }

    private func statistics() -> HTTPServerStatistics {
        server.withLock { $0 }?.statistics ?? HTTPServerStatistics()
    }

    func reply(to request: HTTPServerRequest) -> HTTPServerReply {
        let page = Page(path: request.path, options)
        guard let page else { return counted(.now(Self.notFound), as: "unknown") }
        guard ["GET", "HEAD"].contains(request.method) else {
            let headers = [("Allow", "GET, HEAD")]
            return counted(
                .now(HTTPServerResponse(status: 405, text: "This page answers GET and HEAD only.\n", headers: headers)),
                as: page.rawValue)
        }
        let fleet = fleet.withLock { $0 }
        return counted(reply(page, request, fleet), as: page.rawValue)
    }

    private func reply(_ page: Page, _ request: HTTPServerRequest, _ fleet: Fleet) -> HTTPServerReply {
        switch page {
        case .metrics:
            let scrape = ScrapeReply(request, fleet: fleet, devices: fleet.devices)
            return .later { [self] in await scrape.answer { metrics.samples(fleet, statistics()) } }
        case .probe: return probe(request, fleet)
        case .config:
            return .now(
                HTTPServerResponse(
                    status: 200, headers: [("Content-Type", "text/yaml; charset=utf-8")],
                    body: Array(fleet.configuration.redacted().utf8)))
        case .healthy: return .now(HTTPServerResponse(status: 200, text: "The exporter is healthy.\n"))
        case .ready: return .now(HTTPServerResponse(status: 200, text: "The exporter is ready.\n"))
        case .home: return .now(HomePage.response(fleet, options))
        }
    }

    private func probe(_ request: HTTPServerRequest, _ fleet: Fleet) -> HTTPServerReply {
        guard let target = request.query("target"), !target.isEmpty else {
            return .now(HTTPServerResponse(status: 400, text: "Say which device: /probe?target=NAME\n"))
        }
        // Credentials never go to an address that a request names: only configured devices are asked.
        guard let device = fleet.device(named: target) else {
            return .now(HTTPServerResponse(status: 404, text: "No device of this name or URL is configured.\n"))
        }
        let scrape = ScrapeReply(request, fleet: fleet, devices: [device])
        return .later { await scrape.answer { nil } }
    }

    /// Counts the answer when it is there.
    private func counted(_ reply: HTTPServerReply, as handler: String) -> HTTPServerReply {
        switch reply {
        case .now(let response):
            metrics.count(handler: handler, code: response.status)
            return reply
        case .later(let work):
            return .later { [metrics] in
                let response = await work()
                metrics.count(handler: handler, code: response.status)
                return response
            }
        }
    }

    private static let notFound = HTTPServerResponse(status: 404, text: "There is no such page. The start page / lists all.\n")
}
