import Foundation
import TestFiles
import Testbench
import Testing

/// Sentences about what an operator may not have noticed, where nothing has failed or another word was meant.
@Suite("Hints", .timeLimit(.minutes(1)))
struct HintTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test("A pattern of device_files that names no file is a warning: the folder may be empty, or the pattern wrong")
    func emptyPattern() async throws {
        let file = try folder.write("lantime.yml", "device_files: [none.d/*.yml]\n")
        let result = try await run("check-config", file)
        #expect(result.code == 0)
        #expect(
            result.output.contains("warning: device_files: no file matches \(folder.file("none.d/*.yml"))\n"), "\(result.output)")
    }

    @Test("explain says when no value matches its filters, and which slots there are")
    func noMatch() async throws {
        let file = projectFile("Fixtures/m300-dcf77.json")
        let slot = try await run("explain", file, "--slot=clk9")
        #expect(
            slot.code == 0
                && slot.errors.contains("no value matches the filters: slot \"clk9\" is not in the document; it has clk1"),
            "\(slot.errors)")
        let path = try await run("explain", file, "--path=no-such-key")
        #expect(path.errors == "no value matches the filters\n")
        #expect(try await run("explain", file, "--slot=clk1").errors.isEmpty)
    }

    @Test("A file whose name does not look like one is found where the command runs, and the way to name it is given")
    func unlikelyFile() async throws {
        let here = try FileManager.default.contentsOfDirectory(atPath: ".")
        let name = try #require(here.first { !$0.hasSuffix(".json") && FileManager.default.contents(atPath: $0) != nil })
        let result = try await run("explain", name, "--config.file=" + folder.write("lantime.yml", "devices: []\n"))
        #expect(
            result.code == 1 && result.errors.hasSuffix(" \(name) is a file here; ./\(name) means it.\n"), "\(result.errors)")
    }

    @Test("pin that gets no certificate says what to look at next")
    func noPin() async throws {
        let result = try await run("pin", "https://127.0.0.1:1")
        #expect(result.code == 1 && result.errors.contains("  next: is the port of url right"), "\(result.errors)")
    }

    @Test(
        "A password that cannot be read is not the device's concern: the next step is where it comes from",
        arguments: [
            ("credential: c", "CREDENTIALS_DIRECTORY=/run/credentials/lantime_exporter.service"),
            ("password_file: gone", "put the password there"),
        ])
    func unreadableSecret(source: String, step: String) async throws {
        let text = "auth: {m: {username: info, \(source)}}\ndevices: [{name: gm, url: 'http://127.0.0.1:1', auth: m}]\n"
        let file = try folder.write("lantime.yml", text)
        let process = try ChildProcess(
            ["-c", "unset CREDENTIALS_DIRECTORY; exec '\(ChildProcess.exporter)' probe gm --config.file='\(file)'"],
            program: "/bin/sh")
        #expect(try await process.exitCode() == 1)
        let next = process.errors.split(separator: "\n").first { $0.hasPrefix("  next: ") }
        #expect(next?.contains(step) == true, "\(process.errors)")
    }
}
