import Catalog
import Fleet
import HTTPServer
import Metrics

/// Collects devices and writes the answer of a scrape.
struct ScrapeReply: Sendable {
    let fleet: Fleet
    /// Whom to ask; nobody when none of their metrics is wanted.
    let devices: [MonitoredDevice]
    let timeout: Duration
    let negotiation: Negotiation
    let selection: Selection
    /// Who asks, and for what.
    let network: String
    let form: WritingTurns.Form
    let presence: ClientPresence
    /// The number of the request, which links it with its collections.
    let number: UInt64

    /// - Throws: what the client asked for and cannot have.
    init(_ request: HTTPServerRequest, fleet: Fleet, devices: [MonitoredDevice]) throws(SelectionError) {
        self.fleet = fleet
        timeout = ScrapeTimeout.of(header: request.header("X-Prometheus-Scrape-Timeout-Seconds"), devices)
        negotiation = Negotiation(request)
        network = request.clientNetwork
        form = WritingTurns.Form(path: request.path, isCompressed: negotiation.acceptsGzip)
        presence = request.presence
        number = request.identifier
        selection = try Selection(request, fleet.catalog, devices)
        self.devices = selection.wantsDevices ? devices : []
    }

    /// Answers with the samples of the devices and those of `own`, which is asked when the devices have answered.
    ///
    /// - Parameter turns: when the answer may be written.
    func answer(own: @Sendable () -> SampleSet?, turns: WritingTurns) async -> HTTPServerResponse {
        let collections = await fleet.collect(devices, timeout: timeout, for: number)
        return await turns.write(for: network, expected: turns.lastSize(form).written) {
            guard !Task.isCancelled, hasRoom(turns) else { return Self.tooMuchUnread }
            var sets = collections.map(\.samples)
            // Nothing is said of what the scrape does not look at.
            if let collectors = selection.collectors, let state = fleet.catalog.families.id("lantime_scrape_collector_state") {
                for index in sets.indices { sets[index].keep(of: state, where: "collector", isIn: collectors) }
            }
            if let own = own() { sets.append(own) }
            let text = fleet.exposition.render(sets, as: negotiation.format, names: selection.names)
            let response = Self.response(text, negotiation)
            turns.note(WritingTurns.Size(written: text.count, sent: response.body.count), of: form)
            return response
        }
    }

    /// Whether one more answer of the size of the last one may wait for this client.
    func hasRoom(_ turns: WritingTurns) -> Bool { presence.hasRoom(for: turns.lastSize(form).sent) }

    static let tooMuchUnread = HTTPServerResponse(
        status: 503, text: "Too many answers wait to be read by their clients.\n", headers: [("Retry-After", "5")])

    private static func response(_ text: [UInt8], _ negotiation: Negotiation) -> HTTPServerResponse {
        // The same address answers in several forms.
        .compressed(
            text, headers: [("Content-Type", negotiation.format.contentType)], varies: "Accept, ",
            acceptsGzip: negotiation.acceptsGzip)
    }
}
