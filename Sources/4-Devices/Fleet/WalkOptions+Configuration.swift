import Catalog
import Configuration

extension WalkOptions {
    /// The walk options of the device's configuration.
    public init(_ configuration: DeviceConfiguration) {
        self.init()
        disabledCollectors = Collector.disabled(by: configuration.collectors)
        slots = configuration.slots.map { Set($0.map(Self.slot)) }
        genericSeriesLimit = configuration.genericSeriesLimit
    }
}
