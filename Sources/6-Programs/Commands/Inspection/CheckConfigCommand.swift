import Arguments
import Catalog
import Configuration
import Fleet
import HTTPClient
import Logging
import Platform
import Text
import WebConfig

/// `check-config`: reports all that is wrong with a configuration, at once.
enum CheckConfigCommand: Subcommand {
    private static let file = Operand<String>("FILE", help: "The configuration file.", completion: .files)

    static let command = Command(
        "check-config", "Check a configuration file and print everything that is wrong with it.", operands: [file],
        options: [OptionGroup("Options", [WebFlags.configFile])])

    static func run(_ arguments: Arguments) async -> Int32 {
        check(arguments[file], webConfigFile: arguments[WebFlags.configFile])
    }

    /// Checks the files and says how they are.
    static func check(_ path: String, webConfigFile: String?) -> Int32 {
        let client = exporterClient()
        defer { client.shutdown() }
        do throws(SetupError) {
            let setup = Setup.all(
                configFile: path, webConfigFile: webConfigFile, client: client, logger: Logger(level: .error))
            let (fleet, web) = try setup.get()
            let problems = fleet.configuration.checkSecrets()
            guard problems.isEmpty else { throw SetupError(lines: problems.map(\.description)) }
            let count = fleet.devices.count
            let devices = count == 0 ? "no devices, so nothing will be read" : count == 1 ? "1 device" : "\(count) devices"
            StandardStream.output.print("\(path): \(devices), no problems\n")
            StandardStream.output.print(optIns(fleet))
            if let web {
                StandardStream.output.print("\(web.file): no problems\n")
                for notice in web.notices { StandardStream.output.print("\(web.file): \(notice)\n") }
            }
            return 0
        } catch {
            for line in error.lines { StandardStream.error.print(line + "\n") }
            return 1
        }
    }

    /// A line for each collector that is off unless a device asks for it, with the devices that do.
    private static func optIns(_ fleet: Fleet) -> String {
        fleet.catalog.collectors.filter { !$0.isOnByDefault }.map { collector in
            let devices = fleet.devices.map(\.configuration).filter { $0.collectors[collector.name] == true }.map(\.name)
            return devices.isEmpty
                ? "" : "collector \(collector.name), off by default, is on for \(devices.joined(separator: ", "))\n"
        }.joined()
    }
}
