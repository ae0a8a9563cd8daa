import Foundation
import TestFiles
import Testbench
import Testing

@Suite("Help, metrics and completion", .timeLimit(.minutes(1)))
struct DocumentationTests {
    /// The commands of the program, as its help lists them.
    private func commands() async throws -> [String] {
        let lines = try await run("--help").output.split(separator: "\n", omittingEmptySubsequences: false)
        let commands = lines.compactMap { $0.firstMatch(of: #/^  ([a-z][a-z-]+) +[A-Z]/#).map { String($0.1) } }
        try #require(Set(commands).isSuperset(of: ["serve", "capture", "completion"]))
        return commands
    }

    @Test("The help names every command, and every command has its own")
    func help() async throws {
        for word in ["--help", "-h"] {
            let help = try await run(word)
            #expect(help.code == 0 && help.errors.isEmpty && help.output.hasPrefix("Usage: lantime_exporter "))
            #expect(help.output.contains("\n  check-config "))
        }
        for command in try await commands() {
            let help = try await run(command, "--help")
            #expect(help.code == 0 && help.errors.isEmpty && help.output.contains(command))
            #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 100 || !$0.contains(" ") })
        }
    }

    @Test("The version is alone on the first line, with the build details below")
    func version() async throws {
        let version = try await run("--version")
        #expect(version.code == 0 && version.errors.isEmpty)
        let lines = version.output.split(separator: "\n")
        #expect(lines.first?.wholeMatch(of: #/lantime_exporter \d+\.\d+\.\d+(-dev)?/#) != nil)
        #expect(lines.count == 5 && lines.dropFirst().allSatisfy { $0.hasPrefix("  ") }, "\(version.output)")
        #expect(try await run("probe", "--version").output == version.output)
    }

    @Test(
        "Wrong usage is explained on standard error, with exit code 2",
        arguments: [
            ["--nonsense"], ["nonsense"], ["serve", "--nonsense"], ["probe"], ["probe", "a", "b"], ["check-config"],
            ["metrics", "--format=xml"], ["completion", "tcsh"], ["completion"], ["--log.level=loud"],
            ["--web.listen-address=10319"], ["--web.listen-address=:99999"], ["--config.file"],
            ["explain", "a", "--openmetrics"],
        ])
    func usage(arguments: [String]) async throws {
        let process = try ChildProcess(arguments)
        #expect(try await process.exitCode() == 2)
        #expect(process.output.isEmpty && process.errors.contains("--help'"), "\(process.errors)")
    }

    @Test("Incomplete output is an error, not a short file", arguments: ["metrics", "completion bash"])
    func fullDisk(command: String) async throws {
        let script = "exec \"$0\" \(command) >/dev/full"
        let process = try ChildProcess(["-c", script, ChildProcess.exporter], program: "/bin/sh")
        #expect(try await process.exitCode() == 1)
        #expect(process.errors == "lantime_exporter: cannot write to standard output: write: no space left on device\n")
    }

    @Test("The catalog as JSON is valid and complete for each metric")
    func json() async throws {
        let result = try await run("metrics", "--format=json")
        #expect(result.code == 0 && result.errors.isEmpty)
        let metrics = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
        let names = metrics.compactMap { $0["name"] as? String }
        #expect(names.count == metrics.count && Set(names).count == names.count)
        for name in ["lantime_up", "lantime_sync_state", "lantime_exporter_build_info", "lantime_module_value"] {
            #expect(names.contains(name), "\(name)")
        }
        for metric in metrics {
            let type = metric["type"] as? String ?? ""
            #expect(["gauge", "counter", "info", "stateset"].contains(type))
            #expect((metric["help"] as? String)?.isEmpty == false)
            #expect((metric["states"] as? [String])?.isEmpty == (type != "stateset"))
            #expect(metric["labels"] is [String])
            for source in try #require(metric["sources"] as? [[String: Any]]) {
                #expect(["captured", "documented", "predicted", "modelled"].contains(source["evidence"] as? String ?? ""))
                #expect(source["collector"] is String && (source["paths"] as? [String])?.isEmpty == false)
                for key in try #require(source["keys"] as? [[String: Any]]) {
                    #expect((source["paths"] as? [String])?.contains(key["path"] as? String ?? "") == true)
                    #expect((key["form"] as? String)?.isEmpty == false && key["field"] is String && key["source"] is String)
                }
            }
        }
    }

    @Test("The catalog as Markdown names the same metrics, in tables whose rows have as many cells as their heads")
    func markdown() async throws {
        let markdown = try await run("metrics")
        let json = try await run("metrics", "--format=json")
        #expect(markdown.code == 0 && markdown.output.hasPrefix("# Metrics\n"))
        let metrics = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
        for name in metrics.compactMap({ $0["name"] as? String }) {
            #expect(markdown.output.contains("| `\(name)`"), "\(name)")
        }
        var columns = 0
        for line in markdown.output.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("|") else {
                columns = 0
                continue
            }
            let cells = line.replacing("\\|", with: "").count { $0 == "|" }
            if columns == 0 { columns = cells }
            #expect(cells == columns, "\(line)")
        }
    }

    @Test("Completion scripts know every command", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) async throws {
        let result = try await run("completion", shell)
        #expect(result.code == 0 && result.errors.isEmpty)
        for command in try await commands() { #expect(result.output.contains(command), "\(command)") }
    }

    @Test("bash accepts its completion script")
    func bash() async throws { try await checkCompletion("bash") }

    @Test("zsh accepts its completion script", .enabled(if: DocumentationTests.program("zsh") != nil, "zsh is not installed"))
    func zsh() async throws { try await checkCompletion("zsh") }

    @Test("fish accepts its completion script", .enabled(if: DocumentationTests.program("fish") != nil, "fish is not installed"))
    func fish() async throws { try await checkCompletion("fish") }

    @Test(
        "fish completes the devices of the file on the line, and documents, but no other files",
        .enabled(if: DocumentationTests.program("fish") != nil, "fish is not installed"))
    func fishDevices() async throws {
        let folder = try TestFolder()
        try folder.write("script", try await run("completion", "fish").output)
        try folder.write("site.yml", "devices: [{name: fra-gm1, url: 'https://a'}, {name: ber-gm2, url: 'https://b'}]")
        try folder.write("status.json", "{}")
        let bin = URL(fileURLWithPath: ChildProcess.exporter).deletingLastPathComponent().path
        let line = "cd '\(folder.path)'; source script; complete -C 'lantime_exporter probe --config.file=site.yml '"
        let result = try await run(
            "-c", line, environment: ["PATH": "\(bin):/usr/bin:/bin"], program: try #require(Self.program("fish")))
        let words = result.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
        #expect(Set(words) == ["fra-gm1", "ber-gm2", "status.json"], "\(result)")
    }

    fileprivate static func program(_ name: String) -> String? {
        ["/bin/\(name)", "/usr/bin/\(name)"].first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private func checkCompletion(_ shell: String) async throws {
        let script = try await run("completion", shell).output
        let folder = try TestFolder()
        let check = try await run("-n", try folder.write("script", script), program: try #require(Self.program(shell)))
        #expect(check.code == 0 && check.errors.isEmpty, "\(check.errors)")
    }

    @Test("bash completes the devices of the configuration on the line, and files")
    func deviceNames() async throws {
        let folder = try TestFolder()
        let file = try folder.write(
            "lantime.yml", "devices:\n- {name: fra-gm1, url: 'https://a'}\n- {name: ber-gm1, url: 'https://b'}")
        let script = try folder.write("script", try await run("completion", "bash").output)
        let line = "lantime_exporter probe --config.file=\(file) fra"
        let words = "(lantime_exporter probe --config.file = '\(file)' fra)"
        let test = """
            lantime_exporter() { '\(ChildProcess.exporter)' "$@"; }
            source '\(script)'; COMP_LINE='\(line)'; COMP_WORDS=\(words); COMP_CWORD=5
            _lantime_exporter; printf '%s\\n' "${COMPREPLY[@]}"
            """
        let result = try await run("-c", test, program: "/bin/bash")
        #expect(result.output == "fra-gm1\n", "\(result.errors)")
        let names = try await run("devices", "--config.file=\(file)")
        #expect(names.code == 0 && names.output == "fra-gm1\nber-gm1\n")
    }

    @Test(
        "The command line is read where /proc is not available",
        .enabled(if: getuid() == 0, "only root may take /proc away"))
    func arguments() async throws {
        let script = "mount -t tmpfs none /proc && exec \"$0\" --config.file=/nowhere/lantime.yml"
        let masked = try await run("--mount", "/bin/sh", "-c", script, ChildProcess.exporter, program: "/usr/bin/unshare")
        #expect(masked.code == 1 && masked.errors.contains("/nowhere/lantime.yml: cannot read the file"), "\(masked.errors)")
    }

    @Test("Output into a pipe that is closed early is not an error")
    func brokenPipe() async throws {
        let result = try await run(
            "-c", "'\(ChildProcess.exporter)' metrics | head -n 1; exit ${PIPESTATUS[0]}", program: "/bin/bash")
        #expect(result.code == 0 && result.output == "# Metrics\n" && result.errors.isEmpty)
    }
}
