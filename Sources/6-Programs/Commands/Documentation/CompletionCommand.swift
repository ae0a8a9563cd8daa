import Arguments
import Platform

/// `completion`: prints the completion script of a shell.
enum CompletionCommand: Subcommand {
    private static let shell = Operand<Shell>("SHELL", help: "The shell.")

    static let command = Command("completion", "Print the completion script for a shell.", operands: [shell])

    static func run(_ arguments: Arguments) async throws -> Int32 {
        try deliver(Array(CommandLineTool.program.completion(for: arguments[shell]).utf8))
        return 0
    }
}
