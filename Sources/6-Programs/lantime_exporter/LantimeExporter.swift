import Commands
import Glibc
import Platform
import Threading

/// The program. All it does is in the library Commands, where tests reach it.
@main
struct LantimeExporter {
    static func main() {
        // Without its options the program would run with less protection than configured.
        guard let arguments = ProcessArguments.current() else {
            StandardStream.error.write("lantime_exporter: the command line cannot be read\n")
            exit(2)
        }
        exit(WorkExecutor.shared.wait { await CommandLineTool.run(arguments) })
    }
}
