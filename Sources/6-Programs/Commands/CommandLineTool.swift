import Arguments
import BuildInformation
import Platform
import Threading

/// One command of the program: its arguments, and what it does.
protocol Subcommand: SendableMetatype {
    static var command: Command { get }
    /// Does the work.
    ///
    /// - Returns: the exit code: 0 done, 1 failed.
    static func run(_ arguments: Arguments) async -> Int32
}

/// The program `lantime_exporter`.
public enum CommandLineTool {
    private static let others: [any Subcommand.Type] = [
        DemoCommand.self, SimulateCommand.self, CheckConfigCommand.self, ProbeCommand.self, ExplainCommand.self,
        CaptureCommand.self, PinCommand.self, DevicesCommand.self, HealthCommand.self, MetricsCommand.self,
        FindingsCommand.self,
        CompletionCommand.self, ManualCommand.self,
    ]

    static let program = Program(
        "lantime_exporter", "Prometheus exporter for Meinberg LANTIME time servers.",
        defaultCommand: ServeCommand.command, commands: others.map { $0.command })

    /// Runs the program.
    ///
    /// - Parameter words: the arguments without the program's name.
    /// - Returns: the exit code: 0 done, 1 failed, 2 wrong usage.
    public static func run(_ words: [String]) async -> Int32 {
        Signals.ignoreBrokenPipes()
        // The simulator parses its own options.
        if words.first == SimulateCommand.command.name { return SimulateCommand.handOver(Array(words.dropFirst())) }
        do throws(UsageError) {
            switch try program.parse(words) {
            case .help(let text):
                StandardStream.output.print(text)
                return 0
            case .version:
                StandardStream.output.print(BuildInformation.current.description(of: program.name) + "\n")
                return 0
            case .run(let name, let arguments):
                let command = others.first { $0.command.name == name } ?? ServeCommand.self
                return await command.run(arguments)
            }
        } catch {
            StandardStream.error.print(error.report)
            return UsageError.exitCode
        }
    }
}
