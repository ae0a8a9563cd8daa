import Catalog
import HTTPClient
import Metrics

/// The families that tell how a collection went, found once in the catalog.
struct CollectionFamilies: Sendable {
    private let up, error, pauseCause, timestamp, duration, phase, documentBytes, repaired, reused, success, state, unreadable,
        unknownWords, duplicates, excess, expiry: FamilyID

    /// - Returns: `nil` when the catalog was made without them, which the tests of this module exclude.
    init?(_ families: FamilyTable) {
        func id(_ name: String) -> FamilyID? { families.id("lantime_" + name) }
        guard let up = id("up"), let error = id("scrape_error"),
            let pauseCause = id("scrape_backoff_cause"), let timestamp = id("scrape_timestamp_seconds"),
            let duration = id("scrape_duration_seconds"),
            let phase = id("scrape_phase_duration_seconds"), let documentBytes = id("scrape_document_bytes"),
            let reused = id("scrape_connection_reused"), let success = id("scrape_collector_success"),
            let repaired = id("scrape_repaired_values"), let state = id("scrape_collector_state"),
            let unreadable = id("scrape_unreadable_values"), let unknownWords = id("scrape_unknown_words"),
            let duplicates = id("scrape_duplicate_series"), let excess = id("scrape_excess_values"),
            let expiry = id("tls_certificate_not_after_timestamp_seconds")
        else { return nil }
        self.up = up
        self.error = error
        self.pauseCause = pauseCause
        self.timestamp = timestamp
        self.duration = duration
        self.phase = phase
        self.documentBytes = documentBytes
        self.reused = reused
        self.success = success
        self.state = state
        self.repaired = repaired
        self.unreadable = unreadable
        self.unknownWords = unknownWords
        self.duplicates = duplicates
        self.excess = excess
        self.expiry = expiry
    }

    /// Adds what holds for every collection, successful or not.
    func add(
        _ failure: CollectionError?, start: Timestamp, duration seconds: Double, expiry notAfter: Int64?, _ device: LabelSet,
        to samples: inout SampleSet
    ) {
        samples.add(up, device, failure == nil ? 1 : 0)
        samples.add(error, device, Self.state(failure?.errorClass ?? .noError))
        if let pause = failure?.pause { samples.add(pauseCause, device, Self.state(pause.errorClass)) }
        // The values of a repeated collection are that old.
        samples.add(timestamp, device, start.unix)
        samples.add(duration, device, seconds)
        if let notAfter { samples.add(expiry, device, Double(notAfter)) }
    }

    private static func state(_ errorClass: ErrorClass) -> Double {
        Double(ErrorClass.allCases.firstIndex(of: errorClass) ?? 0)
    }

    /// Adds the phases of the request.
    func add(_ timings: Timings?, mapping: Double?, reusedConnection: Bool?, _ device: LabelSet, to samples: inout SampleSet) {
        func add(_ name: String, _ seconds: Double?) {
            guard let seconds, seconds > 0 else { return }
            samples.add(phase, samples.labels(device, adding: "phase", name), seconds)
        }
        if let reusedConnection { samples.add(reused, device, reusedConnection ? 1 : 0) }
        if let timings {
            add("dns", timings.dns)
            add("connect", timings.connect)
            add("tls", timings.tls)
            add("wait", timings.firstByte)
            add("transfer", timings.total - timings.dns - timings.connect - timings.tls - timings.firstByte)
        }
        add("map", mapping)
    }

    /// Adds how well the catalog understood the document.
    ///
    /// - Parameter expected: for each of the catalog's subjects whether the device should have it.
    func addUnderstanding(of result: inout WalkResult, bytes: Int, expected: [Bool], _ device: LabelSet) {
        result.samples.add(documentBytes, device, Double(bytes))
        for index in expected.indices {
            let (unread, unknown) = (result.unreadable[index], result.unknownWords[index])
            if expected[index] { result.samples.add(state, result.collectorLabels[index], Self.state(of: index, in: result)) }
            // A device without the module, or with its collector switched off, has nothing that could fail or succeed.
            guard result.hasSamples[index] || unread > 0 else { continue }
            let labels = result.collectorLabels[index]
            result.samples.add(success, labels, unread == 0 ? 1 : 0)
            if unread > 0 { result.samples.add(unreadable, labels, Double(unread)) }
            if unknown > 0 { result.samples.add(unknownWords, labels, Double(unknown)) }
        }
    }

    /// Adds how much of what the device sent could only be read once it was repaired.
    func add(repaired count: Int, _ device: LabelSet, to samples: inout SampleSet) {
        if count > 0 { samples.add(repaired, device, Double(count)) }
    }

    /// The number of the state in `scrapeCollectorStates`.
    private static func state(of subject: Int, in result: WalkResult) -> Double {
        result.hasSamples[subject] ? 0 : result.isThere[subject] ? 1 : 2
    }

    /// Adds whether a collector succeeded that reads another document than the status.
    func add(_ collector: Collector, succeeded: Bool, _ device: LabelSet, to samples: inout SampleSet) {
        samples.add(success, samples.labels(device, adding: "collector", collector.name), succeeded ? 1 : 0)
    }

    /// Brings the samples into order and notes how many values were dropped on the way.
    func finish(_ samples: inout SampleSet, _ device: LabelSet, familyCount: Int) {
        samples.add(duplicates, device, 0)
        if samples.excess > 0 { samples.add(excess, device, Double(samples.excess)) }
        samples.sort(familyCount: familyCount)
        samples.setValue(Double(samples.duplicates), of: duplicates)
    }
}
