import Arguments
import Platform

/// `simulate`: hands over to the program `lantime_simulator`, which reads the options.
///
/// The simulator is a program of its own, so that what runs as a service contains no simulated devices.
enum SimulateCommand: Subcommand {
    static let command = Command("simulate", "Run simulated LANTIMEs; the options are those of lantime_simulator.")

    static func run(_ arguments: Arguments) async throws -> Int32 { try handOver([]) }

    /// Runs the simulator in this process's place.
    ///
    /// - Parameter words: its arguments, as the user wrote them.
    /// - Throws: ``SetupError`` when there is no such program.
    static func handOver(_ words: [String]) throws(SetupError) -> Never {
        let error = try simulator().replaceProcess([command.name] + words)
        throw SetupError(lines: ["cannot run lantime_simulator: \(error)"])
    }

    /// The simulator.
    ///
    /// - Throws: ``SetupError`` when it is not installed.
    static func simulator() throws(SetupError) -> SiblingProgram {
        guard let program = SiblingProgram(named: "lantime_simulator") else {
            throw SetupError(lines: [
                "the program lantime_simulator is not installed: it was looked for beside lantime_exporter and on PATH"
            ])
        }
        return program
    }
}
