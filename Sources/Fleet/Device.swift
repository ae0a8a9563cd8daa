import Catalog
import Configuration
import HTTPClient
import Logging
import Metrics
import Platform
import StatusDocument

/// One configured LANTIME.
///
/// It is asked by one request at a time: whoever wants its status while a request runs gets the result of that one.
public final class Device: Sendable {
    /// The device's settings.
    public let configuration: DeviceConfiguration
    private let connection: DeviceConnection
    /// `nil` when the device's settings do not ask for its configuration.
    private let settings: ConfigurationCollector?
    private let catalog: CompiledCatalog
    private let families: CollectionFamilies
    private let options: WalkOptions
    /// The least time between two requests, in seconds.
    private let minimumInterval: Double
    private let logger: Logger
    private let state = Lock(State())

    /// Receives the outcome of a collection, on a thread of Swift's pool. Must return at once.
    typealias Recipient = @Sendable (Collection) -> Void

    private struct State: Sendable {
        /// Those who wait for the running collection; `nil` when none runs.
        var recipients: [Recipient]?
        var backoff = Backoff()
        /// The last outcome and when it was asked for; kept only for a device with a least time between requests.
        var last: (collection: Collection, clock: Double)?
        var repeats = RepeatCondenser()
        var oddities: Set<String> = []
    }

    init(
        _ configuration: DeviceConfiguration, client: HTTPClient, catalog: CompiledCatalog, families: CollectionFamilies,
        logger: Logger, continuing old: Device? = nil
    ) {
        self.configuration = configuration
        self.catalog = catalog
        self.families = families
        self.logger = logger.with(["device": .string(configuration.name)])
        connection = old?.connection ?? DeviceConnection(configuration, client)
        options = WalkOptions(configuration)
        settings =
            options.disabledCollectors.contains(Collector.configuration.name)
            ? nil : ConfigurationCollector(connection, logger: self.logger)
        minimumInterval = configuration.minimumInterval / .seconds(1)
        // The pause after a refusal is the device's, whatever catalog its documents are read by.
        if let backoff = old?.state.withLock({ $0.backoff }) { state.withLock { $0.backoff = backoff } }
    }

    /// Starts a collection, or joins the one that runs, and gives its outcome to `recipient`. Too soon after the last
    /// one, that one's outcome is given.
    ///
    /// - Parameter deadline: when the first who waits gives up, on the monotonic clock. The status goes on beyond it, what
    ///   is asked for besides does not.
    func collect(until deadline: Double = .infinity, for recipient: @escaping Recipient) {
        let clock = monotonicSeconds()
        switch state.withLock({ Self.beginning(&$0, recipient, now: clock, minimumInterval: minimumInterval) }) {
        case .joins: break
        case .repeats(let collection): recipient(collection)
        case .asks:
            Task(executorPreference: WorkExecutor.shared) {
                let collection = await self.collect(until: deadline)
                let recipients = self.state.withLock { state -> [Recipient] in
                    defer { state.recipients = nil }
                    if self.minimumInterval > 0 { state.last = (collection, clock) }
                    return state.recipients ?? []
                }
                for recipient in recipients { recipient(collection) }
            }
        }
    }

    /// What a scrape of the device does.
    private enum Beginning {
        case joins
        case repeats(Collection)
        case asks
    }

    private static func beginning(
        _ state: inout State, _ recipient: @escaping Recipient, now: Double, minimumInterval: Double
    ) -> Beginning {
        if let last = state.last, now - last.clock < minimumInterval { return .repeats(last.collection) }
        state.recipients?.append(recipient)
        guard state.recipients == nil else { return .joins }
        state.recipients = [recipient]
        return .asks
    }

    /// Collects once.
    func collect(until deadline: Double = .infinity) async -> Collection {
        let start = unixTimeNow()
        let clock = monotonicSeconds()
        if let pause = state.withLock({ $0.backoff.remaining(now: clock) }), !connection.hasNewSecret() {
            let cause = "not asked: the device refused the credentials; next attempt in \(Int(pause.rounded(.up))) s"
            return failed(CollectionError(.backoff, cause), start: start, since: clock)
        }
        do throws(ExchangeFailure) {
            let exchange = try await connection.status()
            let settings = await settings?.collect(since: clock, until: deadline) ?? .notWanted
            let collection = mapped(exchange, settings, start: start, since: clock)
            note(collection)
            return collection
        } catch {
            let collection = failed(
                error.error, start: start, since: clock, timings: error.timings, expiry: error.certificateExpiry)
            note(collection, isRefusal: error.isRefusal)
            return collection
        }
    }

    /// Asks for the device's status document, for a person who wants to look at it.
    ///
    /// - Throws: ``CollectionError`` when there is none.
    public func document() async throws(CollectionError) -> StatusDocument {
        let exchange: Exchange
        do throws(ExchangeFailure) {
            exchange = try await connection.status()
        } catch {
            throw error.error
        }
        return try Self.document(exchange)
    }

    /// Asks for the bytes of the device's status document, for a person who wants to keep it.
    ///
    /// - Throws: ``CollectionError`` when there is none.
    public func answer() async throws(CollectionError) -> [UInt8] {
        do throws(ExchangeFailure) {
            return try await connection.status().body
        } catch {
            throw error.error
        }
    }

    /// What a scrape gets that could not wait for the device.
    func gaveUp(start: Double, after seconds: Double, cause: String) -> Collection {
        failed(CollectionError(.timeout, cause), start: start, since: monotonicSeconds() - seconds)
    }

    // MARK: - Outcomes

    private static func document(_ exchange: Exchange) throws(CollectionError) -> StatusDocument {
        let document: StatusDocument
        do throws(StatusDocumentError) {
            document = try StatusDocument(parsing: exchange.body)
        } catch {
            throw CollectionError(.json, "the answer is \(error)")
        }
        guard document.isStatus else {
            throw CollectionError(.document, "the answer is JSON but no status document: it has no object \"data\"")
        }
        return document
    }

    private func mapped(
        _ exchange: Exchange, _ settings: ConfigurationCollector.Outcome, start: Double, since clock: Double
    ) -> Collection {
        let mappingStart = monotonicSeconds()
        let document: StatusDocument
        do throws(CollectionError) {
            document = try Self.document(exchange)
        } catch {
            return failed(
                error, start: start, since: clock, timings: exchange.timings, expiry: exchange.certificateExpiry)
        }
        var result = catalog.walk(document, device: configuration.name, options: options)
        let labels = result.samples.labels(SampleSet.noLabels, adding: "device", configuration.name)
        let mapping = monotonicSeconds() - mappingStart
        let duration = monotonicSeconds() - clock
        families.add(.noError, duration: duration, expiry: exchange.certificateExpiry, labels, to: &result.samples)
        families.add(
            exchange.timings, mapping: mapping, reusedConnection: exchange.connectionReused, labels, to: &result.samples)
        var samples = result.samples
        families.add(
            result, bytes: exchange.body.count, subjects: catalog.subjects, disabled: options.disabledCollectors, labels,
            to: &samples)
        add(settings, labels, to: &samples)
        families.finish(&samples, labels, familyCount: catalog.families.families.count)
        return Collection(
            device: configuration.name, samples: samples, error: nil, start: start, duration: duration, timings: exchange.timings,
            mappingDuration: mapping, documentBytes: exchange.body.count,
            oddities: result.oddities + Self.oddities(document))
    }

    private func add(_ settings: ConfigurationCollector.Outcome, _ device: LabelSet, to samples: inout SampleSet) {
        switch settings {
        case .notWanted: break
        case .failed: families.add(.configuration, succeeded: false, device, to: &samples)
        case .read(let document):
            families.add(.configuration, succeeded: true, device, to: &samples)
            catalog.walkConfiguration(
                document, device: configuration.name, limit: options.genericSeriesLimit, into: &samples)
        }
    }

    /// What was odd already before the catalog looked at it.
    private static func oddities(_ document: StatusDocument) -> [String] {
        document.droppedNumbers == 0 ? [] : ["numbers beyond all bounds: \(document.droppedNumbers)"]
    }

    private func failed(
        _ error: CollectionError, start: Double, since clock: Double, timings: Timings? = nil, expiry: Int64? = nil
    ) -> Collection {
        var samples = SampleSet()
        let labels = samples.labels(SampleSet.noLabels, adding: "device", configuration.name)
        let duration = monotonicSeconds() - clock
        families.add(error.errorClass, duration: duration, expiry: expiry, labels, to: &samples)
        families.add(timings, mapping: nil, reusedConnection: nil, labels, to: &samples)
        samples.sort(familyCount: catalog.families.families.count)
        return Collection(
            device: configuration.name, samples: samples, error: error, start: start, duration: duration, timings: timings,
            mappingDuration: nil, documentBytes: 0, oddities: [])
    }

    /// Draws the consequences of a collection: pauses after refused credentials, and what there is to log.
    private func note(_ collection: Collection, isRefusal: Bool = false) {
        let now = monotonicSeconds()
        let chance = Double.random(in: 0...1)
        let (report, news) = state.withLock { state -> (RepeatCondenser.Report?, [String]) in
            if collection.error == nil {
                state.backoff.accepted()
            } else if isRefusal {
                state.backoff.refused(now: now, chance: chance)
            }
            let news = collection.oddities.filter { state.oddities.count < 100 && state.oddities.insert($0).inserted }
            let report = collection.error.map { state.repeats.failed($0.cause, now: now) } ?? state.repeats.succeeded(now: now)
            return (report, news)
        }
        logger.log(report, ["class": .string((collection.error?.errorClass ?? .noError).rawValue)])
        for oddity in news { logger.info("value not understood", ["value": .string(oddity)]) }
        logger.debug(
            "collected",
            [
                "duration": .number(collection.duration), "bytes": LogValue(collection.documentBytes),
                "error": .string(collection.error?.cause ?? ""),
            ])
    }
}
