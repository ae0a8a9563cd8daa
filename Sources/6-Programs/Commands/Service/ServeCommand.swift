import Arguments
import Configuration
import Fleet
import Glibc
import HTTPClient
import HTTPServer
import Logging
import Platform
import Text
import Web
import WebConfig

extension Shard: ArgumentValue {
    /// Reads the spelling of a shard.
    public init?(argument: String) { self.init(argument) }
    /// The spelling of the shard.
    public var argument: String { description }
    /// What an argument must be.
    public static var expectation: String { "a share I/N with I from 0 and below N, such as 0/3" }
}

/// `serve`: runs the exporter until it is stopped.
enum ServeCommand: Subcommand {
    private static let shard = Option<Shard?>(
        "fleet.shard", placeholder: "I/N",
        help: "Serve only this shard of the devices, such as 0/3 for the first of three exporters with the same configuration.")
    private static let autoReload = Option<Bool>(
        "config.enable-auto-reload", help: "Reload when the configuration file, a device file or a catalog file changes.")
    private static let check = Option<Bool>("config.check", help: "Check the configuration and exit.")

    static let command = Command(
        "serve", "Run the exporter.",
        options: [
            OptionGroup("Configuration", [CommonOptions.configFile, autoReload, shard, check]), WebFlags.group,
            CommonOptions.logging,
        ])

    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configFile = try CommonOptions.configFile(arguments)
        let webConfigFile = arguments[WebFlags.configFile]
        var web = try WebFlags.options(arguments)
        let server = try WebFlags.serverConfiguration(arguments)
        if arguments[check] { return CheckConfigCommand.check(configFile, webConfigFile: webConfigFile) }
        keepMemorySmall()
        raiseOpenFileLimit()
        let logger = Logger(level: arguments[CommonOptions.logLevel], format: arguments[CommonOptions.logFormat])
        let client = exporterClient()
        defer { client.shutdown() }
        do {
            let files = Reloader.watchedFiles(configFile)
            let catalogs = CatalogStore()
            let (fleet, webConfiguration) = try Setup.all(
                configFile: configFile, webConfigFile: webConfigFile, catalogs: catalogs, client: client, logger: logger,
                shard: arguments[shard]
            ).get()
            web.configuration = webConfiguration
            for warning in Warning.of(fleet) { logger.warn(warning.sentence, warning.fields) }
            for notice in webConfiguration?.notices ?? [] { logger.warn("web configuration", ["notice": .string(notice)]) }
            let service = Service(configFile: configFile, files: files, catalogs: catalogs, client: client, logger: logger)
            return try await service.run(
                fleet, server, web, hasLifecycle: arguments[WebFlags.enableLifecycle],
                reloadsByItself: arguments[autoReload])
        } catch let error as HTTPServerError {
            throw SetupError(lines: ["\(error)\(advice(about: error))"])
        }
    }

    /// Advice for an operator about an address that cannot be used.
    private static func advice(about error: HTTPServerError) -> String {
        guard case .cannotListen(_, let reason) = error else { return "" }
        switch reason {
        case systemErrorText(EADDRINUSE):
            return "; is another exporter or demo running (ss -ltnp)? --web.listen-address takes another port"
        case systemErrorText(EACCES): return "; ports below 1024 need root or CAP_NET_BIND_SERVICE"
        default: return ""
        }
    }
}
