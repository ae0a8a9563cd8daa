import Configuration
import Fleet
import HTTPServer
import Logging
import Metrics
import StatusPages
import Threading

/// Decides which page answers a request. Runs on the server's thread, so it must return at once.
final class Router: Sendable {
    private let fleet: Lock<Fleet>
    private let options: WebOptions
    let metrics: OwnMetrics
    let access: AccessControl
    let scrapes: ScrapeLimit
    private let hashes = TargetHashes()
    private let logger: Logger
    let turns = WritingTurns()

    init(_ fleet: Fleet, options: WebOptions, logger: Logger) {
        let metrics = OwnMetrics(hasWebConfiguration: options.configuration != nil)
        self.metrics = metrics
        scrapes = ScrapeLimit(options.maximumScrapes)
        access = AccessControl(options.configuration) { metrics.count($0) }
        self.fleet = Lock(fleet)
        self.options = options
        self.logger = logger
    }

    /// Sets the devices for all later requests; running ones keep theirs.
    func replace(_ fleet: Fleet) {
        self.fleet.withLock { $0 = fleet }
    }

    /// Answers a request, if the web configuration allows it.
    ///
    /// - Parameter statistics: returns the server's statistics.
    func authorized(_ request: HTTPServerRequest, _ statistics: @escaping HTTPServer.Statistics) -> HTTPServerReply {
        access.reply(to: request) { [self] in page($0, statistics) }
    }

    /// Completes a reply that the server made itself, because the request is malformed or too late.
    func complete(_ response: HTTPServerResponse, _ kind: OwnReply) -> HTTPServerResponse {
        switch kind {
        case .refused: metrics.count(handler: "unknown", code: response.status)
        // The page has already counted the request.
        case .noRoom: metrics.count(.unread)
        case .inPlaceOfHandler: break
        }
        return access.complete(response)
    }

    private func page(_ request: HTTPServerRequest, _ statistics: @escaping HTTPServer.Statistics) -> HTTPServerReply {
        let fleet = fleet.withLock { $0 }
        guard let page = Page(path: request.path, options) else {
            return counted(notFound(request, fleet, "There is no such page.", statistics), as: "unknown")
        }
        guard page.methods.contains(request.method) else {
            let sentence = "This page answers \(page.methods.joined(separator: " and ")) only.\n"
            let headers = [("Allow", page.methods.joined(separator: ", "))]
            return counted(.now(HTTPServerResponse(status: 405, text: sentence, headers: headers)), as: page.rawValue)
        }
        do throws(ParameterError) {
            return counted(try route(page, request, fleet, statistics), as: page.rawValue)
        } catch {
            return counted(.now(error.response), as: page.rawValue)
        }
    }

    private func route(
        _ page: Page, _ request: HTTPServerRequest, _ fleet: Fleet, _ statistics: @escaping HTTPServer.Statistics
    ) throws(ParameterError) -> HTTPServerReply {
        /// A page that waits for devices.
        func waited(_ page: @escaping @Sendable (PageReply) async -> HTTPServerResponse) -> HTTPServerReply {
            .later { [self] in await page(reply(request, fleet, statistics)) }
        }
        func written(_ page: @escaping @Sendable (PageReply) -> HTTPServerResponse) -> HTTPServerReply {
            self.written(request, fleet, statistics, page)
        }
        switch page {
        case .metrics:
            guard options.exportsOwnMetrics else { return try scrape(request, fleet, fleet.devices) { nil } }
            return try scrape(request, fleet, fleet.devices, own: ownSamples(fleet, statistics))
        case .ownMetrics: return try scrapeExporter(request, fleet, own: ownSamples(fleet, statistics))
        case .probe: return try probe(request, fleet)
        case .discovery:
            let discovery = try ServiceDiscovery(request, fleet, options)
            return .later { [hashes] in discovery.response(fleet, hashes) }
        case .config:
            // Browsers get it as a page, programs get the YAML.
            if request.isFromBrowser { return written { $0.configuration() } }
            let headers = [("Content-Type", "text/yaml; charset=utf-8"), ("Vary", "Accept")]
            return .now(HTTPServerResponse(status: 200, headers: headers, body: Array(fleet.configuration.redacted().utf8)))
        case .healthy: return .now(HTTPServerResponse(status: 200, text: "The exporter is healthy.\n"))
        case .ready: return .now(HTTPServerResponse(status: 200, text: "The exporter is ready.\n"))
        case .reload: return reload(request)
        case .home: return waited { await $0.home() }
        case .device, .picture:
            // Only the name: addresses should not be shown.
            let name = String(request.path.dropFirst(Page.devicePath.count))
            func device(_ name: String) -> MonitoredDevice? {
                (fleet.devices + fleet.targetDevices).first { $0.configuration.name == name }
            }
            if let device = device(name) { return waited { await $0.device(device) } }
            if page == .picture, let device = device(String(name.dropLast(Page.pictureSuffix.count))) {
                return waited { await $0.picture(device) }
            }
            return notFound(request, fleet, "No device of this name is configured\(Self.nearest(name, fleet))", statistics)
        case .sessions: return written { $0.sessions() }
        case .sessionsJSON: return written { $0.sessionsJSON() }
        case .collections: return written { $0.collections() }
        case .collectionsJSON: return written { $0.collectionsJSON() }
        case .runbooks: return written { $0.runbooks() }
        case .runbook:
            let name = String(request.path.dropFirst(Page.runbookPath.count))
            return written { $0.runbook(name) }
        case .asset:
            guard let asset = Asset(path: request.path) else {
                return notFound(request, fleet, "There is no such page.", statistics)
            }
            return .now(AssetReply.response(asset, request))
        }
    }

    /// A page that waits for no device. Writing it may take milliseconds, too long for the server's thread.
    private func written(
        _ request: HTTPServerRequest, _ fleet: Fleet, _ statistics: @escaping HTTPServer.Statistics,
        _ page: @escaping @Sendable (PageReply) -> HTTPServerResponse
    ) -> HTTPServerReply {
        .later { [self] in
            await turns.write(for: request.clientNetwork) { [self] in page(reply(request, fleet, statistics)) }
        }
    }

    private func reply(_ request: HTTPServerRequest, _ fleet: Fleet, _ statistics: HTTPServer.Statistics) -> PageReply {
        PageReply(request, fleet, options, turns, metrics.troubles(statistics()))
    }

    private func reload(_ request: HTTPServerRequest) -> HTTPServerReply {
        guard RequestOrigin.isOwn(request, options.externalURL) else {
            return .now(HTTPServerResponse(status: 403, text: "A page of another site may not reload the configuration.\n"))
        }
        guard let reload = options.reload else {
            return .now(
                HTTPServerResponse(
                    status: 403, text: "The exporter was started without --web.enable-lifecycle; SIGHUP reloads it as well.\n"))
        }
        return .later {
            let problems = await reload()
            guard !problems.isEmpty else { return HTTPServerResponse(status: 200, text: "The configuration was reloaded.\n") }
            let list = problems.map { $0 + "\n" }.joined()
            return HTTPServerResponse(
                status: 500, text: "The configuration was not reloaded, the previous one stays active:\n" + list)
        }
    }

    /// Counts the answer when it is ready.
    private func counted(_ reply: HTTPServerReply, as handler: String) -> HTTPServerReply {
        reply.map { [metrics] response in
            metrics.count(handler: handler, code: response.status)
            return response
        }
    }

    /// A page for browsers, a line for programs.
    private func notFound(
        _ request: HTTPServerRequest, _ fleet: Fleet, _ sentence: @escaping @Sendable @autoclosure () -> String,
        _ statistics: @escaping HTTPServer.Statistics
    ) -> HTTPServerReply {
        guard request.isFromBrowser else {
            // To look for a name like it may take a moment, which the server's thread does not have.
            return .later { HTTPServerResponse(status: 404, text: sentence() + " The start page / lists all.\n") }
        }
        return written(request, fleet, statistics) { $0.notFound(sentence()) }
    }
}

extension HTTPServerRequest {
    /// Whether a browser sent the request: browsers ask for HTML, programs do not.
    var isFromBrowser: Bool { headerValues("Accept").contains { $0.contains("text/html") } }
}
