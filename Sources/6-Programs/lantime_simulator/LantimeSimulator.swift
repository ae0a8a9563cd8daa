import Arguments
import BuildInformation
import Glibc
import Platform
import Threading

/// The program `lantime_simulator`: simulated LANTIMEs, for demonstrations and tests.
@main
struct LantimeSimulator {
    private static let shell = Operand<Shell>("SHELL", help: "The shell.")
    private static let completion = Command("completion", "Print the completion script for a shell.", operands: [shell])
    private static let manual = Command("manual", "Print the manual page in the format of man(7).")
    private static let program = Program(
        "lantime_simulator", "Simulated Meinberg LANTIME time servers.", defaultCommand: SimulateCommand.command,
        commands: [completion, manual])

    static func main() async {
        Signals.ignoreBrokenPipes()
        guard let arguments = ProcessArguments.current() else {
            StandardStream.error.write("lantime_simulator: the command line cannot be read\n")
            exit(2)
        }
        exit(await run(arguments))
    }

    private static func run(_ words: [String]) async -> Int32 {
        do throws(UsageError) {
            switch try program.parse(words) {
            case .help(let text):
                StandardStream.output.write(text)
                return 0
            case .version:
                StandardStream.output.write("lantime_simulator \(BuildInformation.current.version)\n")
                return 0
            case .run(completion.name, let arguments):
                StandardStream.output.write(program.completion(for: arguments[shell]))
                return 0
            case .run(manual.name, _):
                let build = BuildInformation.current
                StandardStream.output.write(
                    program.manualPage(
                        version: build.version, date: String(build.date.prefix(10)),
                        seeAlso: "lantime_exporter(1), whose command demo starts these devices."))
                return 0
            case .run(_, let arguments):
                return await SimulateCommand.run(arguments)
            }
        } catch {
            StandardStream.error.write(error.report)
            return UsageError.exitCode
        }
    }
}
