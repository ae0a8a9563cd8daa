import Arguments
import HTTPServer
import Platform
import Secrets
import Simulator
import Threading

extension DeviceBehaviour: ArgumentValue {
    /// Reads the spelling of a behaviour.
    public init?(argument: String) {
        self.init(argument)
    }
    /// The spelling of the behaviour.
    public var argument: String { description }
    /// What an argument must be.
    public static var expectation: String { "one of " + spellings.joined(separator: ", ") }
    /// What a shell can offer.
    public static var choices: [String] { spellings }
}

extension ListenAddress: ArgumentValue {
    /// Reads the spelling of an address.
    public init?(argument: String) {
        try? self.init(argument)
    }
    /// The spelling of the address.
    public var argument: String { description }
    /// What an argument must be.
    public static var expectation: String { "an address such as 127.0.0.1:10442 or [::1]:10442" }
}

/// The name of a scenario.
private struct ScenarioName: ArgumentValue {
    let scenario: Scenario

    init?(argument: String) {
        guard let scenario = Scenario.named(argument) else { return nil }
        self.scenario = scenario
    }
    var argument: String { scenario.name }
    static var expectation: String { "one of " + choices.joined(separator: ", ") }
    static var choices: [String] { Scenario.all.map(\.name) }
}

/// `simulate`: runs simulated LANTIMEs until it is stopped.
enum SimulateCommand {
    private static let fixtures = Option<String?>(
        "fixtures", placeholder: "DIR", help: "The folder with the status documents. Default: Fixtures.", completion: .files)
    private static let only = Option<[String]>(
        "fixture", placeholder: "NAME",
        help: "Only devices with this document of the folder, such as m600-gps; any other file in it works as well.",
        completion: .words(DemoFleet.fixtureNames))
    private static let count = Option<Int>("count", placeholder: "N", help: "At least this many devices.", default: 1)
    private static let host = Option<String>(
        "host", placeholder: "HOST", help: "Address on which the devices listen.", default: "127.0.0.1")
    private static let firstPort = Option<Int>(
        "first-port", placeholder: "PORT", help: "Port of the first device; the others use the next ports. 0 selects free ports.",
        default: 10443
    )
    private static let plain = Option<Bool>("http", help: "HTTP instead of HTTPS.")
    private static let username = Option<String>(
        "username", placeholder: "NAME", help: "User name that the devices accept.", default: "info")
    private static let passwordFile = Option<String?>(
        "password-file", placeholder: "FILE",
        help: "File with that user's password; without a password, the devices answer every client.",
        completion: .files)
    private static let passwordVariable = Option<String?>(
        "password-env", placeholder: "VARIABLE", help: "The environment variable with that user's password, instead of a file.")
    private static let printsConfiguration = Option<Bool>(
        "print-config", help: "Print only a configuration of lantime_exporter for these devices.")
    private static let endsWithInput = Option<Bool>("until-eof", help: "Exit at the end of standard input.")
    private static let still = Option<Bool>("still", help: "Serve the documents unchanged: no changing values, no scenarios.")
    private static let scenario = Option<ScenarioName?>(
        "scenario", placeholder: "NAME",
        help: "Repeat this scenario instead of playing all in turn.")
    private static let behaviour = Option<DeviceBehaviour>(
        "behaviour", placeholder: "NAME", help: "How the devices answer.", default: .healthy)
    private static let control = Option<ListenAddress>(
        "control", placeholder: "ADDRESS",
        help: "Address for changing scenarios and behaviours at run time; GET http://ADDRESS/control lists them.",
        default: ListenAddress(host: "127.0.0.1", port: 10442))

    static let command = Command(
        "simulate", "Run simulated LANTIMEs, with scenarios such as the loss of the antenna.",
        options: [
            OptionGroup("Devices", [fixtures, only, count, host, firstPort, plain]),
            OptionGroup("Access", [username, passwordFile, passwordVariable]),
            OptionGroup("Behaviour", [still, scenario, behaviour, control, printsConfiguration, endsWithInput]),
        ])

    static func run(_ arguments: Arguments) async -> Int32 {
        do {
            let signals = try Signals.stream([.terminate, .interrupt])
            let fleet = try SimulatedFleet(try configurations(arguments), controlAddress: arguments[control])
            // People get both; a program that reads the list gets nothing else.
            let configuration = SimulatedConfiguration.text(fleet, arguments[username], password(arguments))
            if !arguments[printsConfiguration] { StandardStream.output.write(description(fleet)) }
            if arguments[printsConfiguration] || StandardStream.output.isTerminal { StandardStream.output.write(configuration) }
            if arguments[endsWithInput] { try startThread(named: "input") { endWithInput() } }
            for await _ in signals { break }
            await fleet.stop()
            return 0
        } catch {
            let error = error as? SimulateError ?? SimulateError(lines: ["\(error)"])
            StandardStream.error.write(error.lines.map { "lantime_simulator: \($0)\n" }.joined())
            return error.isUsage ? UsageError.exitCode : 1
        }
    }

    /// Waits for the end of standard input and asks this process to end, as an operator would.
    private static func endWithInput() {
        StandardStream.waitForEndOfInput()
        Signal.terminate.sendToSelf()
    }

    private static func configurations(_ arguments: Arguments) throws -> [SimulatedDeviceConfiguration] {
        let documents = try SimulatedDocuments.find(arguments[fixtures], names: arguments[only])
        guard let port = UInt16(exactly: arguments[firstPort]), (1...5000).contains(arguments[count]) else {
            throw SimulateError(lines: ["--first-port goes from 0 to 65535, --count from 1 to 5000"], isUsage: true)
        }
        let configurations = try DemoFleet.configurations(
            documents, atLeast: arguments[count], credentials: try credentials(arguments),
            transport: arguments[plain] ? .http : .https, host: arguments[host], firstPort: port)
        return configurations.map { configuration in
            var configuration = configuration
            configuration.behaviour = arguments[behaviour]
            if let chosen = arguments[scenario] { configuration.scenario = chosen.scenario }
            if arguments[still] {
                configuration.liveliness = .still
                configuration.scenario = nil
            }
            return configuration
        }
    }

    private static func credentials(_ arguments: Arguments) throws -> DeviceCredentials? {
        if let name = arguments[passwordVariable] {
            guard let password = environmentVariable(name) else {
                throw SimulateError(lines: ["--password-env: the environment has no variable \(name)"])
            }
            return DeviceCredentials(username: arguments[username], password: Secret(password))
        }
        guard let file = arguments[passwordFile] else { return nil }
        let text = String(decoding: try readFile(path: file, maximumBytes: 4096), as: UTF8.self)
        return DeviceCredentials(username: arguments[username], password: Secret(String(text.prefix { !$0.isNewline })))
    }

    /// Where the password comes from, as a configuration of the exporter says it; `nil` when the devices want none.
    private static func password(_ arguments: Arguments) -> String? {
        if let variable = arguments[passwordVariable] { return "password_env: \(variable)" }
        return arguments[passwordFile].map { "password_file: '\(absolutePath($0).replacing("'", with: "''"))'" }
    }

    private static func description(_ fleet: SimulatedFleet) -> String {
        var lines = fleet.devices.map { "\($0.name)\t\($0.url)\tpin_sha256 \($0.publicKeyPin ?? "none, this is HTTP")" }
        if let control = fleet.controlURL { lines.append("control\t\(control)") }
        return lines.joined(separator: "\n") + "\n"
    }
}
