import Arguments
import BuildInformation
import Platform

/// `manual`: prints the manual page, for packages to install.
enum ManualCommand: Subcommand {
    static let command = Command("manual", "Print the manual page in the format of man(7).")

    static func run(_ arguments: Arguments) async throws -> Int32 {
        let build = BuildInformation.current
        let page = CommandLineTool.program.manualPage(
            version: build.version, date: String(build.date.prefix(10)),
            seeAlso: "The documentation is in /usr/share/doc/lantime-exporter when the package is installed.")
        try deliver(Array(page.utf8))
        return 0
    }
}
