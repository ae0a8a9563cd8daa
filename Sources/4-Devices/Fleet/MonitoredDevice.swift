import Catalog
import Configuration
import HTTPClient
import Journal
import Logging
import Platform
import StatusDocument
import Threading

/// One configured LANTIME.
///
/// It is queried by one request at a time: a scrape that arrives while a request runs gets its result.
public final class MonitoredDevice: Sendable {
    /// The device's settings.
    public let configuration: DeviceConfiguration
    let connection: DeviceConnection
    /// `nil` unless the device's settings enable its configuration.
    private let settings: ConfigurationCollector?
    private let mapping: DocumentMapping
    private let watched: WatchedFamilies
    /// For how many seconds a successful collection serves further scrapes.
    let minimumInterval: Double
    private let logger: Logger
    private let journal: Journal
    /// Monotonic seconds, by which pauses and the age of the last collection are counted.
    let clock: @Sendable () -> Double
    let catalog: CompiledCatalog
    // These pass to the device that replaces this one after a reload, as long as it is queried in the same way: the collection
    // that runs, the last one and a pause are the device's, whatever catalog its documents are read by. What is known of its past goes
    // on in any case.
    let state: Lock<DeviceState>
    private let backoff: Lock<Backoff>
    /// This one continues in any case: the device is the same, whatever its settings.
    private let lane: RequestLane

    init(
        _ configuration: DeviceConfiguration, client: HTTPClient, catalog: CompiledCatalog, journal: Journal, logger: Logger,
        plans: SharedPlans? = nil, continuing old: MonitoredDevice? = nil,
        clock: @escaping @Sendable () -> Double = monotonicSeconds
    ) {
        self.clock = clock
        self.configuration = configuration
        self.journal = journal
        self.logger = logger.with(["device": .string(configuration.name)])
        self.catalog = catalog
        lane = old?.lane ?? RequestLane()
        let kindred = old.flatMap { $0.configuration.isAsked(like: configuration) ? $0 : nil }
        state =
            kindred?.state
            ?? Lock(
                DeviceState(
                    continuing: old?.state.withLock { $0 }, hasSameName: old?.configuration.name == configuration.name))
        backoff = kindred?.backoff ?? Lock(Backoff())
        let connection = kindred?.connection ?? DeviceConnection(configuration, client, journal)
        self.connection = connection
        let options = WalkOptions(configuration)
        let plans = plans ?? SharedPlans(catalog.families)
        watched = plans.watched
        mapping = DocumentMapping(
            device: configuration.name, catalog: catalog, options: options, plans: plans, text: { connection.text() },
            continuing: kindred?.mapping)
        settings =
            options.disabledCollectors.contains(Collector.configuration.name)
            ? nil : kindred?.settings ?? ConfigurationCollector(connection, logger: self.logger)
        minimumInterval = configuration.minimumInterval / .seconds(1)
    }

    /// Starts a collection, or joins the running one, and passes its outcome to `recipient`. Too soon after the last
    /// successful one, the outcome of that one is reused.
    ///
    /// - Parameters:
    ///   - deadline: when the first waiting scrape gives up, on the monotonic clock. The status request continues beyond it, further
    ///     requests do not.
    ///   - request: the number of the request that wants it, if it is one.
    func request(until deadline: Double, for request: UInt64?, _ recipient: @escaping DeviceState.Recipient) {
        begin(until: deadline, for: request, DeviceState.AgeLimits(success: minimumInterval, failure: 0), recipient)
    }

    func begin(
        until deadline: Double, for request: UInt64?, _ limits: DeviceState.AgeLimits,
        _ recipient: @escaping DeviceState.Recipient
    ) {
        // A collection from before a reload was read by another catalog.
        let recipient: DeviceState.Recipient = { [catalog] in recipient($0.translated(to: catalog)) }
        let (beginning, now) = state.withLock { state in
            // Read here, so that no collection that began since seems to be in the future.
            let now = clock()
            let beginning = state.begin(recipient, now: now, limits: limits) {
                journal.beginCollection(device: configuration.name, request: request, at: unixTimeNow())
            }
            // Under the lock, as long as the collection cannot end.
            if case .joins(let number) = beginning { journal.joinCollection(number, request: request) }
            return (beginning, now)
        }
        switch beginning {
        case .joins: break
        case .repeats(let collection): recipient(collection)
        case .asks(let number):
            // Whatever the priority of the request is: others may join, and must not wait for a client with many requests.
            Task(executorPreference: WorkExecutor.shared, priority: .medium) {
                self.journal.processCollection(number)
                let collection = await self.ask(number, until: deadline, for: request)
                let mustKeep = self.minimumInterval > 0
                let (recipients, preparation) = self.state.withLock { state in
                    // Under the lock, so that every scrape that joined is recorded first.
                    self.journal.endCollection(number, CollectionRecord.Outcome(collection))
                    let recipients = state.end(collection, begunAt: now, mustKeep: mustKeep, self.watched)
                    return (recipients, state.preparation(at: now))
                }
                preparation?(self.recent())
                for recipient in recipients { recipient(collection) }
            }
        }
    }

    /// Collects once.
    private func ask(_ number: UInt64, until deadline: Double, for request: UInt64?) async -> DeviceCollection {
        await lane.enter()
        defer { lane.leave() }
        let start = Timestamp.now
        if let pause = pause(since: start) { return pause }
        do throws(DeviceRequestError) {
            let response = try await connection.status(for: number)
            let settings = await collectSettings(since: start, until: deadline, for: number)
            return map(response, settings, since: start, number, request)
        } catch {
            return failure(error, since: start, number, request)
        }
    }

    // Kept out of the function that waits, see ``DeviceConnection``.

    /// The outcome for a device that is paused; `nil` when it is to be queried.
    @inline(never) private func pause(since start: Timestamp) -> DeviceCollection? {
        guard let pause = backoff.withLock({ $0.pause(now: clock()) }), !(pause.isRefusal && connection.hasNewSecret()) else {
            return nil
        }
        return mapping.failure(CollectionError(pause), since: start)
    }

    @inline(never) private func map(
        _ response: HTTPClientResponse, _ settings: ConfigurationCollector.Outcome, since start: Timestamp, _ number: UInt64,
        _ request: UInt64?
    ) -> DeviceCollection {
        journal.note(.walk, .processing, in: number)
        let collection = mapping.collection(response, settings, since: start)
        journal.note(.walk, collection.error == nil ? .succeeded : .failed, in: number)
        note(collection, isRefusal: false, retryAfter: nil, logger.with(collection: number, request: request))
        return collection
    }

    @inline(never) private func failure(
        _ error: DeviceRequestError, since start: Timestamp, _ number: UInt64, _ request: UInt64?
    ) -> DeviceCollection {
        let collection = mapping.failure(error.error, since: start, timings: error.timings, expiry: error.certificateExpiry)
        note(
            collection, isRefusal: error.isRefusal, retryAfter: error.retryAfter,
            logger.with(collection: number, request: request))
        return collection
    }

    /// Requests the device's configuration, if its settings enable it.
    private func collectSettings(
        since start: Timestamp, until deadline: Double, for number: UInt64
    ) async -> ConfigurationCollector.Outcome {
        guard let settings else { return .notWanted }
        journal.note(.configuration, .processing, in: number)
        let outcome = await settings.collect(since: start.clock, until: deadline, for: number)
        journal.note(.configuration, outcome.document == nil ? .failed : .succeeded, in: number)
        return outcome
    }

    /// The collection of a scrape that could not wait for the device.
    func gaveUp(since start: Timestamp, cause: String) -> DeviceCollection {
        mapping.failure(CollectionError(.timeout, cause), since: start)
    }

    /// Acts on a collection: pauses after failures, and log lines.
    private func note(_ collection: DeviceCollection, isRefusal: Bool, retryAfter: Double?, _ logger: Logger) {
        let now = clock()
        backoff.withLock { backoff in
            if let error = collection.error {
                backoff.failed(error, isRefusal: isRefusal, retryAfter: retryAfter, now: now, chance: .random(in: 0...1))
            } else {
                backoff.succeeded()
            }
        }
        let (report, news, slots, repairs) = state.withLock { state in
            func isNew(_ text: String, in logged: inout Set<String>) -> Bool {
                logged.count < 100 && logged.insert(text).inserted
            }
            let news = collection.unreadValues.filter { isNew($0, in: &state.unreadValues) }
            let slots = collection.missingSlots.filter { isNew($0, in: &state.missingSlots) }
            let report =
                collection.error.map {
                    state.repeats.failed($0.cause, kind: $0.errorClass.rawValue, now: now)
                }
                ?? state.repeats.succeeded(now: now)
            return (report, news, slots, state.news(of: collection.repairs))
        }
        logger.log(report, ["class": .string((collection.error?.errorClass ?? .noError).rawValue)])
        for value in news { logger.info("value not understood", ["value": .string(value)]) }
        for slot in slots { logger.warn("configured slot is missing", ["slot": .string(slot)]) }
        for repair in repairs {
            logger.warn(
                "the device's document is not JSON; repaired",
                ["kind": .string(repair.kind.rawValue), "key": .string(repair.key), "byte": LogValue(repair.offset)])
        }
        logger.debug(
            "collected",
            [
                "duration": .number(collection.duration / .seconds(1)), "bytes": LogValue(collection.documentBytes),
                "error": .string(collection.error?.cause ?? ""),
            ])
    }
}

extension Logger {
    /// A logger whose lines show which collection and which request they belong to: the numbers that the pages show.
    fileprivate func with(collection: UInt64, request: UInt64?) -> Logger {
        let logger = with(["collection": LogValue(collection)])
        return request.map { logger.with(["request": LogValue($0)]) } ?? logger
    }
}

extension DeviceConfiguration {
    /// Whether a device with these settings gives the same collections: labels are used only for service discovery.
    fileprivate func isAsked(like other: DeviceConfiguration) -> Bool {
        var same = other
        same.labels = labels
        return self == same
    }
}
