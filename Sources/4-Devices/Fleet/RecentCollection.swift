/// What is known of a device at the moment, for people to look at.
public struct RecentCollection: Sendable {
    /// The device.
    public let device: MonitoredDevice
    /// Its last collection; `nil` when it has not been asked yet, or has not answered in time.
    public let collection: DeviceCollection?
    /// When its last successful collection began, in seconds since 1970; `nil` when there was none since the start.
    public let lastSuccess: Double?
}
