import Testing

@testable import Arguments

@Suite struct ParserTests {
    private func run(_ words: String...) throws -> (command: String, arguments: Arguments) {
        guard case .run(let command, let arguments) = try Example.program.parse(words) else {
            throw UsageError(description: "does not run", helpCommand: "")
        }
        return (command, arguments)
    }

    private func failure(_ words: [String]) -> String? {
        do {
            _ = try Example.program.parse(words)
            return nil
        } catch {
            return error.description
        }
    }

    @Test("without arguments the default command runs with the defaults")
    func defaults() throws {
        let (command, arguments) = try run()
        #expect(command == "serve")
        #expect(arguments[Example.configFile] == "/etc/example/example.yml")
        #expect(arguments[Example.listen] == [":10319"])
        #expect(arguments[Example.lifecycle] == false)
        #expect(arguments[Example.compression] == true)
        #expect(arguments[Example.externalURL] == nil)
        #expect(arguments[Example.level] == .info)
        #expect(!arguments.isGiven(Example.configFile))
    }

    @Test("a leading option selects the default command, in all spellings")
    func spellings() throws {
        let (command, arguments) = try run(
            "--config.file=a=b.yml", "--web.listen-address", ":1", "--web.listen-address=[::1]:2", "--web.enable-lifecycle",
            "--no-web.compression", "--web.external-url", "https://example.org/", "--log.level=debug")
        #expect(command == "serve")
        #expect(arguments[Example.configFile] == "a=b.yml")
        #expect(arguments[Example.listen] == [":1", "[::1]:2"])
        #expect(arguments[Example.lifecycle] == true)
        #expect(arguments[Example.compression] == false)
        #expect(arguments[Example.externalURL] == "https://example.org/")
        #expect(arguments[Example.level] == .debug)
        #expect(arguments.isGiven(Example.configFile))
    }

    @Test("numbers are parsed")
    func numbers() throws {
        let (command, arguments) = try run("simulate", "--devices", "-5", "--pace=0.5", "--port=1", "--port=2")
        #expect(command == "simulate")
        #expect(arguments[Example.devices] == -5)
        #expect(arguments[Example.pace] == 0.5)
        #expect(arguments[Example.ports] == [1, 2])
        #expect(try run("simulate").arguments[Example.ports] == [])
    }

    @Test("operands are read in order, between options and after --")
    func operands() throws {
        #expect(try run("explain", "a.json").arguments[Example.source] == "a.json")
        #expect(try run("explain", "-").arguments[Example.source] == "-")
        #expect(try run("explain", "--", "--help").arguments[Example.source] == "--help")
        let arguments = try run("tree", "7", "").arguments
        #expect(arguments[Example.depth] == 7)
        #expect(arguments[Example.filter] == "")
        #expect(try run("completion", "fish").arguments[Example.shell] == .fish)
    }

    @Test("an empty value is a value")
    func emptyValue() throws {
        #expect(try run("--config.file=").arguments[Example.configFile] == "")
        #expect(try run("--config.file", "").arguments[Example.configFile] == "")
    }

    @Test(
        "an error names the mistake and suggests what was probably meant",
        arguments: [
            (["--web.listen-adress=:1"], "unknown option --web.listen-adress; did you mean --web.listen-address?"),
            (["-web.listen-address", ":1"], "unknown option -web.listen-address; did you mean --web.listen-address?"),
            (["--no-web.enable-lifecyle"], "unknown option --no-web.enable-lifecyle; did you mean --no-web.enable-lifecycle?"),
            (["--no-config.file"], "unknown option --no-config.file; did you mean --config.file?"),
            (["--hlep"], "unknown option --hlep; did you mean --help?"),
            (["--config"], "unknown option --config; did you mean --config.file?"),
            (["--web"], "unknown option --web"),
            (["-x"], "unknown option -x"),
            (["simulate", "--config.file=x"], "unknown option --config.file"),
            (["serv"], "unknown command serv; did you mean serve?"),
            (["simualte"], "unknown command simualte; did you mean simulate?"),
            (["help"], "unknown command help; did you mean --help?"),
            (["version"], "unknown command version; did you mean --version?"),
            (["--help=yes"], "option --help takes no value"),
            (["--version="], "option --version takes no value"),
            (["frobnicate"], "unknown command frobnicate"),
            ([""], "unknown command "),
            (["--config.file"], "option --config.file needs a value: --config.file=FILE"),
            (["--config.file", "--log.level=info"], "option --config.file needs a value: --config.file=FILE"),
            (["--config.file=a", "--config.file=b"], "option --config.file is given twice"),
            (["--web.compression", "--no-web.compression"], "option --web.compression is given twice"),
            (
                ["--web.enable-lifecycle=false"],
                "option --web.enable-lifecycle takes no value; --no-web.enable-lifecycle switches it off"
            ),
            (["--log.level=loud"], "--log.level: expected one of debug, info, warn, error, found \"loud\""),
            (["simulate", "--devices=many"], "--devices: expected a whole number, found \"many\""),
            (["simulate", "--pace=nan"], "--pace: expected a number, found \"nan\""),
            (["simulate", "--port=1", "--port=x"], "--port: expected a whole number, found \"x\""),
            (["tree", "deep", "x"], "DEPTH: expected a whole number, found \"deep\""),
            (["completion", "tcsh"], "SHELL: expected one of bash, zsh, fish, found \"tcsh\""),
            (["completion"], "completion needs SHELL"),
            (["explain"], "explain needs DEVICE|FILE.json"),
            (["tree", "1"], "tree needs FILTER"),
            (["serve", "now"], "serve does not take now"),
            (["tree", "1", "a", "b"], "tree does not take b"),
        ])
    func errors(words: [String], message: String) {
        #expect(failure(words) == message)
    }

    @Test("an error points to the help of its command and ends with status 2")
    func report() {
        #expect(UsageError.exitCode == 2)
        #expect(throws: UsageError(description: "unknown option --x", helpCommand: "example_exporter simulate --help")) {
            _ = try Example.program.parse(["simulate", "--x"])
        }
        let error = UsageError(description: "unknown option --x", helpCommand: "example_exporter simulate --help")
        #expect(error.report == "error: unknown option --x\nTry 'example_exporter simulate --help'.\n")
    }

    @Test(
        "--help and --version win over later arguments, but not after --",
        arguments: [
            (["--help"], "help"), (["-h"], "help"), (["simulate", "--help"], "help"), (["--log.level=info", "-h"], "help"),
            (["explain", "--help", "--nonsense"], "help"), (["--version"], "version"), (["simulate", "--version"], "version"),
            (["explain", "--", "--version"], "run"), (["explain", "--", "-h"], "run"),
        ])
    func general(words: [String], request: String) throws {
        switch try Example.program.parse(words) {
        case .help(let text):
            #expect(request == "help")
            #expect(text.hasPrefix("Usage: example_exporter "))
        case .version: #expect(request == "version")
        case .run: #expect(request == "run")
        }
    }
}
