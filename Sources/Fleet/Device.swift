import Catalog
import Configuration
import HTTPClient
import Journal
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
    private let journal: Journal
    /// The way through the device's last document, which the next one mostly still fits.
    private let plan = Lock<WalkPlan?>(nil)
    private let state = Lock(DeviceState())

    init(
        _ configuration: DeviceConfiguration, client: HTTPClient, catalog: CompiledCatalog, families: CollectionFamilies,
        journal: Journal, logger: Logger, continuing old: Device? = nil
    ) {
        self.configuration = configuration
        self.catalog = catalog
        self.families = families
        self.journal = journal
        self.logger = logger.with(["device": .string(configuration.name)])
        connection = old?.connection ?? DeviceConnection(configuration, client, journal)
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
    /// - Parameters:
    ///   - deadline: when the first who waits gives up, on the monotonic clock. The status goes on beyond it, what is asked
    ///     for besides does not.
    ///   - request: the number of the request that wants it, if it is one.
    func collect(until deadline: Double, for request: UInt64?, _ recipient: @escaping DeviceState.Recipient) {
        begin(until: deadline, for: request, maximumAge: minimumInterval, recipient)
    }

    /// The same for a page, which is also content with a collection that began less than `maximumAge` seconds ago.
    func collectForPage(for request: UInt64?, maximumAge: Double, _ recipient: @escaping DeviceState.Recipient) {
        let now = monotonicSeconds()
        state.withLock { $0.watch(now: now) }
        begin(until: .infinity, for: request, maximumAge: max(minimumInterval, maximumAge), recipient)
    }

    /// What is known of the device now, after ``collectForPage(for:maximumAge:_:)``.
    func recent() -> RecentCollection {
        let (last, lastSuccess) = state.withLock { ($0.last?.collection, $0.lastSuccess) }
        return RecentCollection(device: self, collection: last, lastSuccess: lastSuccess)
    }

    private func begin(
        until deadline: Double, for request: UInt64?, maximumAge: Double, _ recipient: @escaping DeviceState.Recipient
    ) {
        let clock = monotonicSeconds()
        let start = unixTimeNow()
        let beginning = state.withLock { state in
            state.begin(recipient, now: clock, maximumAge: maximumAge) {
                journal.beginCollection(device: configuration.name, request: request, at: start)
            }
        }
        switch beginning {
        case .joins(let number): journal.joinCollection(number, request: request)
        case .repeats(let collection): recipient(collection)
        case .asks(let number):
            Task(executorPreference: WorkExecutor.shared) {
                self.journal.processCollection(number)
                let collection = await self.collect(number, until: deadline, for: request)
                self.journal.endCollection(number, CollectionRecord.Outcome(collection))
                let mustKeep = self.minimumInterval > 0
                let recipients = self.state.withLock { $0.end(collection, begunAt: clock, mustKeep: mustKeep) }
                for recipient in recipients { recipient(collection) }
            }
        }
    }

    /// Collects once.
    private func collect(_ number: UInt64, until deadline: Double, for request: UInt64?) async -> Collection {
        let start = unixTimeNow()
        let clock = monotonicSeconds()
        let collection: Collection
        var isRefusal = false
        if let pause = state.withLock({ $0.backoff.remaining(now: clock) }), !connection.hasNewSecret() {
            let cause = "not asked: the device refused the credentials; next attempt in \(Int(pause.rounded(.up))) s"
            return failed(CollectionError(.backoff, cause), start: start, since: clock)
        }
        do throws(ExchangeFailure) {
            let exchange = try await connection.status(for: number)
            let settings = await settings?.collect(since: clock, until: deadline, for: number) ?? .notWanted
            collection = mapped(exchange, settings, start: start, since: clock)
        } catch {
            isRefusal = error.isRefusal
            collection = failed(
                error.error, start: start, since: clock, timings: error.timings, expiry: error.certificateExpiry)
        }
        note(collection, isRefusal: isRefusal, logger.with(collection: number, request: request))
        return collection
    }

    /// Asks for the device's status document, for a person who wants to look at it.
    ///
    /// - Throws: ``CollectionError`` when there is none.
    public func document() async throws(CollectionError) -> StatusDocument {
        let exchange: Exchange
        do throws(ExchangeFailure) {
            exchange = try await connection.status(for: nil)
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
            return try await connection.status(for: nil).body
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
        var plan = plan.withLock { $0.take() }
        var result = catalog.walk(document, device: configuration.name, options: options, following: &plan)
        self.plan.withLock { $0 = plan }
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
    private func note(_ collection: Collection, isRefusal: Bool, _ logger: Logger) {
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

extension Logger {
    /// A logger whose lines tell which collection and which request they belong to: the numbers that the pages show.
    fileprivate func with(collection: UInt64, request: UInt64?) -> Logger {
        let logger = with(["collection": LogValue(collection)])
        return request.map { logger.with(["request": LogValue($0)]) } ?? logger
    }
}
