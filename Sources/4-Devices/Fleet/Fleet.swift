import Catalog
import Configuration
import HTTPClient
import Journal
import Logging
import Metrics
import Platform
import Threading

/// All configured devices, with the catalog that their documents are read by. Never changes: a reload makes a new one.
public final class Fleet: Sendable {
    /// The devices in the order of the configuration.
    public let devices: [MonitoredDevice]
    /// The catalog that all devices share.
    public let catalog: CompiledCatalog
    /// The configuration of the devices.
    public let configuration: Configuration
    /// The shard of the configured devices that is served; `nil` for all.
    public let shard: Shard?
    /// Writes what the devices and the exporter report.
    public let exposition: Exposition
    /// The last sessions with the devices and their last collections.
    public let journal: Journal
    private let targets: TargetTable
    /// The shared plans of all devices, for one catalog.
    private let plans: SharedPlans
    private let byName: [String: Int]
    private let byURL: [DeviceURL: Int]

    /// Makes the devices of a configuration. No request is sent.
    ///
    /// - Parameters:
    ///   - shard: which of the devices to serve; `nil` for all.
    ///   - previous: the fleet that this one replaces. A device with the same settings continues with what it
    ///   has: the collection that runs, the last one, the token, the pause after failures. One with other settings is not asked
    ///   before a request of the previous fleet has ended. The journal continues in any case.
    public init(
        _ configuration: Configuration, catalog: CompiledCatalog, client: HTTPClient, logger: Logger,
        shard: Shard? = nil, continuing previous: Fleet? = nil
    ) {
        let journal = previous?.journal ?? Journal()
        journal.configure(
            recordsSessions: configuration.httpSessions.isEnabled,
            limit: configuration.httpSessions.maximumCount ?? Self.journalLimit(configuration.devices.count),
            devices: configuration.devices.count)
        self.journal = journal
        self.configuration = configuration
        self.shard = shard
        self.catalog = catalog
        exposition = Exposition(catalog.families)
        let plans = previous.flatMap { $0.catalog === catalog ? $0.plans : nil } ?? SharedPlans(catalog.families)
        self.plans = plans
        devices = configuration.devices.filter { shard?.contains($0.name) ?? true }.map { settings in
            let old = previous?.device(for: settings)
            if let old, old.configuration == settings, previous?.catalog === catalog { return old }
            return MonitoredDevice(
                settings, client: client, catalog: catalog, journal: journal, logger: logger, plans: plans, continuing: old)
        }
        byName = Dictionary(devices.enumerated().map { ($1.configuration.name, $0) }, uniquingKeysWith: { first, _ in first })
        targets = TargetTable(configuration.targets, continuing: previous?.targets) { settings, old in
            MonitoredDevice(
                settings, client: client, catalog: catalog, journal: journal, logger: logger, plans: plans, continuing: old)
        }
        byURL = Dictionary(devices.enumerated().map { ($1.configuration.url, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// How many sessions and collections are kept by default: enough for each device, within bounds.
    private static func journalLimit(_ devices: Int) -> Int { min(max(100, devices * Journal.deviceEntries), 10_000) }

    /// The device of another fleet with the same address, if there is one.
    private func device(for settings: DeviceConfiguration) -> MonitoredDevice? {
        if let index = byName[settings.name], devices[index].configuration.url == settings.url { return devices[index] }
        return byURL[settings.url].map { devices[$0] }
    }

    /// The device of that name or with that URL, as it is configured; `nil` when there is none.
    public func device(named target: String) -> MonitoredDevice? {
        if let index = byName[target] { return devices[index] }
        guard let url = try? DeviceURL(parsing: target) else { return nil }
        return byURL[url].map { devices[$0] }
    }

    /// The maximum number of devices, including those that requests may name.
    public var maximumDeviceCount: Int { devices.count + (configuration.targets.isEmpty ? 0 : TargetTable.maximumCount) }

    /// The devices besides the configured ones that requests have named lately, in the order of their names.
    public var targetDevices: [MonitoredDevice] { targets.devices }

    /// The device that a request names and that `targets` in the configuration allows. No request is sent.
    ///
    /// - Throws: `TargetError` when it is invalid or not allowed.
    public func target(named text: String) throws(TargetError) -> MonitoredDevice {
        let device = try targets.device(named: text)
        // Another spelling of a configured device is that device.
        guard let index = byName[device.configuration.name] else { return device }
        targets.remove(device)
        return devices[index]
    }

    /// Drops a device that a request named, because its name resolves to an address that is not allowed.
    public func forget(_ device: MonitoredDevice) { targets.remove(device) }

    /// Collects several devices at the same time.
    ///
    /// - Parameters:
    ///   - timeout: how long to wait at most; devices that have not answered by then are reported as timed out,
    ///     but their requests continue, for the next scrape to join.
    ///   - request: the number of the request, if there is one, for log lines and the journal.
    /// - Returns: a collection for each device, in the same order.
    public func collect(_ devices: [MonitoredDevice], timeout: Duration, for request: UInt64? = nil) async -> [DeviceCollection] {
        guard !devices.isEmpty else { return [] }
        let start = Timestamp.now
        let collections = await Self.gather(devices, timeout) { device, recipient in
            device.request(until: start.clock + timeout / .seconds(1), for: request, recipient)
        }
        return zip(devices, collections).map { device, collection in
            collection ?? device.gaveUp(since: start, cause: Self.timeoutText(timeout))
        }
    }

    /// The current state of several devices, for a page: each is queried again only when its last collection began
    /// longer than `maximumAge` ago.
    ///
    /// - Parameters:
    ///   - timeout: how long to wait at most; a device that has not answered by then is shown as it was last known.
    ///   - request: the number of the request that wants them.
    ///   - preparation: what the page makes of each collection. While the page is open, it is called when a collection ends, also that
    ///   of a scrape. It must not keep the fleet.
    /// - Returns: what is known of each device, in the same order.
    public func recent(
        _ devices: [MonitoredDevice], maximumAge: Duration, timeout: Duration, for request: UInt64? = nil,
        preparation: MonitoredDevice.Preparation? = nil
    ) async -> [RecentCollection] {
        guard !devices.isEmpty else { return [] }
        _ = await Self.gather(devices, timeout) { device, recipient in
            device.requestForPage(for: request, maximumAge: maximumAge, preparation: preparation, recipient)
        }
        return devices.map { $0.recent() }
    }

    /// Waits for a collection of each device; `nil` for those that took too long.
    private static func gather(
        _ devices: [MonitoredDevice], _ timeout: Duration,
        _ begin: (MonitoredDevice, @escaping DeviceState.Recipient) -> Void
    ) async -> [DeviceCollection?] {
        let gathering = Gathering(count: devices.count)
        let timer = Timers.shared.after(timeout) { gathering.expire() }
        defer { timer.cancel() }
        return await gathering.wait {
            for (index, device) in devices.enumerated() {
                begin(device) { gathering.deliver($0, at: index) }
            }
        }
    }

    private static func timeoutText(_ timeout: Duration) -> String {
        let tenths = (timeout / .milliseconds(100)).rounded()
        return "no answer within \(tenths / 10) s, the limit set by the scrape timeout"
    }
}
