import Arguments
import Foundation
import Testing

/// Help and completion scripts as they are meant to be, to be read by people in review.
/// `UPDATE_GOLDEN=1 swift test --filter ArgumentsTests` renews them.
@Suite struct SnapshotTests {
    private func expectSnapshot(_ name: String, _ text: String) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Snapshots/\(name)")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try text == String(contentsOf: file, encoding: .utf8), "\(name) differs; UPDATE_GOLDEN=1 renews it")
    }

    private func help(_ words: String...) throws -> String {
        guard case .help(let text) = try Example.program.parse(words + ["--help"]) else { return "no help" }
        return text
    }

    @Test("the help of the program and of each command")
    func help() throws {
        try expectSnapshot("program.txt", help())
        for command in ["serve", "simulate", "explain", "tree", "completion"] {
            try expectSnapshot("\(command).txt", help(command))
        }
    }

    @Test("no line of the help is wider than 100 columns or ends in a space")
    func width() throws {
        for text in [try help(), try help("serve"), try help("simulate"), try help("explain")] {
            for line in text.split(separator: "\n") {
                #expect(line.count <= 100 && line.last != " ")
            }
            #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n") && !text.contains("\n\n\n"))
        }
    }

    @Test("the completion script of each shell", arguments: Shell.allCases)
    func completion(shell: Shell) throws {
        try expectSnapshot("completion.\(shell.rawValue)", Example.program.completion(for: shell))
    }

    @Test("the manual page names every command and every option")
    func manualPage() throws {
        let page = Example.program.manualPage(version: "1.2.3", date: "2026-01-02", seeAlso: "The folder /usr/share/doc/example.")
        try expectSnapshot("manual.1", page)
        let text = page.replacing("\\-", with: "-")
        for words in [[], ["serve"], ["simulate"], ["explain"], ["tree"], ["completion"]] {
            guard case .help(let help) = try Example.program.parse(words + ["--help"]) else { continue }
            for option in help.matches(of: /--[a-z.-]+/).map(\.output) { #expect(text.contains(option), "\(option)") }
        }
    }
}
