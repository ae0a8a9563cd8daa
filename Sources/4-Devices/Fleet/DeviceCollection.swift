import Catalog
import HTTPClient
import Metrics
import StatusDocument

/// The outcome of querying a device once.
public struct DeviceCollection: Sendable {
    /// The device's configured name.
    public let device: String
    /// All samples of the device, those about the collection included, in the order of the families.
    public private(set) var samples: SampleSet
    /// Why there is no status; `nil` when there is.
    public let error: CollectionError?
    /// When it began, in seconds since 1970.
    public let start: Double
    /// How long it took.
    public let duration: Duration
    /// How long the phases of the request took; `nil` when there was none.
    public let timings: Timings?
    /// How long the mapping took; `nil` when there was nothing to map.
    public let mappingDuration: Duration?
    /// Size of the document, decompressed.
    public let documentBytes: Int
    /// Values that could not be read and words that are not known, each with its metric; some of them, when many.
    public let unreadValues: [String]
    /// A sentence for each configured slot that the device lacks.
    public let missingSlots: [String]
    /// Texts and numbers that had to be repaired; some of them, when many.
    public let repairs: [DocumentRepair.Change]
    /// The catalog that the document was read by, which gives the families of the samples their numbers.
    private(set) var catalog: CompiledCatalog
    /// Values that pages have derived from it.
    public private(set) var derived = Derivation()
}

extension DeviceCollection {
    /// The same for another catalog, after a reload: with those metrics that both catalogs have.
    func translated(to other: CompiledCatalog) -> DeviceCollection {
        guard other !== catalog else { return self }
        var result = self
        result.samples = samples.translated(from: catalog.families, to: other.families)
        result.catalog = other
        result.derived = Derivation()
        return result
    }
}
