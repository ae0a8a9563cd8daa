import Catalog
import HTTPClient
import Logging
import Platform
import StatusDocument
import Threading

/// Fetches a device's configuration if its settings enable the collector `config`.
///
/// A failure here does not affect the status: it is logged, and one metric is 0.
final class ConfigurationCollector: Sendable {
    /// The outcome.
    enum Outcome: Sendable {
        /// The device's settings do not ask for it.
        case notWanted
        case failed
        case read(StatusDocument)

        /// The configuration, if it was read.
        var document: StatusDocument? {
            if case .read(let document) = self { document } else { nil }
        }
    }

    /// Time reserved for the rest of the collection, in seconds.
    private static let reserve = 0.25

    private struct State: Sendable {
        var backoff = Backoff()
        var repeats = RepeatCondenser()
    }

    private let connection: DeviceConnection
    private let logger: Logger
    private let state = Lock(State())

    init(_ connection: DeviceConnection, logger: Logger) {
        self.connection = connection
        self.logger = logger.with(["collector": .string(Collector.configuration.name)])
    }

    /// Requests the configuration.
    ///
    /// - Parameters:
    ///   - start: when the device's collection began, on the monotonic clock: its timeout applies to all requests together.
    ///   - deadline: when the waiting scrapes give up.
    ///   - collection: the collection's number in the journal.
    func collect(since start: Double, until deadline: Double, for collection: UInt64?) async -> Outcome {
        let now = monotonicSeconds()
        guard state.withLock({ $0.backoff.pause(now: now) == nil }) else { return .failed }
        do throws(DeviceRequestError) {
            let answer = try await connection.settings(since: start, until: deadline - Self.reserve, for: collection)
            let document = try document(answer.body)
            note(nil)
            return .read(document)
        } catch {
            note(error)
            return .failed
        }
    }

    private func document(_ body: [UInt8]) throws(DeviceRequestError) -> StatusDocument {
        do throws(StatusDocumentError) {
            let document = try StatusDocument(parsing: body)
            if document.isStatus { return document }
        } catch {
            throw DeviceRequestError(error: CollectionError(.json, "the answer is \(connection.text().shown("\(error)"))"))
        }
        throw DeviceRequestError(
            error: CollectionError(.document, "the answer is JSON but no configuration: it has no object \"data\""))
    }

    private func note(_ failure: DeviceRequestError?) {
        let now = monotonicSeconds()
        let report = state.withLock { state -> RepeatCondenser.Report? in
            guard let failure else {
                state.backoff.succeeded()
                return state.repeats.succeeded(now: now)
            }
            // A user who may read the status need not be allowed to read the configuration. LTOS bans users who keep trying.
            state.backoff.failed(
                failure.error, isRefusal: failure.error.errorClass == .auth, retryAfter: failure.retryAfter, now: now,
                chance: .random(in: 0...1))
            return state.repeats.failed("the configuration was not read: \(failure.error.cause)", now: now)
        }
        logger.log(report, ["class": .string((failure?.error.errorClass ?? .noError).rawValue)])
    }
}
