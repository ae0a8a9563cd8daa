import Catalog
import HTTPClient
import Metrics
import Platform
import StatusDocument
import Threading

/// Makes collections of one device from what came back of it. Asks nobody.
final class DocumentMapping: Sendable {
    /// The device's configured name.
    private let device: String
    private let catalog: CompiledCatalog
    private let families: CollectionFamilies
    private let options: WalkOptions
    /// The way through the device's last document, which the next one mostly still fits.
    private let plan = Lock<WalkPlan?>(nil)
    private let expectations: Lock<CollectorExpectations>

    /// - Parameter old: the mapping that this one takes the place of, of the same device with the same settings.
    init(
        device: String, catalog: CompiledCatalog, families: CollectionFamilies, options: WalkOptions,
        continuing old: DocumentMapping? = nil
    ) {
        let known = old?.expectations.withLock { $0 }
        expectations = Lock(CollectorExpectations(catalog, options, continuing: known))
        self.device = device
        self.catalog = catalog
        self.families = families
        self.options = options
    }

    /// The collection of a device that answered.
    func collection(
        _ response: HTTPClientResponse, _ settings: ConfigurationCollector.Outcome, since start: Timestamp
    ) -> DeviceCollection {
        let mappingStart = monotonicSeconds()
        let document: StatusDocument
        do throws(CollectionError) {
            document = try Self.document(response.body, knowing: plan.withLock { $0?.keys })
        } catch {
            return failure(error, since: start, timings: response.timings, expiry: response.certificateExpiry)
        }
        var plan = plan.withLock { $0.take() }
        var result = catalog.walk(document, device: device, options: options, following: &plan)
        self.plan.withLock { $0 = plan }
        let labels = result.samples.labels(SampleSet.noLabels, adding: "device", device)
        let mapping = monotonicSeconds() - mappingStart
        let duration = monotonicSeconds() - start.clock
        families.add(nil, start: start, duration: duration, expiry: response.certificateExpiry, labels, to: &result.samples)
        families.add(
            response.timings, mapping: mapping, reusedConnection: response.connectionReused, labels, to: &result.samples)
        let expected = expectations.withLock { $0.expected(after: result) }
        families.addUnderstanding(of: &result, bytes: response.body.count, expected: expected, labels)
        add(settings, labels, to: &result.samples)
        let repairs = [document.repair, settings.document?.repair].compactMap(\.self)
        families.add(repaired: repairs.reduce(0) { $0 + $1.count }, labels, to: &result.samples)
        families.finish(&result.samples, labels, familyCount: catalog.familyCount)
        return DeviceCollection(
            device: device, samples: result.samples, error: nil, start: start.unix, duration: duration, timings: response.timings,
            mappingDuration: mapping, documentBytes: response.body.count,
            unreadValues: result.unreadValues + Self.unreadValues(document), repairs: repairs.flatMap(\.changes))
    }

    /// The collection of a device without a status.
    func failure(
        _ error: CollectionError, since start: Timestamp, timings: Timings? = nil, expiry: Int64? = nil
    ) -> DeviceCollection {
        var samples = SampleSet()
        let labels = samples.labels(SampleSet.noLabels, adding: "device", device)
        let duration = monotonicSeconds() - start.clock
        families.add(error, start: start, duration: duration, expiry: expiry, labels, to: &samples)
        families.add(timings, mapping: nil, reusedConnection: nil, labels, to: &samples)
        samples.sort(familyCount: catalog.familyCount)
        return DeviceCollection(
            device: device, samples: samples, error: error, start: start.unix, duration: duration, timings: timings,
            mappingDuration: nil, documentBytes: 0, unreadValues: [], repairs: [])
    }

    /// The status document of an answer.
    static func document(_ body: [UInt8], knowing known: DocumentKeys? = nil) throws(CollectionError) -> StatusDocument {
        let document: StatusDocument
        do throws(StatusDocumentError) {
            document = try StatusDocument(parsing: body, knowing: known)
        } catch {
            // What a web server says that is not the REST API, such as a page for logging in.
            let isPage = body.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "<")
            let page = "the answer is a web page; is this the address of the device, and its REST API enabled?"
            throw CollectionError(.json, isPage ? page : "the answer is \(error)")
        }
        guard document.isStatus else {
            throw CollectionError(
                .document, "the answer is JSON but no status document: it has no object \"data\" that holds anything")
        }
        return document
    }

    private func add(_ settings: ConfigurationCollector.Outcome, _ labels: LabelSet, to samples: inout SampleSet) {
        switch settings {
        case .notWanted: break
        case .failed: families.add(.configuration, succeeded: false, labels, to: &samples)
        case .read(let document):
            families.add(.configuration, succeeded: true, labels, to: &samples)
            catalog.walkConfiguration(document, device: device, limit: options.genericSeriesLimit, into: &samples)
        }
    }

    /// What was odd already before the catalog looked at it.
    private static func unreadValues(_ document: StatusDocument) -> [String] {
        document.droppedNumbers == 0 ? [] : ["numbers beyond all bounds: \(document.droppedNumbers)"]
    }
}
