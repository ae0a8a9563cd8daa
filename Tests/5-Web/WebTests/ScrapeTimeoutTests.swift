import Fleet
import Platform
import TestFiles
import Testbench
import Testing

@testable import Web

@Suite("The timeout of a scrape")
struct ScrapeTimeoutTests {
    private let bench: TestFleet

    init() throws {
        bench = try TestFleet("devices:\n- {name: a, url: 'http://a', timeout: 4s}\n- {name: b, url: 'http://b', timeout: 20s}")
    }

    @Test(
        "It ends half a second before Prometheus gives up, and after half of a very short timeout",
        arguments: [
            ("10", 9.5), ("15.000000", 14.5), ("1.5", 1.0), ("1", 0.5), ("0.8", 0.4), ("0.001", 0.0005),
        ])
    func header(text: String, expected: Double) {
        #expect(ScrapeTimeout.of(header: text, bench.fleet.devices) == .seconds(expected))
    }

    @Test("The time that the request has waited for its turn counts, because Prometheus counts it")
    func waited() {
        #expect(ScrapeTimeout.of(header: "10", bench.fleet.devices, waited: .seconds(2)) == .seconds(7.5))
        #expect(ScrapeTimeout.of(header: "10", bench.fleet.devices, waited: .seconds(12)) == .zero)
        #expect(ScrapeTimeout.of(header: "60", bench.fleet.devices, waited: .seconds(2)) == .seconds(21))
        #expect(ScrapeTimeout.of(header: nil, bench.fleet.devices, waited: .seconds(2)) == .seconds(21))
    }

    @Test("It ends after the longest timeout of the devices at the latest", arguments: ["60", "21.51", "86399"])
    func longHeader(text: String) {
        #expect(ScrapeTimeout.of(header: text, bench.fleet.devices) == .seconds(21))
        #expect(ScrapeTimeout.of(header: text, [bench.fleet.devices[0]]) == .seconds(5))
    }

    @Test(
        "Without a usable header the devices' timeouts apply",
        arguments: [nil, "", "0", "-3", "nan", "inf", "1e99", "ten", "5,5", "5s"])
    func noHeader(text: String?) {
        #expect(ScrapeTimeout.of(header: text, bench.fleet.devices) == .seconds(21))
    }

    @Test("Without devices there is nothing to wait for")
    func noDevices() {
        #expect(ScrapeTimeout.of(header: nil, []) == .seconds(1))
    }
}
