import Arguments
import Configuration
import Exporter
import Fleet
import HTTPClient
import HTTPServer
import Logging
import Platform
import YAML

extension ListenAddress: ArgumentValue {
    /// Reads the spelling of an address.
    public init?(argument: String) {
        try? self.init(argument)
    }
    /// The spelling of the address.
    public var argument: String { description }
    /// What an argument must be.
    public static var expectation: String { "an address such as :10319, 127.0.0.1:10319 or [::1]:10319" }
}

/// `serve`: runs the exporter until it is told to stop.
enum ServeCommand: Subcommand {
    private static let listenAddress = Option<[ListenAddress]>(
        "web.listen-address", placeholder: "ADDRESS", help: "Where to listen.",
        default: [ListenAddress(argument: ":10319")].compactMap { $0 })
    private static let telemetryPath = Option<String>(
        "web.telemetry-path", placeholder: "PATH", help: "Where the metrics of all devices are.", default: "/metrics")
    private static let check = Option<Bool>("config.check", help: "Check the configuration and exit.")

    static let command = Command(
        "serve", "Run the exporter (the command when none is named).",
        options: [
            OptionGroup("Configuration", [CommonOptions.configFile, check]),
            OptionGroup("Web", [listenAddress, telemetryPath]), CommonOptions.logging,
        ])

    static func run(_ arguments: Arguments) async -> Int32 {
        let configFile = arguments[CommonOptions.configFile]
        if arguments[check] { return CheckConfigCommand.check(configFile) }
        var web = WebOptions()
        web.telemetryPath = arguments[telemetryPath]
        if let defect = web.defect {
            complain("--web.telemetry-path \(defect)")
            return UsageError.exitCode
        }
        let logger = Logger(level: arguments[CommonOptions.logLevel], format: arguments[CommonOptions.logFormat])
        let client = HTTPClient()
        defer { client.shutdown() }
        do {
            let fleet = try Setup.fleet(configFile: configFile, client: client, logger: logger)
            warn(about: fleet.configuration, logger)
            let configuration = HTTPServerConfiguration(addresses: arguments[listenAddress])
            let service = Service(configFile: configFile, client: client, logger: logger)
            return try await service.run(fleet, configuration, web)
        } catch let error as SetupError {
            error.lines.forEach { complain($0) }
        } catch {
            complain("\(error)")
        }
        return 1
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
                logger.warn("TLS verification is off, anyone can pose as the device", ["device": .string(device.name)])
            }
        }
    }
}
