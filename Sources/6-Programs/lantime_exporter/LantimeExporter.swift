import Commands
import Glibc

/// The program. All it does is in the library Commands, where tests reach it.
@main
struct LantimeExporter {
    static func main() async {
        exit(await CommandLineTool.run(Array(CommandLine.arguments.dropFirst())))
    }
}
