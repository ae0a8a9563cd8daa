import Arguments
import Configuration
import Fleet
import HTTPClient
import HTTPServer
import Logging
import Metrics
import Platform
import Threading
import Web

/// `demo`: simulated devices and the exporter beside them, for the first minute with the program.
enum DemoCommand: Subcommand {
    private static let fixtures = Option<String?>(
        "fixtures", placeholder: "DIR", help: "The folder with the status documents. Default: Fixtures.", completion: .files)
    private static let listenAddress = Option<ListenAddress>(
        "web.listen-address", placeholder: "ADDRESS", help: "Address on which the exporter listens.",
        default: ListenAddress(host: "127.0.0.1", port: 10319))
    private static let count = Option<Int>("count", placeholder: "N", help: "At least this many devices.", default: 8)

    static let command = Command(
        "demo", "Run simulated LANTIMEs and an exporter that monitors them, as a demonstration.",
        options: [OptionGroup("Options", [listenAddress, count, fixtures]), CommonOptions.logging])

    static func run(_ arguments: Arguments) async throws -> Int32 {
        guard (1...500).contains(arguments[count]) else {
            throw SetupError(lines: ["--count goes from 1 to 500"], isUsage: true)
        }
        let logger = Logger(level: arguments[CommonOptions.logLevel], format: arguments[CommonOptions.logFormat])
        let simulated = try DemoDevices.start(fixtures: arguments[fixtures], count: arguments[count])
        defer { simulated.stop() }
        let signals = try Signals.stream([.terminate, .interrupt])
        let client = exporterClient()
        defer { client.shutdown() }
        let fleet = try Setup.fleet(
            embedded: configurationText(simulated), name: "demo configuration", client: client, logger: logger)
        let server = try ExporterServer(
            fleet, HTTPServerConfiguration(addresses: [arguments[listenAddress]]), options: WebOptions(), logger: logger)
        let address = server.addresses.first.map { "http://\($0)" } ?? ""
        StandardStream.output.write(introduction(simulated, address))
        StandardStream.output.write(await firstLines(fleet))
        for await _ in signals { break }
        await server.stop(grace: .seconds(2))
        return 0
    }

    /// The configuration that an operator would write for these devices.
    private static func configurationText(_ fleet: DemoDevices) -> String {
        var text = """
            defaults: {timeout: 3s, auth: simulated}
            auth:
              simulated: {username: info, password_env: \(DemoDevices.passwordVariable)}
            devices:

            """
        for device in fleet.devices {
            text += "  - {name: \(device.name), url: \"\(device.url)\""
            if let pin = device.publicKeyPin { text += ", tls: {pin_sha256: \"\(pin)\"}" }
            text += ", labels: {site: demo}}\n"
        }
        return text
    }

    /// What there is to look at, with a word on each.
    private static func pages(_ address: String, first: String) -> [(address: String, purpose: String)] {
        [
            ("/", "the fleet at a glance"), ("/devices/" + first, "one device, with its chassis"),
            ("/sessions", "the last HTTP sessions with the devices"), ("/collections", "the last collections"),
            ("/config", "the configuration, without secrets"), ("/runbooks", "what to do about each finding"),
            ("/metrics", "all devices, for Prometheus"), ("/probe?target=" + first, "one device, for Prometheus"),
            ("/sd", "service discovery"), ("/-/metrics", "the exporter's own metrics"),
        ].map { (address + $0, $1) }
    }

    private static func introduction(_ fleet: DemoDevices, _ address: String) -> String {
        let width = fleet.devices.map(\.name.count).max() ?? 0
        let devices = fleet.devices.map { device in
            "  " + device.name + String(repeating: " ", count: width + 2 - device.name.count) + device.url
        }
        let first = fleet.devices.first?.name ?? ""
        let pages = pages(address, first: first)
        let column = (pages.map(\.address.count).max() ?? 0) + 2
        let lines = pages.map { "  " + $0 + String(repeating: " ", count: column - $0.count) + $1 }
        return """
            \(fleet.devices.count) simulated LANTIMEs; scenarios take turns:
            \(devices.joined(separator: "\n"))
            Each answers at /api/status to the user info with the password \(fleet.password), made for this run:
              curl -k -u info:\(fleet.password) \(fleet.devices.first?.url ?? "")/api/status

            The exporter:
            \(lines.joined(separator: "\n"))

            Scenarios and behaviour of the devices (docs/simulator.md):
              curl \(fleet.controlURL)
              curl -X PUT '\(fleet.controlURL)/\(first)?scenario=holdover&speed=10'

            What Prometheus reads of \(first), the first lines:


            """
    }

    /// What a look at the first device shows.
    private static func firstLines(_ fleet: Fleet) async -> String {
        guard let device = fleet.devices.first else { return "" }
        let collections = await fleet.collect([device], timeout: .seconds(5))
        let text = String(decoding: fleet.exposition.render(collections.map(\.samples), as: .prometheus), as: UTF8.self)
        let samples = text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasSuffix(" 0") }
        let telling = samples.filter { line in
            ["up{", "device_info", "sync_", "led_state", "time_quality", "gnss_sat", "ntp_stratum", "ptp_", "relay"].contains {
                line.hasPrefix("lantime_" + $0)
            }
        }
        return telling.prefix(16).map { "  \($0)\n" }.joined()
            + "  … \(samples.count) series that are not 0\n\nCtrl-C ends it.\n"
    }
}
