import Foundation
import TestFiles
import Testing

@testable import Metrics

@Suite("Families")
struct FamilyTests {
    private func defect(_ name: String, _ type: MetricType = .gauge, help: String = "Help.", labels: [String] = []) -> String? {
        MetricFamily(name, type, help: help, labels: labels).defect
    }

    @Test("Valid names have no defect")
    func sound() {
        #expect(defect("lantime_up") == nil)
        #expect(defect("lantime_network_receive_bytes_total", .counter, labels: ["device", "port"]) == nil)
        #expect(defect("lantime_device_info", .info) == nil)
        #expect(defect("lantime_rsc_active_clock", .stateSet(["clk1", "10mhz", "unknown"])) == nil)
    }

    @Test(
        "Names that Prometheus or promlint would refuse are found",
        arguments: [
            "", "1up", "lantimeUp", "lantime:up", "lantime-up", "länge", "__up", "a_total", "a_info", "a_count", "a_sum",
            "a_bucket", "a_created",
        ])
    func badNames(_ name: String) {
        #expect(defect(name) != nil)
    }

    @Test("Counters end in _total and infos in _info")
    func suffixes() {
        #expect(defect("lantime_bytes", .counter) == "a counter's name ends in _total")
        #expect(defect("lantime_device", .info) == "an info's name ends in _info")
        #expect(defect("lantime_x_total", .stateSet(["a"])) != nil)
    }

    @Test("Labels and help texts are checked as well")
    func labelsAndHelp() {
        #expect(defect("a", labels: ["slotName"])?.hasPrefix("label: ") == true)
        #expect(defect("a", labels: ["slot", "slot"]) == "a label name occurs twice")
        #expect(defect("a", labels: ["le"]) != nil)
        #expect(defect("a", labels: ["device", "instance"]) == "the label instance belongs to the target of the scrape")
        #expect(defect("a", labels: ["job"]) != nil)
        #expect(defect("a", help: "") == "the help text is missing")
    }

    @Test(
        "States that would break the exposition are found",
        arguments: [[], ["a", "a"], [""], ["a\"b"], ["not-synchronized"], ["Up"]])
    func badStates(_ states: [String]) {
        #expect(defect("lantime_x_state", .stateSet(states)) != nil)
    }

    @Test("A state set does not also carry its own label")
    func ownLabel() {
        #expect(defect("lantime_x_state", .stateSet(["a"]), labels: ["lantime_x_state"]) != nil)
    }

    @Test(
        "The unit is the suffix of the name, where OpenMetrics has units",
        arguments: [
            (MetricFamily("a_seconds", .gauge, help: "", labels: []), "seconds"),
            (MetricFamily("a_bytes_total", .counter, help: "", labels: []), "bytes"),
            (MetricFamily("a_timestamp_seconds", .gauge, help: "", labels: []), "seconds"),
            (MetricFamily("a_load_ratio", .gauge, help: "", labels: []), "ratio"),
            (MetricFamily("a_up", .gauge, help: "", labels: []), nil),
            (MetricFamily("a_seconds_info", .info, help: "", labels: []), nil),
            (MetricFamily("a_seconds", .stateSet(["b"]), help: "", labels: []), nil),
        ])
    func unit(_ family: MetricFamily, _ unit: String?) {
        #expect(family.unit == unit)
    }

    @Test(
        "A number whose name ends in an unknown unit is refused",
        arguments: [
            "a_dbm", "a_ms", "a_us", "a_milliseconds", "a_nanoseconds", "a_percent", "a_khz", "a_millivolts", "a_mv", "a_kelvin",
            "a_ppm", "a_mbps", "a_minutes", "a_kib", "a_gigabytes",
        ])
    func unknownUnits(_ name: String) {
        let unit = name.dropFirst(2)
        #expect(defect(name)?.hasPrefix("\"\(unit)\" is not a unit for a metric; known are seconds, ") == true)
        #expect(defect(name + "_total", .counter)?.hasPrefix("\"\(unit)\" is not a unit") == true)
        #expect(defect(name, .stateSet(["a"])) == nil, "a state has no unit")
    }

    @Test(
        "Known units and words that are not units are accepted",
        arguments: Units.known.map { "a_" + $0 } + ["a_stratum", "a_load5", "a_view"])
    func knownUnits(_ name: String) {
        #expect(defect(name) == nil)
    }

    @Test("contributing.md lists the known units")
    func documentedUnits() throws {
        let text = try String(contentsOfFile: projectFile("docs/contributing.md"), encoding: .utf8)
        let start = try #require(text.range(of: "in the base unit in which its name ends:"))
        let list = text[start.upperBound...].prefix { $0 != "(" }
        #expect(list.matches(of: #/`([a-z]+)`/#).map { String($0.1) } == Units.known)
    }

    @Test("A family is found by its name, and adding the same one twice has no effect")
    func sameFamily() throws {
        var table = FamilyTable()
        let first = try table.add(.gauge("a", "device"))
        let second = try table.add(MetricFamily("a", .gauge, help: "Other help.", labels: ["device"]))
        #expect(first == second)
        #expect(table.families.count == 1)
        #expect(table[first].help == "A test.")
        #expect(table.id("a") == first)
        #expect(table.id("b") == nil)
    }

    @Test(
        "Families that an exposition cannot distinguish are refused",
        arguments: [
            (MetricFamily.gauge("a"), MetricFamily("a", .stateSet(["b"]), help: "Help.", labels: [])),
            (MetricFamily.gauge("a"), MetricFamily.gauge("a", "slot")),
            (MetricFamily.gauge("a", "x", "y"), MetricFamily.gauge("a", "y", "x")),
            (MetricFamily.gauge("a"), MetricFamily("a_total", .counter, help: "Help.", labels: [])),
            (MetricFamily("a_info", .info, help: "Help.", labels: []), MetricFamily.gauge("a")),
            (
                MetricFamily("a", .stateSet(["b"]), help: "Help.", labels: []),
                MetricFamily("a", .stateSet(["c"]), help: "Help.", labels: [])
            ),
        ])
    func conflicts(_ first: MetricFamily, _ second: MetricFamily) throws {
        var table = FamilyTable()
        _ = try table.add(first)
        let conflict = #expect(throws: FamilyConflictError.self) { _ = try table.add(second) }
        #expect(conflict?.name == second.name)
        #expect(table.families.count == 1)
    }

    @Test("The message of a conflict names the metric and the cause")
    func sentence() {
        var table = FamilyTable()
        let conflict = #expect(throws: FamilyConflictError.self) { _ = try table.add(.gauge("a_total")) }
        #expect(conflict?.description == "metric a_total: only other types of metrics end in _total")
    }
}
