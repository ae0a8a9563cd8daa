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
    /// The number of the request, which links it with its collections.
    let number: UInt64

    /// - Throws: what the client asked for and cannot have.
    init(_ request: HTTPServerRequest, fleet: Fleet, devices: [MonitoredDevice]) throws(SelectionError) {
        self.fleet = fleet
        timeout = ScrapeTimeout.of(header: request.header("X-Prometheus-Scrape-Timeout-Seconds"), devices)
        negotiation = Negotiation(request)
        number = request.identifier
        selection = try Selection(request, fleet.catalog, devices)
        self.devices = selection.wantsDevices ? devices : []
    }

    /// Answers with the samples of the devices and those of `own`, which is asked when the devices have answered.
    func answer(own: @Sendable () -> SampleSet?) async -> HTTPServerResponse {
        let collections = await fleet.collect(devices, timeout: timeout, for: number)
        var sets = collections.map(\.samples)
        // Nothing is said of what the scrape does not look at.
        if let collectors = selection.collectors, let state = fleet.catalog.families.id("lantime_scrape_collector_state") {
            for index in sets.indices { sets[index].keep(of: state, where: "collector", isIn: collectors) }
        }
        if let own = own() { sets.append(own) }
        let text = fleet.exposition.render(sets, as: negotiation.format, names: selection.names)
        // The same address answers in several forms.
        return .compressed(
            text, headers: [("Content-Type", negotiation.format.contentType)], varies: "Accept, ",
            acceptsGzip: negotiation.acceptsGzip)
    }
}
