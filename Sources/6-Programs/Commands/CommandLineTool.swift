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
    /// - Throws: why it failed, for standard error.
    static func run(_ arguments: Arguments) async throws -> Int32
}

/// The program `lantime_exporter`.
public enum CommandLineTool {
    private static let others: [any Subcommand.Type] = [
        DemoCommand.self, SimulateCommand.self, CheckConfigCommand.self, ProbeCommand.self, ExplainCommand.self,
        CaptureCommand.self, PinCommand.self, DevicesCommand.self, HealthCommand.self, MetricsCommand.self,
        FindingsCommand.self, CompletionCommand.self, ManualCommand.self,
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
        do {
            // The simulator parses its own options.
            if words.first == SimulateCommand.command.name { try SimulateCommand.handOver(Array(words.dropFirst())) }
            switch try program.parse(words) {
            case .help(let text):
                StandardStream.output.write(text)
                return 0
            case .version:
                StandardStream.output.write(BuildInformation.current.description(of: program.name) + "\n")
                return 0
            case .run(let name, let arguments):
                let command = others.first { $0.command.name == name } ?? ServeCommand.self
                return try await command.run(arguments)
            }
        } catch let error as UsageError {
            StandardStream.error.write(error.report)
            return UsageError.exitCode
        } catch {
            let error = error as? SetupError ?? SetupError(lines: ["\(error)"])
            error.lines.forEach { complain($0) }
            return error.isUsage ? UsageError.exitCode : 1
        }
    }
}
