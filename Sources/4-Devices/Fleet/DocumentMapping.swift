import Catalog
import HTTPClient
import Metrics
import StatusDocument
import Threading

/// Turns the answers of one device into collections. Sends no request.
final class DocumentMapping: Sendable {
    /// The device's configured name.
    private let device: String
    private let catalog: CompiledCatalog
    private let families: CollectionReport.Families
    private let options: WalkOptions
    /// Filters the device's texts for display.
    private let text: @Sendable () -> DeviceText
    /// The plan of the device's last document, which mostly fits the next one.
    private let plan = Lock<WalkPlan?>(nil)
    private let plans: SharedPlans
    private let expectations: Lock<CollectorExpectations>

    /// - Parameters:
    ///   - plans: those of all devices that are read by the same catalog.
    ///   - text: what of the device's texts may be shown.
    ///   - old: the mapping that this one replaces, of the same device with the same settings.
    init(
        device: String, catalog: CompiledCatalog, options: WalkOptions, plans: SharedPlans,
        text: @escaping @Sendable () -> DeviceText, continuing old: DocumentMapping? = nil
    ) {
        self.plans = plans
        self.text = text
        let known = old?.expectations.withLock { $0 }
        expectations = Lock(CollectorExpectations(catalog, options, continuing: known))
        self.device = device
        self.catalog = catalog
        families = catalog.families.declared(CollectionMetric.self)
        self.options = options
    }

    /// The collection of a device that answered.
    func collection(
        _ response: HTTPClientResponse, _ settings: ConfigurationCollector.Outcome, since start: Timestamp
    ) -> DeviceCollection {
        let mappingStart = Timestamp.now
        let document: StatusDocument
        do throws(CollectionError) {
            document = try plans.document(response.body, knowing: plan.withLock { $0?.keys }, text)
        } catch {
            return failure(error, since: start, timings: response.timings, expiry: response.certificateExpiry)
        }
        var plan = plan.withLock { $0.take() } ?? plans.plan(for: document.keys, options, device: device)
        var result = catalog.walk(document, device: device, options: options, following: &plan) { plans.share(&$0, options) }
        self.plan.withLock { $0 = plan }
        let mapping = mappingStart.elapsed
        var report = CollectionReport(start: start, duration: start.elapsed)
        report.certificateExpiry = response.certificateExpiry
        report.timings = response.timings
        report.mapping = mapping
        report.reusedConnection = response.connectionReused
        report.documentBytes = response.body.count
        let expected = expectations.withLock { $0.expected(after: result) }
        report.collectors = catalog.subjectNames.indices.compactMap { index in
            // A device without the module, or with its collector switched off, has nothing that could fail or succeed.
            let isRead = result.hasSamples[index] || result.unreadable[index] > 0
            guard isRead || expected[index] else { return nil }
            return CollectionReport.Understanding(
                labels: result.collectorLabels[index], isRead: isRead, unreadable: result.unreadable[index],
                unknownWords: result.unknownWords[index], part: expected[index] ? result.part(of: index) : nil)
        }
        report.collectors += understanding(of: settings, &result.samples)
        let repairs = [document.repair, settings.document?.repair].compactMap(\.self)
        report.repairedValues = repairs.reduce(0) { $0 + $1.count }
        report.finish(&result.samples, families, familyCount: catalog.familyCount)
        return DeviceCollection(
            device: device, samples: result.samples, error: nil, start: start.unix, duration: report.duration,
            timings: response.timings, mappingDuration: mapping, documentBytes: response.body.count,
            unreadValues: shown(result.unreadValues + Self.unreadValues(document)), missingSlots: shown(result.missingSlots),
            repairs: shown(repairs.flatMap(\.changes)), catalog: catalog)
    }

    private func shown(_ texts: [String]) -> [String] {
        guard !texts.isEmpty else { return [] }
        let text = text()
        return texts.map(text.shown)
    }

    /// Without those whose key must not be shown.
    private func shown(_ changes: [DocumentRepair.Change]) -> [DocumentRepair.Change] {
        guard !changes.isEmpty else { return [] }
        let text = text()
        return changes.filter { text.shown($0.key) == $0.key }
    }

    /// The collection of a device without a status.
    func failure(
        _ error: CollectionError, since start: Timestamp, timings: Timings? = nil, expiry: Int64? = nil
    ) -> DeviceCollection {
        var samples = SampleSet(of: "device", device)
        var report = CollectionReport(start: start, duration: start.elapsed)
        report.error = error
        report.certificateExpiry = expiry
        report.timings = timings
        report.finish(&samples, families, familyCount: catalog.familyCount)
        return DeviceCollection(
            device: device, samples: samples, error: error, start: start.unix, duration: report.duration, timings: timings,
            mappingDuration: nil, documentBytes: 0, unreadValues: [], missingSlots: [], repairs: [], catalog: catalog)
    }

    /// The status document of an answer.
    ///
    /// - Parameter text: what of the device's texts may be shown.
    static func document(
        _ body: [UInt8], knowing known: DocumentKeys? = nil, _ text: () -> DeviceText
    ) throws(CollectionError) -> StatusDocument {
        let document: StatusDocument
        do throws(StatusDocumentError) {
            document = try StatusDocument(parsing: body, knowing: known)
        } catch {
            // The answer of a web server that is not the REST API, such as a log-in page.
            let isPage = body.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "<")
            let page = "the answer is a web page; is this the address of the device, and its REST API enabled?"
            throw CollectionError(.json, isPage ? page : "the answer is \(text().shown("\(error)"))")
        }
        guard document.isStatus else {
            throw CollectionError(
                .document, "the answer is JSON but no status document: it has no object \"data\", or an empty one")
        }
        return document
    }

    /// Adds the metrics of the configuration, and says how reading it went; nothing where it is not asked for.
    private func understanding(
        of settings: ConfigurationCollector.Outcome, _ samples: inout SampleSet
    ) -> [CollectionReport.Understanding] {
        let labels = samples.labels(SampleSet.noLabels, adding: "collector", Collector.configuration.name)
        switch settings {
        case .notWanted: return []
        case .failed: return [CollectionReport.Understanding(labels: labels, hasFailed: true)]
        case .read(let document):
            catalog.walkConfiguration(document, limit: options.genericSeriesLimit, into: &samples)
            return [CollectionReport.Understanding(labels: labels)]
        }
    }

    /// Values that could not be read even before the catalog was applied.
    private static func unreadValues(_ document: StatusDocument) -> [String] {
        document.droppedNumbers == 0 ? [] : ["numbers out of range: \(document.droppedNumbers)"]
    }
}
