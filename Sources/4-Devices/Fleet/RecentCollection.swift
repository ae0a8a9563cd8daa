public import Findings
public import Metrics

/// The current state of a device, for pages.
public struct RecentCollection: Sendable {
    /// The device.
    public let device: MonitoredDevice
    /// The families of its samples.
    public let families: FamilyTable
    /// Its last collection; `nil` when it has not been queried yet, or has not answered in time.
    public let collection: DeviceCollection?
    /// Its last successful collection, when the last one failed.
    public let former: DeviceCollection?
    /// When its last successful collection began, in seconds since 1970; `nil` when there was none since the start.
    public let lastSuccess: Double?
    let history: StateHistory
    /// What it reported within the last day and does not report any more, the longest missed first.
    public let missingParts: [MissingPart]
    /// When the failures began that have followed one another since, in seconds since 1970; `nil` while it answers.
    public let failingSince: Double?

    /// Finds what was seen of a metric's series by its labels, as `SampleSet.ownText` gives them; `nil` for a metric whose changes are not
    /// watched, and for a series that the last collection does not have.
    public func changes(of metric: String) -> ((_ labels: ArraySlice<UInt8>) -> StateChange?)? { history.changes(of: metric) }
}

/// What was seen of one series.
public struct StateChange: Sendable {
    /// Since when it has its value, in seconds since 1970; `nil` when it has not changed since the start.
    public let since: Double?
    /// When this process saw it first, in seconds since 1970.
    public let seen: Double
}
