import Arguments
import Configuration
import Fleet
import HTTPClient

/// `devices`: prints the names of the configured devices, for scripts and shell completion.
enum DevicesCommand: Subcommand {
    static let command = Command(
        "devices", "Print the names of the configured devices, one per line.",
        options: [OptionGroup("Options", [CommonOptions.configFile])])

    static func run(_ arguments: Arguments) async throws -> Int32 {
        let client = exporterClient()
        defer { client.shutdown() }
        let fleet = try Setup.fleet(arguments, client: client)
        try deliver(Array(fleet.devices.map { $0.configuration.name + "\n" }.joined().utf8))
        return 0
    }
}
