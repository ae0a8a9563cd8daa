import FoundationEssentials
import PackagePlugin

/// Lets `swift build` run the script `stamp` before it compiles: version, commit and compiler become a Swift file of the target.
@main
struct StampBuild: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let package = context.package.directoryURL
        let output = context.pluginWorkDirectoryURL.appending(path: "Stamp")
        // Commands start with an empty environment; git needs PATH, and reproducible builds set SOURCE_DATE_EPOCH.
        var environment = ProcessInfo.processInfo.environment.filter { ["PATH", "SOURCE_DATE_EPOCH"].contains($0.key) }
        environment["SWIFTC"] = try context.tool(named: "swiftc").url.path
        return [
            .prebuildCommand(
                displayName: "Stamping the build", executable: package.appending(path: "Sources/2-Libraries/StampBuild/stamp"),
                arguments: [package.path, output.path], environment: environment, outputFilesDirectory: output)
        ]
    }
}
