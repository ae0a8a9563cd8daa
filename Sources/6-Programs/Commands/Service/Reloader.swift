import Configuration
import Fleet
import HTTPClient
import Logging
import Platform
import Threading
import Web

/// Loads the current configuration file, for SIGHUP and for `/-/reload`; a bad one changes nothing.
///
/// Reads on its own thread, one reload after the other. Running scrapes keep the devices that they began with.
final class Reloader: Sendable {
    private let configFile: String
    private let catalogs: CatalogStore
    private let client: HTTPClient
    private let logger: Logger
    private let thread = WorkThread(named: "reload", maximumWaiting: 16)
    private let fleet: Lock<Fleet>
    /// The files of the last reload.
    private let watched: Lock<WatchedFiles>
    private let server = Lock<ExporterServer?>(nil)
    private let status: ServiceStatus

    init(
        _ fleet: Fleet, configFile: String, files: WatchedFiles, catalogs: CatalogStore, client: HTTPClient,
        status: ServiceStatus, logger: Logger
    ) {
        self.configFile = configFile
        self.catalogs = catalogs
        self.client = client
        self.status = status
        self.logger = logger
        self.fleet = Lock(fleet)
        watched = Lock(fleet.configuration.files.union(files))
    }

    /// Sets the server that gets the new devices; `nil` when it stops.
    func attach(_ server: ExporterServer?) {
        self.server.withLock { $0 = server }
    }

    /// The files of the last reload as they were before it; those of one that failed and of the configuration in effect.
    var files: WatchedFiles { watched.withLock { $0 } }

    /// The configuration file and the catalog files that it names, as they are now. Call it before they are read, so that no
    /// change is missed. Blocks while checking each file.
    static func watchedFiles(_ configFile: String) -> WatchedFiles {
        var files = WatchedFiles()
        files.add(configFile)
        for file in Configuration.catalogFiles(path: configFile) { files.add(file) }
        return files
    }

    /// Reloads.
    ///
    /// - Returns: what is wrong, one line a problem; empty when the configuration is in effect.
    func reload() async -> [String] {
        await withCheckedContinuation { continuation in
            let admission = thread.run { [self] in
                status.notify(.reloading)
                let problems = load()
                status.notify(.ready)
                continuation.resume(returning: problems)
            }
            switch admission {
            case .queued: break
            case .full: continuation.resume(returning: ["too many reloads are waiting"])
            case .noThread: continuation.resume(returning: ["the system grants no thread to read the configuration"])
            }
        }
    }

    /// Runs on the thread.
    private func load() -> [String] {
        let server = server.withLock { $0 }
        let known = watched.withLock { $0 }.renewed()
        let files = Self.watchedFiles(configFile)
        let old = fleet.withLock { $0 }
        do throws(SetupError) {
            let fresh = try Setup.fleet(
                configFile: configFile, catalogs: catalogs, client: client, logger: logger, shard: old.shard, continuing: old)
            fleet.withLock { $0 = fresh }
            // A DNS name may have changed before the reload: the old address may still answer.
            client.renewConnections()
            watched.withLock { $0 = fresh.configuration.files.union(files) }
            server?.replace(fresh)
            server?.noteReload([])
            logger.info(
                "configuration reloaded", Self.changes(from: old.configuration.devices, to: fresh.configuration.devices))
            return []
        } catch {
            // The same problem is not reported again before something has changed: those of the configuration in effect count, too.
            watched.withLock { $0 = known.union(error.files).union(files) }
            server?.noteReload(error.lines)
            for line in error.lines {
                logger.error("configuration not reloaded, the previous one stays active", ["problem": .string(line)])
            }
            return error.lines
        }
    }

    /// The added, removed and changed devices, by name.
    private static func changes(
        from old: [DeviceConfiguration], to new: [DeviceConfiguration]
    ) -> KeyValuePairs<String, LogValue> {
        let before = Dictionary(old.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let names = Set(new.map(\.name))
        let added = new.filter { before[$0.name] == nil }
        let removed = old.filter { !names.contains($0.name) }
        let changed = new.filter { device in before[device.name].map { $0 != device } ?? false }
        func text(_ devices: [DeviceConfiguration]) -> LogValue { .string(listed(devices.map(\.name))) }
        return [
            "devices": LogValue(new.count), "added": text(added), "removed": text(removed), "changed": text(changed),
        ]
    }
}
