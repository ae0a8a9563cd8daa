import BuildInformation
import Catalog
import Configuration
import Fleet
import HTTPServer
import Journal
import Platform
import StatusPages

/// Answers a request for a web page.
struct PageReply: Sendable {
    /// How often an open page refreshes, in seconds.
    private static let refresh = 15
    /// A collection younger than this is shown as it is, so that a device is queried once in the
    /// refresh interval, however many pages are open. A little less than that, because a page refreshes by its own clock.
    private static let maximumAge = Duration.seconds(refresh - 1)
    /// A page does not wait longer for devices; it shows the age of its data.
    private static let timeout = Duration.seconds(2)

    private let request: HTTPServerRequest
    private let fleet: Fleet
    private let options: WebOptions
    private let turns: WritingTurns
    private let troubles: ExporterTroubles

    /// - Parameters:
    ///   - turns: decides when a page that waited for devices may be written.
    ///   - troubles: problems of the exporter itself.
    init(
        _ request: HTTPServerRequest, _ fleet: Fleet, _ options: WebOptions, _ turns: WritingTurns, _ troubles: ExporterTroubles
    ) {
        self.request = request
        self.fleet = fleet
        self.options = options
        self.turns = turns
        self.troubles = troubles
    }

    func home() async -> HTTPServerResponse {
        let query: FleetQuery
        do throws(ParameterError) {
            query = try fleetQuery()
        } catch {
            return await turns.write(for: request.clientNetwork) { refused(error) }
        }
        let recent = await recent(fleet.devices + fleet.targetDevices) { _ = $0.digest(now: unixTimeNow()) }
        return await turns.write(for: request.clientNetwork) {
            let now = unixTimeNow()
            let rows = recent.map { FleetRow($0, now: now) }
            return page(.fleet(rows, query, links: fleet.configuration.links, site(now: now)))
        }
    }

    /// The view of the fleet that the request asks for.
    private func fleetQuery() throws(ParameterError) -> FleetQuery {
        try request.checkParameters(FleetQuery.names.union(["fragment"]), single: FleetQuery.names)
        let devices = fleet.devices + fleet.targetDevices
        do throws(FleetQueryError) {
            return try FleetQuery(
                labels: devices.reduce(into: []) { $0.formUnion($1.configuration.labels.keys) }, request.query)
        } catch {
            throw ParameterError(error.description)
        }
    }

    /// A page for browsers, a line for programs.
    private func refused(_ error: ParameterError) -> HTTPServerResponse {
        guard request.isFromBrowser else { return error.response }
        let sentence = error.description + (error.description.hasSuffix(".") ? "" : ".")
        return page(.problem("Not understood", sentence, site()), status: 400)
    }

    /// The chassis as a separate picture.
    func picture(_ device: MonitoredDevice) async -> HTTPServerResponse {
        guard let status = await recent([device]).first.map({ DeviceStatus($0, fleet) }) else {
            return HTTPServerResponse(status: 500)
        }
        let picture = await turns.write(for: request.clientNetwork) {
            ChassisPicture.svg(status, theme: request.query("theme"), site())
        }
        let headers =
            PageHeaders.common(policy: ChassisPicture.policy) + [
                ("Content-Type", "image/svg+xml; charset=utf-8"),
                // For as long as the device would not be queried again for it; only in private caches.
                ("Cache-Control", "private, max-age=\(Self.refresh)"),
            ]
        return .compressed(picture, headers: headers, acceptsGzip: Negotiation(request).acceptsGzip)
    }

    func device(_ device: MonitoredDevice) async -> HTTPServerResponse {
        guard let status = await recent([device]).first.map({ DeviceStatus($0, fleet) }) else {
            return HTTPServerResponse(status: 500)
        }
        let sessions = fleet.journal.recordsSessions ? fleet.journal.sessions(of: device.configuration.name) : nil
        return await turns.write(for: request.clientNetwork) { page(.device(status, sessions: sessions, site())) }
    }

    func configuration() -> HTTPServerResponse { page(.text("Configuration", fleet.configuration.redacted(), site())) }
    func runbooks() -> HTTPServerResponse { page(.runbooks(site())) }

    /// A runbook by the name of its alert, or by that of its file: the rules link to files, wherever these are.
    func runbook(_ name: String) -> HTTPServerResponse {
        let alert = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
        return StatusPage.runbook(alert, site()).map { page($0) } ?? notFound("There is no runbook with this name.")
    }

    func notFound(_ sentence: String) -> HTTPServerResponse {
        page(.problem("Not found", sentence, site()), status: 404)
    }

    func sessions() -> HTTPServerResponse { page(.sessions(recordedSessions, site())) }
    func sessionsJSON() -> HTTPServerResponse { json(JournalJSON.sessions(recordedSessions)) }
    func collections() -> HTTPServerResponse { page(.collections(fleet.journal.collections(), site())) }
    func collectionsJSON() -> HTTPServerResponse { json(JournalJSON.collections(fleet.journal.collections())) }

    private var recordedSessions: [SessionRecord]? {
        fleet.journal.recordsSessions ? fleet.journal.sessions() : nil
    }

    private func site(now: Double = unixTimeNow()) -> Site {
        Site(
            prefix: options.pathPrefix, telemetryPath: options.telemetryPath, version: BuildInformation.current.version,
            now: now, refresh: Self.refresh, troubles: troubles.sentences(now: now))
    }

    private func recent(
        _ devices: [MonitoredDevice], preparation: MonitoredDevice.Preparation? = nil
    ) async -> [RecentCollection] {
        await fleet.recent(
            devices, maximumAge: Self.maximumAge, timeout: Self.timeout, for: request.identifier, preparation: preparation)
    }

    // MARK: - Writing

    /// The page as a document, or the part that its script requests.
    private func page(_ page: StatusPage, status: Int = 200) -> HTTPServerResponse {
        let isFragment = request.query("fragment") != nil
        return response("text/html; charset=utf-8", isFragment ? page.fragment(site()) : page.document(site()), status: status)
    }

    private func json(_ bytes: [UInt8]) -> HTTPServerResponse { response("application/json", bytes) }

    private func response(_ contentType: String, _ body: [UInt8], status: Int = 200) -> HTTPServerResponse {
        .compressed(
            body, status: status, headers: PageHeaders.common() + [("Content-Type", contentType), ("Cache-Control", "no-store")],
            acceptsGzip: Negotiation(request).acceptsGzip)
    }
}
