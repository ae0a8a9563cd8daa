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

    @Test("The classic format has gauges and counters only, and does not escape quotes in help texts")
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

    @Test("OpenMetrics has all types, units, family names without suffix, and an end marker")
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

    @Test("Content types match the two formats")
    func contentTypes() {
        #expect(TextFormat.prometheus.contentType == "text/plain; version=0.0.4; charset=utf-8")
        #expect(TextFormat.openMetrics.contentType == "application/openmetrics-text; version=1.0.0; charset=utf-8")
    }

    @Test("Without samples there is no family, only the end marker of OpenMetrics")
    func empty() throws {
        var bench = Bench()
        _ = try bench.table.add(.gauge("a"))
        #expect(bench.render(.prometheus).isEmpty)
        #expect(bench.render(.openMetrics) == "# EOF\n")
        #expect(Exposition(bench.table).render([], as: .openMetrics) == Array("# EOF\n".utf8))
        #expect(Exposition(bench.table).render([SampleSet()], as: .prometheus).isEmpty, "a set that was never sorted is empty")
    }

    @Test("Series without labels have no braces; a state set has only the label of the state")
    func noLabels() throws {
        var bench = Bench()
        try bench.add(.gauge("a"), value: 2)
        try bench.add(MetricFamily("b", .stateSet(["on"]), help: "Help.", labels: []), value: 0)
        let lines = bench.render(.prometheus).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines == ["a 2", #"b{b="on"} 1"#])
    }

    @Test("Only the families selected by name[] are written")
    func names() throws {
        var bench = try all()
        let text = bench.render(.openMetrics, names: ["x_receive_bytes_total", "x_missing"])
        #expect(text.split(separator: "\n").map { $0.prefix(27) }.contains("x_receive_bytes_total{device"[...].prefix(27)))
        #expect(!text.contains("x_up"))
        #expect(text.hasSuffix("# EOF\n"))
    }

    @Test(
        "Writing in pieces gives the same text, and no piece is much longer than requested", arguments: [1, 100, 1 << 20],
        [TextFormat.prometheus, .openMetrics])
    func pieces(size: Int, format: TextFormat) throws {
        var table = FamilyTable()
        let families = try (0..<20).map { try table.add(.gauge("family\($0)", "device")) }
        let sets = (0..<30).map { number in
            var set = SampleSet()
            let labels = set.labels(SampleSet.noLabels, adding: "device", "device\(number)")
            for family in families where (family.index + number) % 3 > 0 { set.add(family, labels, Double(number)) }
            set.sort(familyCount: families.count)
            return set
        }
        let exposition = Exposition(table)
        for names in [nil, ["family3", "family19"] as Set] {
            var pieces: [[UInt8]] = []
            exposition.render(sets, as: format, names: names, inPiecesOf: size) { piece in
                pieces.append(piece.indices.map { piece[$0] })
            }
            #expect(Array(pieces.joined()) == exposition.render(sets, as: format, names: names))
            #expect(pieces.allSatisfy { $0.count < size + 200 })
        }
    }

    @Test("Labels shared with another set are written with each sample; further labels only with their own set")
    func sharedLabels() throws {
        var table = FamilyTable()
        let family = try table.add(.gauge("x", "device", "part"))
        var plan = SampleSet()
        var sets = [plan.labels(SampleSet.noLabels, adding: "device", "gm")]
        sets.append(plan.labels(sets[0], adding: "part", "a"))
        plan = plan.compacted(&sets, sharingWith: nil)
        let (device, part) = (sets[0], sets[1])
        let late = plan.labels(device, adding: "part", "late")
        for _ in 0..<2 {
            var set = SampleSet(labelsOf: plan, capacity: 3)
            let own = set.labels(part, adding: "more", "b")
            for (number, labels) in [part, own, device, late].enumerated() { set.add(family, labels, Double(number)) }
            set.add(family, set.labels(device, adding: "part", "a"), 9)
            set.sort(familyCount: 1)
            let text = String(decoding: Exposition(table).render([set], as: .prometheus), as: UTF8.self)
            let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            #expect(
                lines == [
                    #"x{device="gm",part="a"} 0"#, #"x{device="gm",part="a",more="b"} 1"#, #"x{device="gm"} 2"#,
                    #"x{device="gm",part="late"} 3"#,
                ], "a series that is shared and comes again as an own one is still the same")
            #expect(set.duplicates == 1 && set.value(of: "part", in: late) == "late")
        }
    }

    @Test("Sets of several sources share equal text, and each is written with its own source label")
    func sharedText() throws {
        var table = FamilyTable()
        let family = try table.add(.gauge("x", "device", "part"))
        var first: (labels: SampleSet, sets: [LabelSet])?
        for (device, serial) in [("gm1", "one"), ("gm2", "two"), ("gm3", "one")] {
            var labels = SampleSet(of: "device", device)
            let unused = labels.labels(SampleSet.noLabels, adding: "part", "of no sample")
            var sets = [SampleSet.noLabels]
            for part in ["a", serial, "b"] { sets.append(labels.labels(SampleSet.noLabels, adding: "part", part)) }
            #expect(labels.value(of: "part", in: unused) == "of no sample")
            let compact = labels.compacted(&sets, sharingWith: first)
            // Labels that say nothing have no text; those of no sample are left out.
            #expect(compact.common.count == #"part="a"part="one"part="b""#.utf8.count)
            #expect(compact.shared.count == (serial == "two" ? #"part="two""#.utf8.count : 0))
            var set = SampleSet(labelsOf: compact, capacity: 4)
            for (number, labels) in sets.enumerated() { set.add(family, labels, Double(number)) }
            set.add(family, set.labels(sets[3], adding: "more", "c"), 4)
            set.sort(familyCount: 1)
            let text = String(decoding: Exposition(table).render([set], as: .prometheus), as: UTF8.self)
            let parts = ["", #",part="a""#, #",part="\#(serial)""#, #",part="b""#, #",part="b",more="c""#]
            #expect(
                text.split(separator: "\n").dropFirst(2).map(String.init)
                    == parts.enumerated().map { #"x{device="\#(device)"\#($1)} \#($0)"# })
            #expect(set.pairs(sets[1]).map(\.name) == ["device", "part"] && set.value(of: "device", in: sets[1]) == device)
            #expect(String(decoding: set.text(sets[1]), as: UTF8.self) == #"device="\#(device)",part="a""#)
            if first == nil { first = (compact, sets) }
        }
    }

    @Test("Families are written in the order of the table, each once, with samples in the order of the sets")
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
