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
        ByteWriter.array(expected: Self.expectedBytes(sets)) { output in
            write(sets, as: format, names: names, to: &output) { _ in }
        }
    }

    /// The same piece by piece, so that the text of a large fleet is never in memory as a whole.
    ///
    /// - Parameters:
    ///   - size: about how long the pieces are; what is shorter comes in one.
    ///   - take: gets the pieces in their order, one or more.
    public func render(
        _ sets: [SampleSet], as format: TextFormat, names: Set<String>? = nil, inPiecesOf size: Int, _ take: (Span<UInt8>) -> Void
    ) {
        ByteWriter.pieces(expected: min(size * 5 / 4, Self.expectedBytes(sets)), take) { output in
            write(sets, as: format, names: names, to: &output) { output in
                if output.written >= size { output.hand(to: take) }
            }
        }
    }

    private static func expectedBytes(_ sets: [SampleSet]) -> Int { 4096 + sets.reduce(0) { $0 + $1.count * 256 } }

    /// - Parameter pause: called again and again between samples.
    private func write(
        _ sets: [SampleSet], as format: TextFormat, names: Set<String>?, to output: inout ByteWriter,
        _ pause: (inout ByteWriter) -> Void
    ) {
        // A span lends its elements: nothing is copied, and no reference counted, for being looked at.
        let sets = sets.span
        // The group of each set that comes next; both go through the families in their order.
        var next = [Int](repeating: 0, count: sets.count)
        let occurs = occurring(in: sets)
        for index in occurs.indices where occurs[index] {
            let id = FamilyID(index: index)
            let isWanted = names?.contains(self.names[id.index]) ?? true
            if isWanted { families.writeHeader(of: id, as: format, to: &output) }
            for number in sets.indices {
                let group = next[number]
                guard group < sets[number].groups.count, sets[number].groups[group].family == id else { continue }
                next[number] = group + 1
                guard isWanted else { continue }
                families.write(
                    sets[number].samples.span.extracting(sets[number].places(ofGroup: group)), of: id,
                    source: sets[number].source.span, common: sets[number].common.span, shared: sets[number].shared.span,
                    arena: sets[number].arena.span, to: &output)
                pause(&output)
            }
        }
        if format == .openMetrics { output.append("# EOF\n") }
    }

    /// For each family whether any set has samples of it. Most families are not those of these devices.
    private func occurring(in sets: Span<SampleSet>) -> [Bool] {
        var occurs = [Bool](repeating: false, count: names.count)
        for number in sets.indices {
            for group in sets[number].groups { occurs[group.family.index] = true }
        }
        return occurs
    }
}
