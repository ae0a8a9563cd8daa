extension SampleSet {
    /// A set without samples that has the text of certain label sets only, in as much memory as it takes.
    ///
    /// - Parameters:
    ///   - sets: label sets of this set; they become those of the result.
    ///   - other: such a set of another source, with its label sets in the same order. Equal text is shared.
    public func compacted(_ sets: inout [LabelSet], sharingWith other: (labels: SampleSet, sets: [LabelSet])?) -> SampleSet {
        var result = SampleSet()
        result.source = source
        result.common = other?.labels.common ?? []
        let start = result.common.count
        var text: [UInt8] = []
        var moved: [LabelSet: LabelSet] = [:]
        for (index, set) in sets.enumerated() {
            if let other, index < other.sets.count, case let twin = other.sets[index], twin.hash == set.hash,
                Int(twin.end) <= start,
                other.labels.ownText(twin) == ownText(set)
            {
                sets[index] = twin
                continue
            }
            if moved[set] == nil {
                let first = start + text.count
                text += ownText(set)
                moved[set] = LabelSet(start: UInt32(first), end: UInt32(start + text.count), hash: set.hash)
            }
            sets[index] = moved[set] ?? set
        }
        var exact: [UInt8] = []
        exact.reserveCapacity(text.count)
        exact += text
        if other == nil { result.common = exact } else { result.shared = exact }
        return result
    }
}
