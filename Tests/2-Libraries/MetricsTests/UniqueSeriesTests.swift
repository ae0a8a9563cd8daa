import Testing

@testable import Metrics

@Suite("Unique series")
struct UniqueSeriesTests {
    @Test("The first value of a series is kept, and repeated ones are counted")
    func firstWins() throws {
        var bench = Bench()
        for value in [1.0, 2, 3] { try bench.add(.gauge("a", "slot"), "clk1", value: value) }
        try bench.add(.gauge("b", "slot"), "clk1", value: 4)
        try bench.add(.gauge("a", "slot"), "clk2", value: 5)
        let lines = bench.render(.prometheus).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines == [#"a{slot="clk1"} 1"#, #"a{slot="clk2"} 5"#, #"b{slot="clk1"} 4"#])
        #expect(bench.set.duplicates == 2)
        #expect(bench.set.count == 3)
    }

    @Test("A state set that occurs twice keeps exactly one state")
    func stateSets() throws {
        var bench = Bench()
        let family = MetricFamily("s", .stateSet(["on", "off"]), help: "Help.", labels: ["slot"])
        try bench.add(family, "clk1", value: 1)
        try bench.add(family, "clk1", value: 0)
        let lines = bench.render(.prometheus).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines == [#"s{slot="clk1",s="on"} 0"#, #"s{slot="clk1",s="off"} 1"#])
    }

    @Test("Values that become equal by trimming and truncation are the same series")
    func afterCutting() throws {
        var bench = Bench()
        let long = String(repeating: "x", count: 128)
        try bench.add(.gauge("a", "name"), long + "1", value: 1)
        try bench.add(.gauge("a", "name"), " " + long + "2", value: 2)
        _ = bench.render(.prometheus)
        #expect(bench.set.duplicates == 1)
    }

    @Test("Families of any size lose their repeated series, and those behind them keep all samples", arguments: [1, 2, 8, 9, 30])
    func sizes(count: Int) throws {
        var table = FamilyTable()
        let families = try ["a", "b", "c"].map { try table.add(.gauge($0, "n")) }
        var set = SampleSet()
        for round in 0..<3 {
            for number in 0..<count {
                for family in families where round == 0 || family == families[1] {
                    set.add(family, set.labels(SampleSet.noLabels, adding: "n", "\(number)"), Double(100 * round + number))
                }
            }
        }
        set.sort(familyCount: table.families.count)
        #expect(set.duplicates == 2 * count)
        for family in families { #expect(set.samples(of: family).map(\.value) == (0..<count).map(Double.init)) }
    }

    /// Comparing each with each would take longer than the limit.
    @Test("Among 100 000 series of one family, each duplicate is found quickly", .timeLimit(.minutes(1)))
    func many() throws {
        var table = FamilyTable()
        let family = try table.add(.gauge("a", "n"))
        var set = SampleSet()
        for round in 0..<2 {
            for number in 0..<50_000 {
                set.add(family, set.labels(SampleSet.noLabels, adding: "n", "\(number)"), Double(round))
            }
        }
        set.sort(familyCount: 1)
        #expect(set.duplicates == 50_000)
        #expect(set.samples(of: family).allSatisfy { $0.value == 0 })
    }

    @Test("Label texts with equal beginnings, ends and lengths are distinguished")
    func similar() throws {
        var bench = Bench()
        let texts = ["", "a", "aa", "aaaaaaaa", "aaaaaaaaa", "aaaaaaab", "baaaaaaa", "aaaaaaaabbbbbbbb", "bbbbbbbbaaaaaaaa"]
        for text in texts { try bench.add(.gauge("a", "x"), text, value: 1) }
        _ = bench.render(.prometheus)
        #expect(bench.set.duplicates == 0)
        #expect(bench.set.count == texts.count)
    }
}
