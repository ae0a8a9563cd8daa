import Testing

@testable import Metrics

@Suite("Exposition")
struct ExpositionTests {
    private func all() throws -> Bench {
        var bench = Bench()
        try bench.add(MetricFamily("x_up", .gauge, help: #"Says "up" \ down."# + "\nReally.", labels: ["device"]), "a", value: 1)
        try bench.add(
            MetricFamily("x_receive_bytes_total", .counter, help: "Bytes.", labels: ["device", "port"]), "a", "lan0", value: 12.5)
        try bench.add(MetricFamily("x_device_info", .info, help: "Device.", labels: ["device", "model"]), "a", "M600", value: 1)
        try bench.add(
            MetricFamily("x_state", .stateSet(["on", "off", "unknown"]), help: "State.", labels: ["device"]), "a", value: 1)
        return bench
    }

    @Test("The classic format knows gauges and counters only, and leaves quotes in help texts alone")
    func classic() throws {
        var bench = try all()
        #expect(
            bench.render(.prometheus) == #"""
                # HELP x_up Says "up" \\ down.\nReally.
                # TYPE x_up gauge
                x_up{device="a"} 1
                # HELP x_receive_bytes_total Bytes.
                # TYPE x_receive_bytes_total counter
                x_receive_bytes_total{device="a",port="lan0"} 12.5
                # HELP x_device_info Device.
                # TYPE x_device_info gauge
                x_device_info{device="a",model="M600"} 1
                # HELP x_state State.
                # TYPE x_state gauge
                x_state{device="a",x_state="on"} 0
                x_state{device="a",x_state="off"} 1
                x_state{device="a",x_state="unknown"} 0

                """#)
    }

    @Test("OpenMetrics has all types, units, family names without suffix, and an end")
    func openMetrics() throws {
        var bench = try all()
        #expect(
            bench.render(.openMetrics) == #"""
                # TYPE x_up gauge
                # HELP x_up Says \"up\" \\ down.\nReally.
                x_up{device="a"} 1
                # TYPE x_receive_bytes counter
                # UNIT x_receive_bytes bytes
                # HELP x_receive_bytes Bytes.
                x_receive_bytes_total{device="a",port="lan0"} 12.5
                # TYPE x_device info
                # HELP x_device Device.
                x_device_info{device="a",model="M600"} 1
                # TYPE x_state stateset
                # HELP x_state State.
                x_state{device="a",x_state="on"} 0
                x_state{device="a",x_state="off"} 1
                x_state{device="a",x_state="unknown"} 0
                # EOF

                """#)
    }

    @Test("Content types are those of the two formats")
    func contentTypes() {
        #expect(TextFormat.prometheus.contentType == "text/plain; version=0.0.4; charset=utf-8")
        #expect(TextFormat.openMetrics.contentType == "application/openmetrics-text; version=1.0.0; charset=utf-8")
    }

    @Test("Without samples there is no family, only the end of OpenMetrics")
    func empty() throws {
        var bench = Bench()
        _ = try bench.table.add(.gauge("a"))
        #expect(bench.render(.prometheus).isEmpty)
        #expect(bench.render(.openMetrics) == "# EOF\n")
        #expect(Exposition(bench.table).render([], as: .openMetrics) == Array("# EOF\n".utf8))
        #expect(Exposition(bench.table).render([SampleSet()], as: .prometheus).isEmpty, "a set that was never sorted is empty")
    }

    @Test("Series without labels have no braces; of a state set, only the state's label")
    func noLabels() throws {
        var bench = Bench()
        try bench.add(.gauge("a"), value: 2)
        try bench.add(MetricFamily("b", .stateSet(["on"]), help: "Help.", labels: []), value: 0)
        let lines = bench.render(.prometheus).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines == ["a 2", #"b{b="on"} 1"#])
    }

    @Test("Only the families that name[] asks for are written")
    func names() throws {
        var bench = try all()
        let text = bench.render(.openMetrics, names: ["x_receive_bytes_total", "x_missing"])
        #expect(text.split(separator: "\n").map { $0.prefix(27) }.contains("x_receive_bytes_total{device"[...].prefix(27)))
        #expect(!text.contains("x_up"))
        #expect(text.hasSuffix("# EOF\n"))
    }

    @Test("Families come in the order of the table, each once, with the samples of all sets in the order of the sets")
    func order() throws {
        var table = FamilyTable()
        let first = try table.add(.gauge("first", "device"))
        let second = try table.add(.gauge("second", "device"))
        var sets: [SampleSet] = []
        for device in ["b", "a"] {
            var set = SampleSet()
            let labels = set.labels(SampleSet.noLabels, adding: "device", device)
            set.add(second, labels, 2)
            set.add(first, labels, 1)
            set.sort(familyCount: 2)
            sets.append(set)
        }
        let text = String(decoding: Exposition(table).render(sets, as: .prometheus), as: UTF8.self)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("# H") }
        #expect(
            lines == [
                "# TYPE first gauge", #"first{device="b"} 1"#, #"first{device="a"} 1"#, "# TYPE second gauge",
                #"second{device="b"} 2"#, #"second{device="a"} 2"#,
            ])
    }
}
