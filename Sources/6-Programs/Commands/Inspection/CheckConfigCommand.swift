import Arguments
import Catalog
import Configuration
import Fleet
import HTTPClient
import HTTPServer
import Logging
import Platform
import Text
import WebConfig

/// `check-config`: reports all problems of a configuration at once.
enum CheckConfigCommand: Subcommand {
    private static let file = Operand<String>("FILE", help: "The configuration file.", completion: .files)

    static let command = Command(
        "check-config", "Check a configuration file and print all problems in it.", operands: [file],
        options: [OptionGroup("Options", [WebFlags.configFile])])

    static func run(_ arguments: Arguments) async -> Int32 {
        check(arguments[file], webConfigFile: arguments[WebFlags.configFile])
    }

    /// Checks the files and reports the result.
    static func check(_ path: String, webConfigFile: String?) -> Int32 {
        let client = exporterClient()
        defer { client.shutdown() }
        do throws(SetupError) {
            let setup = Setup.all(
                configFile: path, webConfigFile: webConfigFile, client: client, logger: Logger(level: .error))
            // Secrets are checked whatever else is wrong, so that an operator can fix everything in one go.
            let secrets = Configuration.secretProblems(path: path)
            let further = secrets.problems.map(\.description)
            let (fleet, web) = try setup.mapError { error in
                SetupError(lines: error.lines + further.filter { !error.lines.contains($0) })
            }.get()
            let problems = further + clientCertificates(fleet.configuration)
            guard problems.isEmpty else { throw SetupError(lines: problems) }
            let count = fleet.devices.count
            StandardStream.output.write(
                count == 0 && fleet.configuration.targets.isEmpty
                    ? "\(path): no devices: nothing will be read. Add one under devices:\n"
                    : "\(path): \(count == 1 ? "1 device" : "\(count) devices"), no problems\n")
            StandardStream.output.write(optIns(fleet))
            StandardStream.output.write(secrets.unchecked.map { "\($0)\n" }.joined())
            let warnings = Warning.withoutSecrets(fleet)
            StandardStream.output.write(warnings.map { "warning: \($0.text)\n" }.joined())
            if let web {
                StandardStream.output.write("\(web.file): no problems\n")
                for notice in web.notices { StandardStream.output.write("\(web.file): \(notice)\n") }
            }
            return 0
        } catch {
            for line in error.lines { StandardStream.error.write(line + "\n") }
            return 1
        }
    }

    /// Problems of client certificates, each pair of files once.
    private static func clientCertificates(_ configuration: Configuration) -> [String] {
        let devices = configuration.devices + configuration.targets.map(\.namedSettings)
        var seen: Set<[String]> = []
        return devices.compactMap { device in
            guard let certificate = device.tls.certificateFile, let key = device.tls.keyFile,
                seen.insert([certificate, key]).inserted
            else { return nil }
            do {
                _ = try TLSIdentity(
                    certificateChainPEM: readFile(path: certificate, maximumBytes: 1 << 20),
                    privateKeyPEM: readFile(path: key, maximumBytes: 1 << 20))
                return nil
            } catch {
                return "\(configuration.file): \(device.name): tls.cert_file \(certificate) with tls.key_file \(key): \(error)"
            }
        }
    }

    /// A line for each collector that is off by default, with the devices that enable it.
    private static func optIns(_ fleet: Fleet) -> String {
        fleet.catalog.collectors.filter { !$0.isOnByDefault }.map { collector in
            let devices = fleet.devices.map(\.configuration).filter { $0.collectors[collector.name] == true }.map(\.name)
            return devices.isEmpty
                ? "" : "collector \(collector.name), off by default, is on for \(devices.joined(separator: ", "))\n"
        }.joined()
    }
}
