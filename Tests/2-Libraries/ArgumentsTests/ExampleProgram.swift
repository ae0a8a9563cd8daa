import Arguments

/// A program with every kind of option and operand, in the spelling of Prometheus exporters.
enum Example {
    enum Level: String, CaseIterable, ArgumentValue {
        case debug, info, warn, error
    }

    static let configFile = Option<String>(
        "config.file", placeholder: "FILE", help: "The configuration.", default: "/etc/example/example.yml", completion: .files)
    static let listen = Option<[String]>(
        "web.listen-address", placeholder: "ADDRESS",
        help: "Where to listen: [HOST]:PORT. Without a host, on every address of the machine, IPv4 and IPv6.",
        default: [":10319"])
    static let lifecycle = Option<Bool>("web.enable-lifecycle", help: "Answer POST /-/reload.")
    static let compression = Option<Bool>("web.compression", help: "Don't compress replies.", default: true)
    static let externalURL = Option<String?>("web.external-url", placeholder: "URL", help: "How others reach this program.")
    static let level = Option<Level>(
        "log.level", placeholder: "LEVEL", help: "The least level to log.", default: .info)
    static let devices = Option<Int>("devices", placeholder: "COUNT", help: "How many devices.", default: 3)
    static let pace = Option<Double>("pace", placeholder: "FACTOR", help: "How fast time goes.", default: 1)
    static let statistics = Option<String?>(
        "statistics.directory-of-the-first-run", placeholder: "DIRECTORY", help: "Where to put numbers.", completion: .files)
    static let ports = Option<[Int]>("port", placeholder: "PORT", help: "A port.")

    static let source = Operand<String>("DEVICE|FILE.json", help: "A configured device, or a document.", completion: .files)
    static let shell = Operand<Shell>("SHELL", help: "The shell.")
    static let depth = Operand<Int>("DEPTH", help: "How deep.")
    static let filter = Operand<String>("FILTER", help: "A part of the path.")

    static let logging = OptionGroup("Logging", [level])

    static let program = Program(
        "example_exporter", "Answers scrapes of devices.",
        defaultCommand: Command(
            "serve", "Answer scrapes.",
            options: [
                OptionGroup("Configuration", [configFile]),
                OptionGroup("Web", [listen, lifecycle, compression, externalURL]),
                logging,
            ]),
        commands: [
            Command(
                "simulate", "Simulate devices: it's all made up.",
                options: [OptionGroup("Fleet", [devices, pace, ports, statistics]), logging]),
            Command("explain", "Tell what becomes of each value of a document.", operands: [source]),
            Command("tree", "Show a part of the tree.", operands: [depth, filter]),
            Command("completion", "Write a completion script.", operands: [shell]),
        ])
}
