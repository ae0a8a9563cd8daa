/// What is known of a device at the moment, for people to look at.
public struct RecentCollection: Sendable {
    /// The device.
    public let device: MonitoredDevice
    /// Its last collection; `nil` when it has not been asked yet, or has not answered in time.
    public let collection: DeviceCollection?
    /// Its last successful collection, when the last one failed.
    public let former: DeviceCollection?
    /// When its last successful collection began, in seconds since 1970; `nil` when there was none since the start.
    public let lastSuccess: Double?
    let history: StateHistory
    /// When the failures began that have followed one another since, in seconds since 1970; `nil` while it answers.
    public let failingSince: Double?

    /// Whether changes of a metric are watched.
    public func watches(_ metric: String) -> Bool { StateHistory.watched.contains(metric) }

    /// Since when a series of the device has its value, in seconds since 1970; `nil` when it has not changed since the start.
    ///
    /// - Parameter labels: as `SampleSet.ownText` gives them.
    public func since(_ metric: String, _ labels: ArraySlice<UInt8>) -> Double? { history.since(metric, labels) }

    /// When a series of the device was seen first, in seconds since 1970; `nil` when its changes are not watched.
    ///
    /// - Parameter labels: as `SampleSet.ownText` gives them.
    public func seen(_ metric: String, _ labels: ArraySlice<UInt8>) -> Double? { history.seen(metric, labels) }
}
