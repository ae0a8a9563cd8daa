import Arguments
import Glibc
import Platform
import Threading

/// The program `lantime_simulator`: simulated LANTIMEs, for demonstrations and tests.
@main
struct LantimeSimulator {
    private static let shell = Operand<Shell>("SHELL", help: "The shell.")
    private static let completion = Command("completion", "Print the completion script for a shell.", operands: [shell])
    private static let program = Program(
        "lantime_simulator", "Simulated Meinberg LANTIME time servers.", defaultCommand: SimulateCommand.command,
        commands: [completion])

    static func main() async {
        Signals.ignoreBrokenPipes()
        exit(await run(Array(CommandLine.arguments.dropFirst())))
    }

    private static func run(_ words: [String]) async -> Int32 {
        do throws(UsageError) {
            switch try program.parse(words) {
            case .help(let text):
                StandardStream.output.write(text)
                return 0
            case .version:
                StandardStream.output.write("lantime_simulator, a part of lantime_exporter\n")
                return 0
            case .run(completion.name, let arguments):
                StandardStream.output.write(program.completion(for: arguments[shell]))
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
