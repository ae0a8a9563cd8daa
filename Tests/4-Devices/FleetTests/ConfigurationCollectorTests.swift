import HTTPServer
import Logging
import Testbench
import Testing

@testable import Fleet

@Suite("Collecting a device's configuration", .timeLimit(.minutes(1)))
struct ConfigurationCollectorTests {
    private static let success = #"lantime_scrape_collector_success{device="gm",collector="config"}"#
    private static let value = #"lantime_module_value{device="gm",slot="",model="config",path="config.ntp.enabled"}"#

    /// A device that answers its status, and its configuration as given.
    private func collected(
        _ settings: String = "collectors: {config: true}", times: Int = 1, timeout: Duration = .seconds(30),
        _ answer: @escaping @Sendable () -> HTTPServerReply
    ) async throws -> (last: Scraped, paths: [String], log: [String]) {
        try await withDevice({ $0.path == "/api/config" ? answer() : .document(smallDocument()) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url), \(settings)}")
            defer { bench.stop() }
            for _ in 1..<times { _ = await bench.scrape(timeout: timeout) }
            return (await bench.scrape(timeout: timeout), device.requests.map(\.path), bench.log.lines)
        }
    }

    @Test("Without the collector the configuration is not requested", arguments: ["labels: {}", "collectors: {config: false}"])
    func off(_ settings: String) async throws {
        let (last, paths, _) = try await collected(settings) { .document(#"{"data": {"ntp": {"enabled": true}}}"#) }
        #expect(paths == ["/api/status"])
        #expect(last[Self.success] == nil && last[Self.value] == nil)
    }

    @Test("With the collector its values are exported with those of the status")
    func on() async throws {
        let (last, paths, _) = try await collected { .document(#"{"data": {"ntp": {"enabled": true, "key": "abc"}}}"#) }
        #expect(paths == ["/api/status", "/api/config"])
        #expect(last[#"lantime_up{device="gm"}"#] == "1")
        #expect(last[Self.success] == "1" && last[Self.value] == "1")
        #expect(last.repeated.isEmpty)
    }

    @Test("A failure affects only the collector's own success", arguments: ["404", "500", "no JSON", "no data"])
    func failure(_ kind: String) async throws {
        let (last, _, log) = try await collected {
            switch kind {
            case "404": .status(404)
            case "500": .status(500)
            case "no JSON": .document("{")
            default: .document("{}")
            }
        }
        #expect(last[Self.success] == "0" && last[Self.value] == nil)
        #expect(last[#"lantime_up{device="gm"}"#] == "1")
        #expect(last.state("lantime_scrape_error", device: "gm") == "none")
        #expect(log.contains { $0.contains("the configuration was not read") && $0.contains("level=warn") })
    }

    @Test("A configuration that is late does not delay the status", arguments: ["patience", "timeout"])
    func hanging(_ bound: String) async throws {
        let isTimeout = bound == "timeout"
        // The other of the two bounds is beyond the time limit of the suite.
        let (last, _, _) = try await collected(
            "timeout: \(isTimeout ? "1s" : "5m"), collectors: {config: true}",
            timeout: isTimeout ? .seconds(300) : .milliseconds(1250)
        ) { .never }
        #expect(last[#"lantime_up{device="gm"}"#] == "1" && last[Self.success] == "0")
    }

    @Test("After refused credentials the configuration is not requested, the status is", arguments: [401, 403])
    func refused(_ status: Int) async throws {
        let (last, paths, _) = try await collected(times: 3) { .status(status) }
        #expect(paths.filter { $0 == "/api/config" }.count == 1)
        #expect(paths.filter { $0 == "/api/status" }.count == 3)
        #expect(last[Self.success] == "0" && last[#"lantime_up{device="gm"}"#] == "1")
    }

    @Test("A device that is down is not asked for its configuration")
    func down() async throws {
        try await withDevice({ _ in .status(500) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url), collectors: {config: true}}")
            defer { bench.stop() }
            #expect(await bench.scrape()[Self.success] == nil)
            #expect(device.requests.map(\.path) == ["/api/status"])
        }
    }
}
