import Catalog
import Configuration
import Fleet
import HTTPServer
import Metrics
import Platform

/// Collects devices and writes the answer of a scrape.
struct ScrapeReply: Sendable {
    let fleet: Fleet
    /// The devices to query; empty when none of their metrics is selected.
    let devices: [MonitoredDevice]
    /// `X-Prometheus-Scrape-Timeout-Seconds`
    private let timeoutHeader: String?
    /// When the request was complete, in monotonic seconds.
    private let arrival: Double
    let negotiation: Negotiation
    let selection: Selection
    /// The client and its request.
    let network: String
    let form: WritingTurns.Form
    let presence: ClientPresence
    /// The number of the request, which links it with its collections.
    let number: UInt64

    /// - Throws: the parameter that is invalid.
    init(_ request: HTTPServerRequest, fleet: Fleet, devices: [MonitoredDevice]) throws(ParameterError) {
        self.fleet = fleet
        timeoutHeader = request.header("X-Prometheus-Scrape-Timeout-Seconds")
        arrival = request.arrival
        negotiation = Negotiation(request)
        network = request.clientNetwork
        form = WritingTurns.Form(path: request.path, isCompressed: negotiation.acceptsGzip)
        presence = request.presence
        number = request.identifier
        selection = try Selection(request, fleet.catalog, devices)
        self.devices = selection.wantsDevices ? devices : []
    }

    /// Answers with the samples of the devices and those of `own`, which is called after the devices have answered.
    ///
    /// - Parameters:
    ///   - turns: decides when the answer may be written.
    ///   - refused: called when the address of a device that the request named is not allowed.
    func answer(
        own: @escaping @Sendable () -> SampleSet?, turns: WritingTurns, refused: @Sendable () -> Void = {}
    ) async -> HTTPServerResponse {
        let timeout = ScrapeTimeout.of(header: timeoutHeader, devices, waited: .seconds(monotonicSeconds() - arrival))
        let collections = await fleet.collect(devices, timeout: timeout, for: number)
        if let refusal = refusal(of: collections) {
            refused()
            return refusal
        }
        return await turns.write(for: network, expected: turns.lastSize(form).written) {
            guard !Task.isCancelled, hasRoom(turns) else { return Self.tooMuchUnread }
            var sets = collections.map(\.samples)
            // Collectors that are not selected are not reported.
            if let collectors = selection.collectors, let state = fleet.catalog.families.id("lantime_scrape_collector_state") {
                for index in sets.indices { sets[index].keep(of: state, where: "collector", isIn: collectors) }
            }
            if let own = own() { sets.append(own) }
            let (response, written) = response(sets)
            turns.note(WritingTurns.Size(written: written, sent: response.body.count), of: form)
            return response
        }
    }

    /// The answer for a device whose address is not allowed; `nil` for all others.
    private func refusal(of collections: [DeviceCollection]) -> HTTPServerResponse? {
        for (device, collection) in zip(devices, collections) {
            guard let error = collection.error else { continue }
            if error.isAddressRefused {
                fleet.forget(device)
                return HTTPServerResponse(status: 404, text: "\(error.cause) under targets.\n")
            }
            // There are many names that do not resolve; only under a pattern do they take a place.
            if error.errorClass == .dns, device.configuration.addresses?.allowsOthers == false { fleet.forget(device) }
        }
        return nil
    }

    /// Whether another answer of the last one's size may wait for this client.
    func hasRoom(_ turns: WritingTurns) -> Bool { presence.hasRoom(for: turns.lastSize(form).sent) }

    static let tooMuchUnread = HTTPServerResponse(
        status: 503, text: "Too many answers wait to be read by their clients.\n", headers: [("Retry-After", "5")])

    /// The answer, and how many bytes its text has.
    private func response(_ sets: [SampleSet]) -> (HTTPServerResponse, written: Int) {
        let (exposition, format) = (fleet.exposition, negotiation.format)
        // The same address answers in several forms.
        func encoded(_ body: [UInt8], isCompressed: Bool) -> HTTPServerResponse {
            .encoded(body, isCompressed: isCompressed, headers: [("Content-Type", format.contentType)], varies: "Accept, ")
        }
        if negotiation.acceptsGzip, let compressed = exposition.gzipped(sets, as: format, names: selection.names) {
            return (encoded(compressed.bytes, isCompressed: true), compressed.written)
        }
        let text = exposition.render(sets, as: format, names: selection.names)
        return (encoded(text, isCompressed: false), text.count)
    }
}
