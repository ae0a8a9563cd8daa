import Arguments
import Configuration
import Fleet
import HTTPClient
import HTTPServer
import Logging
import Platform
import Text
import Web
import WebConfig

/// `serve`: runs the exporter until it is told to stop.
enum ServeCommand: Subcommand {
    private static let check = Option<Bool>("config.check", help: "Check the configuration and exit.")

    static let command = Command(
        "serve", "Run the exporter.",
        options: [
            OptionGroup("Configuration", [CommonOptions.configFile, check]), WebFlags.group, CommonOptions.logging,
        ])

    static func run(_ arguments: Arguments) async -> Int32 {
        let configFile: String
        do throws(SetupError) {
            configFile = try CommonOptions.configFile(arguments)
        } catch {
            complain(about: error)
            return 1
        }
        let webConfigFile = arguments[WebFlags.configFile]
        var web: WebOptions
        let server: HTTPServerConfiguration
        do throws(WebFlagError) {
            web = try WebFlags.options(arguments)
            server = try WebFlags.serverConfiguration(arguments)
        } catch {
            complain(error)
            return UsageError.exitCode
        }
        if arguments[check] { return CheckConfigCommand.check(configFile, webConfigFile: webConfigFile) }
        raiseOpenFileLimit()
        let logger = Logger(level: arguments[CommonOptions.logLevel], format: arguments[CommonOptions.logFormat])
        let client = exporterClient()
        defer { client.shutdown() }
        do {
            let catalogs = CatalogStore()
            let setup = Setup.all(
                configFile: configFile, webConfigFile: webConfigFile, catalogs: catalogs, client: client, logger: logger)
            let (fleet, webConfiguration) = try setup.get()
            web.configuration = webConfiguration
            warn(about: fleet.configuration, logger)
            for notice in webConfiguration?.notices ?? [] { logger.warn("web configuration", ["notice": .string(notice)]) }
            let service = Service(configFile: configFile, catalogs: catalogs, client: client, logger: logger)
            return try await service.run(fleet, server, web, hasLifecycle: arguments[WebFlags.enableLifecycle])
        } catch {
            complain(about: error)
            return 1
        }
    }

    /// Says what works but should not stay so.
    private static func warn(about configuration: Configuration, _ logger: Logger) {
        for problem in configuration.checkSecrets() {
            logger.warn("secret not readable", ["problem": .string(problem.description)])
        }
        for device in configuration.devices {
            if device.sendsCredentialsInClear {
                logger.warn(
                    "credentials travel unencrypted", ["device": .string(device.name), "url": .string(device.url.description)])
            }
            if device.tls.insecureSkipVerify {
                let danger =
                    device.tls.pinSHA256 == nil
                    ? "TLS verification is off, anyone can pose as the device" : "TLS verification is off but for the pinned key"
                logger.warn(danger, ["device": .string(device.name)])
            }
        }
    }
}
