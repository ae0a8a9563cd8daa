import Foundation
import HTTPServer
import TestFiles
import Testbench
import Testing

@Suite("Catalog files and capture", .timeLimit(.minutes(2)))
struct CatalogAndCaptureTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private static let catalog = """
        subjects:
        - name: own
          title: Own
          entries: [{metric: lantime_own_seconds, type: gauge, path: data.system.uptime, help: Mine.}]
        """
    private let document = #"{"system-information": {"hostname": "mbg1.time.company.de"}, "data": {"system": {"uptime": 7}}}"#

    // MARK: - Catalog files

    @Test("A catalog file on the command line works without a configuration")
    func catalogFile() async throws {
        let option = "--catalog.file=" + (try folder.write("own.yml", Self.catalog))
        let file = try folder.write("answer.json", document)
        #expect(try await run("probe", file, option).output.contains("\nlantime_own_seconds{device=\"answer\"} 7\n"))
        #expect(
            try await run("explain", file, option).output.contains(
                "data.system.uptime\tmapped\tlantime_own_seconds{device=\"answer\"}\t7\t7"))
        #expect(try await run("metrics", option).output.contains("## Own"))
    }

    @Test("A catalog file named by the configuration adds a collector, and is read again at a reload; a bad one changes nothing")
    func reload() async throws {
        try await withDevice({ [document] _ in .document(document) }) { device in
            _ = try folder.write("own.yml", Self.catalog)
            _ = try folder.write(
                "lantime.yml", "devices: [{name: gm, url: '\(device.url)', collectors: {own: true}}]\ncatalog_files: [own.yml]")
            let service = try await TestService(folder)
            #expect(try await service.get("/metrics").text.contains("lantime_own_seconds{device=\"gm\"} 7"))
            _ = try folder.write("own.yml", Self.catalog.replacing("type: gauge", with: "type: guage"))
            service.process.send(SIGHUP)
            _ = try await service.process.line(with: "configuration not reloaded", "own.yml:4:")
            #expect(try await service.get("/metrics").text.contains("lantime_own_seconds{device=\"gm\"} 7"))
            _ = try folder.write("own.yml", Self.catalog.replacing("lantime_own_seconds", with: "lantime_other_seconds"))
            service.process.send(SIGHUP)
            _ = try await service.process.line(with: "configuration reloaded")
            #expect(try await service.get("/metrics").text.contains("lantime_other_seconds{device=\"gm\"} 7"))
            #expect(try await service.stop() == 0)
        }
    }

    @Test("check-config reports the problems of the configuration and its catalog files at once")
    func checkConfig() async throws {
        _ = try folder.write("own.yml", Self.catalog.replacing("type: gauge", with: "type: counter"))
        let file = try folder.write(
            "lantime.yml", "devices: [{name: a, url: 'ftp://a', collectors: {own: true}}]\ncatalog_files: [own.yml]")
        let result = try await run("check-config", file)
        #expect(result.code == 1)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("\(file):1:") == true && lines.first?.contains("must begin with https://") == true)
        #expect(
            lines.last?.hasSuffix("own.yml:4:13: subjects[0].entries[0]: lantime_own_seconds: a counter's name ends in _total")
                == true)
    }

    @Test("check-config names the devices with a collector that is off by default")
    func optIn() async throws {
        let file = try folder.write(
            "lantime.yml", "devices: [{name: a, url: 'https://a', collectors: {config: true}}, {name: b, url: 'https://b'}]")
        #expect(
            try await run("check-config", file).output
                == "\(file): 2 devices, no problems\ncollector config, off by default, is on for a\n")
    }

    // MARK: - capture

    @Test(
        "A device's document is printed without its name; replacements are listed elsewhere, in a file without the originals")
    func capture() async throws {
        try await withDevice({ [document] _ in .document(document) }) { device in
            let config = "--config.file=" + (try folder.write("lantime.yml", "devices: [{name: gm, url: '\(device.url)'}]"))
            let result = try await run("capture", "gm", config)
            #expect(result.code == 0)
            #expect(result.output.contains(#""hostname": "host1.example.net""#) && result.output.contains(#""uptime": 7"#))
            #expect(!result.output.contains("mbg1") && !result.errors.contains("mbg1"))
            #expect(result.errors.hasPrefix("Replaced:\n  host names: 1 in 1 place\n    \"host1.example.net\" at "))
            #expect(result.errors.hasSuffix("Read the document before you pass it on: what no rule knows is still in it.\n"))
            #expect(device.requests.map(\.path) == ["/api/status"])
        }
    }

    @Test(
        "At a terminal, the list has the originals but no secrets, and a file is written only after a question",
        arguments: [("n", "", false), ("y", "", true), ("", "--yes", true)])
    func question(answer: String, option: String, isWritten: Bool) async throws {
        let source = try folder.write(
            "a.json", #"{"data": {"hostname": "mbg1", "note": "roof of the tower", "password": "s3cret"}}"#)
        let command = "'\(ChildProcess.exporter)' capture \(option) '\(source)' > '\(folder.file("out.json"))'"
        // The line is typed as by somebody who reads first.
        let line = "(sleep 2; echo '\(answer)') | script -qec \"\(command)\" /dev/null"
        let result = try await run("-c", line, program: "/bin/sh")
        #expect(result.output.contains("\"mbg1\" → \"host1\" at data.hostname"), "\(result.output)")
        #expect(result.output.contains("(a secret) → \"x0xxxx\" at data.password") && !result.output.contains("s3cret"))
        #expect(result.output.contains("Write the document? [y/N]") == option.isEmpty)
        #expect(folder.read("out.json").contains("host1") == isWritten)
    }

    @Test("A device that cannot be read, an unknown one and a file of invalid JSON are errors without output")
    func captureFailures() async throws {
        let config = "--config.file=" + (try folder.write("lantime.yml", "devices: [{name: gm, url: 'http://127.0.0.1:1'}]"))
        let broken = try folder.write("broken.json", "{")
        for (target, words) in [("gm", "connect"), ("other", "has no device \"other\""), (broken, "not valid JSON")] {
            let result = try await run("capture", target, config)
            #expect(result.code == 1 && result.output.isEmpty && result.errors.contains(words), "\(result.errors)")
        }
    }
}
