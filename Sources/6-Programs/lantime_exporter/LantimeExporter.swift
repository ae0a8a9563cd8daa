import Commands
import Glibc
import Threading

/// The program. All it does is in the library Commands, where tests reach it.
@main
struct LantimeExporter {
    static func main() {
        exit(WorkExecutor.shared.wait { await CommandLineTool.run(Array(CommandLine.arguments.dropFirst())) })
    }
}
