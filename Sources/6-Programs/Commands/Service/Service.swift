import BuildInformation
import Configuration
import Fleet
import HTTPClient
import HTTPServer
import Logging
import Platform
import Threading
import Web
import WebConfig

/// The exporter as a service: starts, reloads on SIGHUP, stops gracefully on SIGTERM and SIGINT, at once on the second one.
struct Service: Sendable {
    let configFile: String
    /// The files of the configuration as they were before they were read.
    let files: WatchedFiles
    let catalogs: CatalogStore
    let client: HTTPClient
    let logger: Logger

    /// Runs until a signal asks it to stop.
    ///
    /// - Parameters:
    ///   - hasLifecycle: whether clients may ask for a reload.
    ///   - reloadsByItself: whether a change of the files leads to a reload.
    /// - Returns: the exit code.
    /// - Throws: when an address cannot be used or signals cannot be received.
    func run(
        _ fleet: Fleet, _ configuration: HTTPServerConfiguration, _ web: WebOptions, hasLifecycle: Bool, reloadsByItself: Bool
    ) async throws -> Int32 {
        let signals = try Signals.stream([.hangup, .terminate, .interrupt])
        let manager = ServiceManager()
        let status = ServiceStatus { manager.notify($0) }
        let reloader = Reloader(
            fleet, configFile: configFile, files: files, catalogs: catalogs, client: client, status: status, logger: logger)
        var web = web
        if hasLifecycle { web.reload = { await reloader.reload() } }
        let server = try ExporterServer(fleet, configuration, options: web, logger: logger)
        reloader.attach(server)
        for address in server.addresses {
            logger.info(
                "listening",
                [
                    "address": .string(address.description), "scheme": .string(web.configuration?.tls == nil ? "http" : "https"),
                    "passwords": .string(web.configuration?.asksForPasswords == true ? "asked for" : "none"),
                    "version": .string(BuildInformation.current.version),
                ])
        }
        let starting = fleet.shard.map { logger.with(["shard": .string($0.description)]) } ?? logger
        if fleet.devices.isEmpty {
            let hasOthers = !fleet.configuration.devices.isEmpty
            starting.warn(
                hasOthers ? "no device is of this shard" : "no devices are configured", ["config": .string(configFile)])
        }
        starting.info("ready", ["devices": LogValue(fleet.devices.count), "config": .string(configFile)])
        let reloads = reloadsByItself ? reloadsOnChange(reloader) : nil
        let memory = RegularWork(named: "memory", every: .seconds(30)) { done in
            giveMemoryBack()
            done()
        }
        defer {
            reloads?.stop()
            memory.stop()
        }
        status.notify(.ready)
        let watchdog = try watch(server, for: manager)
        for await signal in signals {
            guard signal == .hangup else {
                logger.info("stopping", ["signal": .string("\(signal)")])
                break
            }
            // Outside this loop: files may be slow, and a request to stop must not wait for them.
            Task(executorPreference: WorkExecutor.shared) { _ = await reloader.reload() }
        }
        watchdog?.stop()
        status.notify(.stopping)
        // Running scrapes are answered, unless a second request to stop arrives.
        let expiry = Task(executorPreference: WorkExecutor.shared) {
            for await signal in signals where signal != .hangup {
                logger.info("stopping at once", ["signal": .string("\(signal)")])
                return await server.stop(grace: .zero)
            }
        }
        await server.stop(grace: .seconds(20))
        expiry.cancel()
        reloader.attach(nil)
        return 0
    }

    /// Reloads when one of the files of the last reload has changed, whether that succeeded or not.
    private func reloadsOnChange(_ reloader: Reloader) -> RegularWork {
        RegularWork(named: "config watch", every: .seconds(2)) { done in
            guard reloader.files.haveChanged else { return done() }
            Task(executorPreference: WorkExecutor.shared) {
                _ = await reloader.reload()
                done()
            }
        }
    }

    /// Starts the watchdog, if systemd asks for it.
    private func watch(_ server: ExporterServer, for manager: ServiceManager) throws -> Watchdog? {
        guard let interval = manager.watchdogInterval else { return nil }
        let client = client
        let watchdog = Watchdog(
            every: interval,
            parts: [
                Watchdog.Part(name: "server", isAlive: { server.isAlive(within: $0) }),
                Watchdog.Part(name: "tasks", isAlive: { WorkExecutor.shared.isAlive(within: $0) }),
                Watchdog.Part(name: "HTTP client", isAlive: { client.isAlive(within: $0) }),
            ], logger: logger, notify: { manager.notify(.alive) })
        try watchdog.start()
        return watchdog
    }
}
