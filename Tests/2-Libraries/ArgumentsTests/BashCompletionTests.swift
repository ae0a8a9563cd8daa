import Arguments
import Foundation
import TestFiles
import Testing

/// Runs the script in a real bash, as the shell itself would call it.
@Suite struct BashCompletionTests {
    /// What bash offers when the cursor stands at the end of the last of `words`.
    private func offers(_ words: [String], in directory: URL) throws -> [String] {
        let bash = Process()
        bash.executableURL = URL(fileURLWithPath: "/bin/bash")
        bash.currentDirectoryURL = directory
        let call = """
            eval "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _example_exporter
            (( ${#COMPREPLY[@]} == 0 )) || printf '%s\\n' "${COMPREPLY[@]}"
            """
        bash.arguments = ["--norc", "-uc", call, "bash", Example.program.completion(for: .bash), "example_exporter"] + words
        let output = Pipe()
        bash.standardOutput = output
        try bash.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        bash.waitUntilExit()
        try #require(bash.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init).sorted()
    }

    @Test(
        "bash offers the words that fit the position",
        arguments: [
            ([""], ["completion", "explain", "serve", "simulate", "tree"]),
            (["s"], ["serve", "simulate"]),
            (["--web.l"], ["--web.listen-address"]),
            (["serve", "--no-"], ["--no-web.compression", "--no-web.enable-lifecycle"]),
            (["simulate", "--p"], ["--pace", "--port"]),
            (["simulate", "--web"], []),
            (["--log.level", ""], ["debug", "error", "info", "warn"]),
            (["--log.level", "=", "w"], ["warn"]),
            (["--log.level", "="], ["debug", "error", "info", "warn"]),
            (["simulate", "--devices", ""], []),
            (["completion", ""], ["bash", "fish", "zsh"]),
            (["explain", "status"], ["status of a device.json", "status.json"]),
            (["--config.file", "=", "lan"], ["lantime.yml"]),
        ])
    func completes(words: [String], expected: [String]) throws {
        let folder = try TestFolder()
        for name in ["status.json", "status of a device.json", "lantime.yml"] {
            try folder.write(name, "")
        }
        #expect(try offers(words, in: URL(fileURLWithPath: folder.path)) == expected)
    }
}
