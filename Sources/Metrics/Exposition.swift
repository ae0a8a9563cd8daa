/// Writes sample sets as text. Made once for a table of families, used for every scrape.
public struct Exposition: Sendable {
    private let families: [PreparedFamily]

    /// Prepares all constant text of the families in `table`.
    public init(_ table: FamilyTable) {
        families = table.families.enumerated().map { PreparedFamily($1, FamilyID(index: $0)) }
    }

    /// The exposition of all `sets`: each family once, with the samples of every set.
    ///
    /// - Parameters:
    ///   - sets: sorted sample sets of the same table.
    ///   - names: when not empty, only the families of these names (as in Prometheus' `name[]`).
    public func render(_ sets: [SampleSet], as format: TextFormat, names: Set<String> = []) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(4096 + sets.reduce(0) { $0 + $1.count * 128 })
        for family in families where names.isEmpty || names.contains(family.name) {
            var isIntroduced = false
            for set in sets where set.hasSamples(of: family.id) {
                if !isIntroduced {
                    output.append(contentsOf: format == .openMetrics ? family.openMetricsHeader : family.prometheusHeader)
                    isIntroduced = true
                }
                for sample in set.samples(of: family.id) { family.append(sample, of: set, to: &output) }
            }
        }
        if format == .openMetrics { output.append(contentsOf: "# EOF\n".utf8) }
        return output
    }
}

/// A family with its constant text as bytes. Sample lines are the same in both formats, only headers differ.
///
/// A class, so that going through all families counts one reference for each instead of one for each of its texts.
final class PreparedFamily: Sendable {
    let id: FamilyID
    let name: String
    let nameBytes: [UInt8]
    let prometheusHeader: [UInt8]
    let openMetricsHeader: [UInt8]
    /// Of a state set: `name="state"} ` for each state.
    let states: [[UInt8]]

    init(_ family: MetricFamily, _ id: FamilyID) {
        self.id = id
        name = family.name
        nameBytes = Array(family.name.utf8)
        prometheusHeader = Array(TextFormat.prometheus.header(of: family).utf8)
        openMetricsHeader = Array(TextFormat.openMetrics.header(of: family).utf8)
        states =
            if case .stateSet(let states) = family.type {
                states.map { Array("\(family.name)=\"\($0)\"} ".utf8) }
            } else { [] }
    }

    func append(_ sample: Sample, of set: SampleSet, to output: inout [UInt8]) {
        let labels = set.text(sample.labels)
        if !states.isEmpty {
            for index in states.indices {
                output.append(contentsOf: nameBytes)
                output.append(UInt8(ascii: "{"))
                output.append(contentsOf: labels)
                if !labels.isEmpty { output.append(UInt8(ascii: ",")) }
                output.append(contentsOf: states[index])
                output.append(UInt8(ascii: Double(index) == sample.value ? "1" : "0"))
                output.append(UInt8(ascii: "\n"))
            }
            return
        }
        output.append(contentsOf: nameBytes)
        if !labels.isEmpty {
            output.append(UInt8(ascii: "{"))
            output.append(contentsOf: labels)
            output.append(UInt8(ascii: "}"))
        }
        output.append(UInt8(ascii: " "))
        NumberText.append(sample.value, to: &output)
        output.append(UInt8(ascii: "\n"))
    }
}
