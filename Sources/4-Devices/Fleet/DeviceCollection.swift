import HTTPClient
import Metrics
import StatusDocument

/// The outcome of asking one device once.
public struct DeviceCollection: Sendable {
    /// The device's configured name.
    public let device: String
    /// All samples of the device, those about the collection included, in the order of the families.
    public let samples: SampleSet
    /// Why there is no status; `nil` when there is.
    public let error: CollectionError?
    /// When it began, in seconds since 1970.
    public let start: Double
    /// How long it took, in seconds.
    public let duration: Double
    /// How long the phases of the request took; `nil` when there was none.
    public let timings: Timings?
    /// How long the mapping took, in seconds; `nil` when there was nothing to map.
    public let mappingDuration: Double?
    /// Size of the document, decompressed.
    public let documentBytes: Int
    /// Values that could not be read and words that are not known, each with its metric; some of them, when many.
    public let unreadValues: [String]
    /// Texts and numbers that had to be repaired; some of them, when many.
    public let repairs: [DocumentRepair.Change]
}
