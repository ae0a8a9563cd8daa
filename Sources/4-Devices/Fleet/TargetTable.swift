import Configuration
import Platform
import Threading

/// The devices that requests have named and that the configuration allows under `targets`.
///
/// Their number is limited, and those no longer requested are dropped, so that a client cannot fill the memory.
final class TargetTable: Sendable {
    private struct Entry: Sendable {
        let device: MonitoredDevice
        /// When it was last named, in monotonic seconds.
        var named: Double
    }

    /// The maximum number; the one not requested for the longest time is dropped first.
    static let maximumCount = 1000
    /// One not requested for this many seconds is dropped.
    static let idleTime = 600.0

    private let rules: [TargetRule]
    private let make: @Sendable (DeviceConfiguration, MonitoredDevice?) -> MonitoredDevice
    private let clock: @Sendable () -> Double
    private let entries = Lock<[String: Entry]>([:])

    /// - Parameters:
    ///   - make: makes a device, replacing one from before a reload if there is one.
    ///   - previous: the table from before a reload: targets that are still allowed continue.
    init(
        _ rules: [TargetRule], continuing previous: TargetTable?, clock: @escaping @Sendable () -> Double = monotonicSeconds,
        make: @escaping @Sendable (DeviceConfiguration, MonitoredDevice?) -> MonitoredDevice
    ) {
        self.rules = rules
        self.clock = clock
        self.make = make
        guard let previous else { return }
        let old = previous.entries.withLock { $0 }
        var kept: [String: Entry] = [:]
        for (name, entry) in old {
            guard let settings = try? rules.device(named: name) else { continue }
            kept[name] = Entry(device: make(settings, entry.device), named: entry.named)
        }
        entries.withLock { $0 = kept }
    }

    /// The devices, in the order of their names.
    var devices: [MonitoredDevice] {
        entries.withLock { entries in
            Self.forget(in: &entries, before: clock() - Self.idleTime)
            return entries.values.map(\.device).sorted { $0.configuration.name < $1.configuration.name }
        }
    }

    /// The device that a request names.
    ///
    /// - Throws: ``TargetError`` when it is invalid or not allowed.
    func device(named text: String) throws(TargetError) -> MonitoredDevice {
        let settings = try rules.device(named: text)
        let now = clock()
        let device = entries.withLock { entries -> MonitoredDevice? in
            if let known = entries[settings.name] {
                entries[settings.name]?.named = now
                return known.device
            }
            Self.forget(in: &entries, before: now - Self.idleTime)
            if entries.count >= Self.maximumCount {
                // One that is being queried stays: requested again, it would be queried twice at the same time.
                let idle = entries.filter { !$0.value.device.isBeingAsked }
                guard let oldest = idle.min(by: { $0.value.named < $1.value.named }) else { return nil }
                entries[oldest.key] = nil
            }
            let device = make(settings, nil)
            entries[settings.name] = Entry(device: device, named: now)
            return device
        }
        guard let device else { throw .tooMany }
        return device
    }

    /// Drops a device, because its name resolves to an address that is not allowed.
    func remove(_ device: MonitoredDevice) {
        entries.withLock { entries in
            let name = device.configuration.name
            if entries[name]?.device === device { entries[name] = nil }
        }
    }

    private static func forget(in entries: inout [String: Entry], before: Double) {
        entries = entries.filter { $0.value.named >= before || $0.value.device.isBeingAsked }
    }
}
