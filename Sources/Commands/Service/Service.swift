import Configuration
import Exporter
import Fleet
import HTTPClient
import HTTPServer
import Logging
import Platform

/// The exporter as a service: starts, reloads on SIGHUP, ends in order on SIGTERM and SIGINT, at once on the second.
struct Service: Sendable {
    let configFile: String
    let client: HTTPClient
    let logger: Logger

    /// Runs until a signal says to stop.
    ///
    /// - Returns: the exit code.
    /// - Throws: when an address cannot be used or signals cannot be received.
    func run(_ fleet: Fleet, _ configuration: HTTPServerConfiguration, _ web: WebOptions) async throws -> Int32 {
        let signals = try Signals.stream([.hangup, .terminate, .interrupt])
        let server = try ExporterServer(fleet, configuration, options: web, logger: logger)
        for address in server.addresses {
            logger.info("listening", ["address": .string(address.description), "version": .string(exporterVersion)])
        }
        logger.info("ready", ["devices": LogValue(fleet.devices.count), "config": .string(configFile)])
        for await signal in signals {
            guard signal == .hangup else {
                logger.info("stopping", ["signal": .string("\(signal)")])
                break
            }
            reload(server)
        }
        // Scrapes that run are answered, unless somebody asks a second time.
        let impatience = Task {
            for await signal in signals where signal != .hangup {
                logger.info("stopping at once", ["signal": .string("\(signal)")])
                return await server.stop(grace: .zero)
            }
        }
        await server.stop(grace: .seconds(20))
        impatience.cancel()
        return 0
    }

    /// Takes over the configuration file as it is now; a bad one changes nothing.
    private func reload(_ server: ExporterServer) {
        do throws(SetupError) {
            let fleet = try Setup.fleet(configFile: configFile, client: client, logger: logger)
            server.replace(fleet)
            logger.info("configuration reloaded", ["devices": LogValue(fleet.devices.count)])
        } catch {
            for line in error.lines { logger.error("configuration not reloaded, the old one stays", ["problem": .string(line)]) }
        }
    }
}
