import Configuration
import HTTPServer
import Platform
import TestFiles
import Testbench
import Testing

@testable import Web

@Suite("Problems of the exporter itself", .timeLimit(.minutes(1)))
struct TroublesTests {
    private let browser = [("Accept", "text/html")]

    @Test("A failed reload is shown on every page, with its cause, until one succeeds")
    func reload() async throws {
        try await withExporter("devices: [{name: gm, url: 'http://127.0.0.1:1'}]") { exporter, _ in
            let paths = ["/", "/devices/gm", "/sessions", "/collections", "/config", "/runbooks", "/nowhere", "/?fragment=true"]
            exporter.noteReload(["lantime.yml:3:5: unknown key \"<x>\"", "another"])
            for path in paths {
                let text = try await exporter.get(path, browser).text
                #expect(text.contains("The configuration could not be loaded since"), "\(path)")
                #expect(text.contains("lantime.yml:3:5: unknown key &quot;&lt;x&gt;&quot; (and 1 more in the log)"), "\(path)")
            }
            exporter.noteReload([])
            for path in paths { #expect(try await !exporter.get(path, browser).text.contains("banner"), "\(path)") }
        }
    }

    @Test("Limits that are nearly reached and refused requests are shown")
    func limits() {
        var server = HTTPServerStatistics()
        var process = ProcessStatistics.read()
        (server.connectionsOpen, server.connectionLimit) = (50, 100)
        (process.openFileDescriptors, process.maximumFileDescriptors) = (50, 100)
        var troubles = ExporterTroubles(server: server, process: process)
        #expect(troubles.sentences(now: 1000).isEmpty)
        troubles.busy.add(at: 900)
        troubles.busy.add(at: 950)
        #expect(troubles.sentences(now: 1000).map { $0.prefix(23) } == ["2 requests were refused"])
        #expect(troubles.sentences(now: 1251).isEmpty)
        troubles.unread.add(at: 1300)
        #expect(
            troubles.sentences(now: 1310) == [
                "A request was refused in the last minutes, because clients had not read earlier answers."
            ])
        (server.connectionsOpen, process.openFileDescriptors) = (90, 95)
        let found = ExporterTroubles(server: server, process: process).sentences(now: 1000)
        #expect(found.map { $0.prefix(12) } == ["90 of 100 co", "95 of 100 fi"])
    }
}
