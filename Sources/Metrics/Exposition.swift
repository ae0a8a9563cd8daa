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
    ///   - names: only the families of these names (as in Prometheus' `name[]`); `nil` for all.
    public func render(_ sets: [SampleSet], as format: TextFormat, names: Set<String>? = nil) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(4096 + sets.reduce(0) { $0 + $1.count * 128 })
        // A span lends its elements: no set is copied for being looked at.
        let sets = sets.span
        for index in families.indices where names?.contains(families[index].name) ?? true {
            var isIntroduced = false
            for number in sets.indices {
                for place in sets[number].range(of: FamilyID(index: index)) {
                    let family = families[index]
                    if !isIntroduced {
                        output.append(contentsOf: format == .openMetrics ? family.openMetricsHeader : family.prometheusHeader)
                        isIntroduced = true
                    }
                    let sample = sets[number].samples[place]
                    family.write(sample.value, sets[number].text(sample.labels), to: &output)
                }
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

    /// Writes a sample, one line for each of its series.
    func write(_ value: Double, _ labels: ArraySlice<UInt8>, to output: inout [UInt8]) {
        guard states.isEmpty else { return writeStates(value, labels, to: &output) }
        output.append(contentsOf: nameBytes)
        if !labels.isEmpty {
            output.append(UInt8(ascii: "{"))
            output.append(contentsOf: labels)
            output.append(UInt8(ascii: "}"))
        }
        output.append(UInt8(ascii: " "))
        NumberText.append(value, to: &output)
        output.append(UInt8(ascii: "\n"))
    }

    private func writeStates(_ value: Double, _ labels: ArraySlice<UInt8>, to output: inout [UInt8]) {
        for (number, state) in states.enumerated() {
            output.append(contentsOf: nameBytes)
            output.append(UInt8(ascii: "{"))
            output.append(contentsOf: labels)
            if !labels.isEmpty { output.append(UInt8(ascii: ",")) }
            output.append(contentsOf: state)
            output.append(UInt8(ascii: Double(number) == value ? "1" : "0"))
            output.append(UInt8(ascii: "\n"))
        }
    }
}
