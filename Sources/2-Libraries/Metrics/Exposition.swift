import Platform

/// Writes sample sets as text. Made once for a table of families, used for every scrape.
public struct Exposition: Sendable {
    private let families: PreparedFamilies
    private let names: [String]

    /// Prepares all constant text of the families in `table`.
    public init(_ table: FamilyTable) {
        families = PreparedFamilies(table.families)
        names = table.families.map(\.name)
    }

    /// The exposition of all `sets`: each family once, with the samples of every set.
    ///
    /// - Parameters:
    ///   - sets: sorted sample sets of the same table.
    ///   - names: only the families of these names (as in Prometheus' `name[]`); `nil` for all.
    public func render(_ sets: [SampleSet], as format: TextFormat, names: Set<String>? = nil) -> [UInt8] {
        ByteWriter.array(expected: 4096 + sets.reduce(0) { $0 + $1.count * 256 }) { output in
            // A span lends its elements: nothing is copied, and no reference counted, for being looked at.
            let sets = sets.span
            for id in occurring(in: sets) where names?.contains(self.names[id.index]) ?? true {
                families.writeHeader(of: id, as: format, to: &output)
                for number in sets.indices {
                    let places = sets[number].range(of: id)
                    if places.isEmpty { continue }
                    families.write(
                        sets[number].samples.span.extracting(places), of: id, labels: sets[number].arena.span, to: &output)
                }
            }
            if format == .openMetrics { output.append("# EOF\n") }
        }
    }

    /// The families of which any set has samples, in their order. Most families are not those of these devices.
    private func occurring(in sets: Span<SampleSet>) -> [FamilyID] {
        var occurs = [Bool](repeating: false, count: names.count)
        for number in sets.indices {
            for id in sets[number].families { occurs[id.index] = true }
        }
        return occurs.indices.compactMap { occurs[$0] ? FamilyID(index: $0) : nil }
    }
}
