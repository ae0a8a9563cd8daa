import Platform

/// Writes sample sets as text. Made once for a table of families, used for every scrape.
public struct Exposition: Sendable {
    private let families: [PreparedFamily]

    /// Prepares all constant text of the families in `table`.
    public init(_ table: FamilyTable) {
        families = table.families.map(PreparedFamily.init)
    }

    /// The exposition of all `sets`: each family once, with the samples of every set.
    ///
    /// - Parameters:
    ///   - sets: sorted sample sets of the same table.
    ///   - names: only the families of these names (as in Prometheus' `name[]`); `nil` for all.
    public func render(_ sets: [SampleSet], as format: TextFormat, names: Set<String>? = nil) -> [UInt8] {
        ByteWriter.array(expected: 4096 + sets.reduce(0) { $0 + $1.count * 256 }) { output in
            for index in families.indices { write(FamilyID(index: index), of: sets, as: format, names, to: &output) }
            if format == .openMetrics { output.append("# EOF\n") }
        }
    }

    private func write(
        _ id: FamilyID, of sets: [SampleSet], as format: TextFormat, _ names: Set<String>?, to output: inout ByteWriter
    ) {
        // A span lends its elements: nothing is copied, and no reference counted, for being looked at.
        let (sets, families) = (sets.span, families.span)
        var isIntroduced = false
        for number in sets.indices {
            let places = sets[number].range(of: id)
            // Most families are not those of this device.
            if places.isEmpty { continue }
            if !isIntroduced {
                guard names?.contains(families[id.index].name) ?? true else { return }
                families[id.index].introduce(as: format, to: &output)
                isIntroduced = true
            }
            families[id.index].write(sets[number].samples.span.extracting(places), labels: sets[number].arena.span, to: &output)
        }
    }
}

/// A family with its constant text as bytes. Sample lines are the same in both formats, only headers differ.
///
/// A class, so that going through all families counts one reference for each instead of one for each of its texts.
final class PreparedFamily: Sendable {
    let name: String
    let nameBytes: [UInt8]
    let prometheusHeader: [UInt8]
    let openMetricsHeader: [UInt8]
    /// Of a state set: `name="state"} ` for each state.
    let states: [[UInt8]]

    init(_ family: MetricFamily) {
        name = family.name
        nameBytes = Array(family.name.utf8)
        prometheusHeader = Array(TextFormat.prometheus.header(of: family).utf8)
        openMetricsHeader = Array(TextFormat.openMetrics.header(of: family).utf8)
        states =
            if case .stateSet(let states) = family.type {
                states.map { Array("\(family.name)=\"\($0)\"} ".utf8) }
            } else { [] }
    }

    /// Writes what the family is.
    func introduce(as format: TextFormat, to output: inout ByteWriter) {
        output.append(format == .openMetrics ? openMetricsHeader : prometheusHeader)
    }

    /// Writes samples, one line for each series.
    ///
    /// - Parameter labels: the arena of their labels.
    func write(_ samples: Span<Sample>, labels: Span<UInt8>, to output: inout ByteWriter) {
        // In variables of its own, as otherwise each look at one of them counts a reference.
        let (name, states) = (nameBytes, states)
        for index in samples.indices {
            let sample = samples[index]
            let range = sample.labels.range
            if states.isEmpty {
                output.append(name)
                if !range.isEmpty {
                    output.append(UInt8(ascii: "{"))
                    output.append(labels.extracting(range))
                    output.append(UInt8(ascii: "}"))
                }
                output.append(UInt8(ascii: " "))
                NumberText.append(sample.value, to: &output)
                output.append(UInt8(ascii: "\n"))
            }
            for number in states.indices {
                output.append(name)
                output.append(UInt8(ascii: "{"))
                output.append(labels.extracting(range))
                if !range.isEmpty { output.append(UInt8(ascii: ",")) }
                output.append(states[number])
                output.append(UInt8(ascii: Double(number) == sample.value ? "1" : "0"))
                output.append(UInt8(ascii: "\n"))
            }
        }
    }
}
