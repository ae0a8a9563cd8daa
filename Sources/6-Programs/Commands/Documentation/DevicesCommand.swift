import Arguments
import Configuration
import Fleet
import HTTPClient
import Logging
import Platform

/// `devices`: prints the names of the configured devices, for scripts and shell completion.
enum DevicesCommand: Subcommand {
    static let command = Command(
        "devices", "Print the names of the configured devices, one per line.",
        options: [OptionGroup("Options", [CommonOptions.configFile])])

    static func run(_ arguments: Arguments) async -> Int32 {
        let client = exporterClient()
        defer { client.shutdown() }
        do throws(SetupError) {
            let file = try CommonOptions.configFile(arguments)
            let fleet = try Setup.fleet(configFile: file, client: client, logger: Logger(level: .error))
            try deliver(Array(fleet.devices.map { $0.configuration.name + "\n" }.joined().utf8))
            return 0
        } catch {
            complain(about: error)
            return 1
        }
    }
}
