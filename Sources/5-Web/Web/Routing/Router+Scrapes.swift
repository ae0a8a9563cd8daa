import Configuration
import Fleet
import HTTPServer
import Metrics
import Text

extension Router {
    /// Collects the device that the request names.
    func probe(_ request: HTTPServerRequest, _ fleet: Fleet) throws(ParameterError) -> HTTPServerReply {
        try request.checkParameters(Self.probeParameters, single: ["target"])
        guard let target = request.query("target"), !target.isEmpty else {
            throw ParameterError("Say which device: /probe?target=NAME")
        }
        if let device = fleet.device(named: target) { return try scrape(request, fleet, [device]) { nil } }
        let device: MonitoredDevice
        // Credentials go to an address that a request names only where the configuration allows it.
        do throws(TargetError) {
            device = try fleet.target(named: target)
        } catch {
            metrics.count(error)
            // Without targets, a request names a device or nothing.
            let isNoDevice = error == .notAllowed || fleet.configuration.targets.isEmpty
            // To look for a name like it may take a moment, which the server's thread does not have.
            return .later {
                let cause = isNoDevice ? Self.noDevice(target, fleet) : "\(quotedText(target)) \(error)"
                return HTTPServerResponse(status: error == .tooMany ? 503 : 404, text: cause + "\n")
            }
        }
        return try scrape(request, fleet, [device]) { nil }
    }

    private static let probeParameters = Selection.parameters.union(["target"])

    /// Why no device can be queried.
    private static func noDevice(_ target: String, _ fleet: Fleet) -> String {
        if let shard = fleet.shard, fleet.configuration.devices.contains(where: { $0.name == target }) {
            return
                "The device \(quotedText(target)) belongs to shard \(shard.sibling(of: target)), this exporter serves \(shard)."
        }
        let targets = fleet.configuration.targets.isEmpty ? "" : ", and targets does not allow it"
        return "No device of the name or URL \(quotedText(target)) is configured\(targets)\(nearest(target, fleet))"
    }

    /// The end of a sentence about a name that no device has: the name that was meant, if there is one like it.
    static func nearest(_ name: String, _ fleet: Fleet) -> String {
        // Not the whole of it: a client may send kilobytes.
        let nearest = nearestSpelling(of: String(name.prefix(130)), in: fleet.devices.map(\.configuration.name))
        return nearest.map { "; did you mean \(quotedText($0))?" } ?? "."
    }

    /// The exporter's own metrics alone. No device is queried, so this does not count as a scrape: at the limit, it
    /// still answers.
    func scrapeExporter(
        _ request: HTTPServerRequest, _ fleet: Fleet, own: @escaping @Sendable () -> SampleSet?
    ) throws(ParameterError) -> HTTPServerReply {
        let scrape = try ScrapeReply(request, fleet: fleet, devices: [])
        return .later { [turns] in await scrape.answer(own: own, turns: turns) }
    }

    /// Reads the exporter's own samples when they are selected.
    func ownSamples(_ fleet: Fleet, _ statistics: @escaping HTTPServer.Statistics) -> @Sendable () -> SampleSet? {
        { [metrics, scrapes] in
            metrics.samples(fleet, statistics(), scrapes: (scrapes.running, scrapes.limit(fleet)))
        }
    }

    /// Collects devices, unless too many scrapes are running, or too many answers for
    /// this client are unread.
    ///
    /// - Parameter own: reads the exporter's own samples after the devices have answered, if they are part of the answer.
    func scrape(
        _ request: HTTPServerRequest, _ fleet: Fleet, _ devices: [MonitoredDevice], own: @escaping @Sendable () -> SampleSet?
    ) throws(ParameterError) -> HTTPServerReply {
        let scrape = try ScrapeReply(request, fleet: fleet, devices: devices)
        guard scrape.hasRoom(turns) else {
            metrics.count(.unread)
            return .now(ScrapeReply.tooMuchUnread)
        }
        guard let slot = scrapes.take(fleet, for: request) else {
            metrics.count(.busy)
            return .now(Self.tooManyScrapes)
        }
        return .later { [metrics, turns] in
            var response = await scrape.answer(own: own, turns: turns, refused: metrics.countRefusedAddress)
            // There was room when it began.
            if response.status == 503, !Task.isCancelled { metrics.count(.unread) }
            // The scrape counts until its answer has been sent.
            response.kept = slot
            return response
        }
    }

    private static let tooManyScrapes = HTTPServerResponse(
        status: 503, text: "Too many scrapes are running; see --web.max-requests.\n", headers: [("Retry-After", "5")])
}
