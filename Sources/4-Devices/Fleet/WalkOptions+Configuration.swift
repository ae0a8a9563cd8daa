import Catalog
import Configuration

extension WalkOptions {
    /// What the device's configuration wants of its document.
    public init(_ configuration: DeviceConfiguration) {
        self.init()
        disabledCollectors = Collector.disabled(by: configuration.collectors)
        slots = configuration.slots.map { Set($0.map(Self.slot)) }
        genericSeriesLimit = configuration.genericSeriesLimit
    }
}
