import Foundation
import HTTPServer
import TestFiles
import Testbench
import Testing

@Suite("explain", .timeLimit(.minutes(1)))
struct ExplainTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func configure(_ text: String) throws -> String {
        "--config.file=" + (try folder.write("lantime.yml", text))
    }

    @Test("No value of a fixture is lost", arguments: ["m600-gps", "m300-dcf77", "quirks", "envelope-data-status"])
    func explain(name: String) async throws {
        let result = try await run("explain", projectFile("Fixtures/\(name).json"))
        #expect(result.code == 0 && result.errors.isEmpty)
        let lines = result.output.split(separator: "\n")
        let total = try #require(
            lines.last?.firstMatch(of: #/^total: (\d+) leaves, (\d+) mapped, (\d+) generic, (\d+) ignored, 0 unaccounted for$/#))
        let numbers = [total.output.1, total.output.2, total.output.3, total.output.4].compactMap { Int($0) }
        #expect(numbers[0] == lines.count - 1 && numbers[0] == numbers[1] + numbers[2] + numbers[3])
        for line in lines.dropLast() {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            #expect(columns.count == 6 && ["mapped", "generic", "ignored"].contains(columns[1]), "\(line)")
        }
    }

    @Test("Each value is shown with its exported series and unit, and can be selected by path, slot and status")
    func explainValues() async throws {
        let file = projectFile("Fixtures/m600-gps.json")
        let all = try await run("explain", file).output.split(separator: "\n").dropLast()
        let rows = all.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        #expect(rows.contains { $0[2].hasPrefix("lantime_") && $0[3] == $0[4] && $0[5] == "seconds" })
        #expect(rows.contains { $0[2].contains("state") && $0[3].hasPrefix("\"") && !$0[4].isEmpty && $0[5].isEmpty })
        #expect(rows.filter { $0[1] == "ignored" }.allSatisfy { $0[4].isEmpty })
        for (filter, isWanted) in [
            ("--status=ignored", { $0[1] == "ignored" }), ("--path=NTP*offset", { $0[0].lowercased().contains("offset") }),
            ("--slot=CLK1", { $0[2].contains("slot=\"clk1\"") || $0[1] == "ignored" || $0[2].hasPrefix("label of") }),
        ] as [(String, ([String]) -> Bool)] {
            let chosen = try await run("explain", file, filter).output.split(separator: "\n").dropLast()
            #expect(!chosen.isEmpty && chosen.count < all.count, "\(filter)")
            #expect(chosen.allSatisfy { isWanted($0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)) })
        }
        #expect(try await run("explain", file, "--status=lost").code == 2)
    }

    @Test("On a terminal, explain aligns its columns, and probe prints metrics only on request")
    func terminal() async throws {
        let file = projectFile("Fixtures/m300-dcf77.json")
        func typed(_ words: String) async throws -> String {
            let result = try await run("-qec", "'\(ChildProcess.exporter)' \(words)", "/dev/null", program: "/usr/bin/script")
            return result.output.replacing("\r", with: "")
        }
        let explained = try await typed("explain '\(file)'")
        #expect(!explained.contains("\t") && explained.contains(" → "))
        let probed = try await typed("probe '\(file)'")
        #expect(probed.contains("m300-dcf77: mapped") && !probed.contains("# TYPE"), "\(probed.prefix(300))")
        #expect(try await typed("probe --metrics '\(file)'").contains("# TYPE lantime_sync_state"))
    }

    @Test("A device is explained like its document")
    func explainDevice() async throws {
        let document = try fixture("m300-dcf77.json")
        try await withDevice({ _ in .document(document) }) { device in
            let file = try configure("devices:\n- {name: m300-dcf77, url: \(device.url)}")
            let asked = try await run("explain", "m300-dcf77", file)
            let read = try await run("explain", projectFile("Fixtures/m300-dcf77.json"))
            #expect(asked.code == 0 && asked.output == read.output)
        }
    }
}
