/// Compares two sample sets of the same table, one family after another.
///
/// Most families of a collection are compared with those of the one before. Both are gone through in the order of the table, because to search
/// for each family took longer than the comparison itself.
public struct SampleComparison {
    private let one: SampleSet
    private let other: SampleSet
    // The group of each set that comes next.
    private var (next, otherNext) = (0, 0)

    /// Compares sets after ``SampleSet/sort(familyCount:)``.
    public init(_ one: SampleSet, _ other: SampleSet) {
        self.one = one
        self.other = other
    }

    /// Whether both have the same series of a family, with values that count as equal. Quick when the families come in the order of the table.
    public mutating func hasSame(_ family: FamilyID, _ isEqual: (Double, Double) -> Bool) -> Bool {
        let range = one.range(of: family, from: &next)
        let otherRange = other.range(of: family, from: &otherNext)
        guard range.count == otherRange.count else { return false }
        let (samples, others) = (one.samples.span.extracting(range), other.samples.span.extracting(otherRange))
        for index in samples.indices {
            guard isEqual(samples[index].value, others[index].value), hasSameText(samples[index].labels, others[index].labels)
            else { return false }
        }
        return true
    }

    /// Sets of one plan have their text in the same memory, which makes the comparison of their texts short.
    private func hasSameText(_ labels: LabelSet, _ others: LabelSet) -> Bool {
        let isShared = labels.range.upperBound <= one.common.count + one.shared.count
        if labels == others, isShared, one.common == other.common, one.shared == other.shared { return true }
        return one.ownText(labels) == other.ownText(others)
    }
}

extension SampleSet {
    /// The positions of a family's samples, looked for from a group on.
    ///
    /// - Parameter next: the group to begin with; afterwards the one to begin with for the next family.
    fileprivate func range(of family: FamilyID, from next: inout Int) -> Range<Int> {
        let groups = groups.span
        if next > 0, groups[next - 1].family.index >= family.index { next = 0 }
        while next < groups.count, groups[next].family.index < family.index { next += 1 }
        return next < groups.count && groups[next].family == family ? places(ofGroup: next) : 0..<0
    }
}
