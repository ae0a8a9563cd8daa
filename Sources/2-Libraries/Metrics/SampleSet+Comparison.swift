extension SampleSet {
    /// Whether both have the same series of a family, with values that count as equal; after ``sort(familyCount:)``.
    ///
    /// - Parameter other: a set of the same table.
    public func hasSame(_ family: FamilyID, as other: SampleSet, _ isEqual: (Double, Double) -> Bool) -> Bool {
        let (range, otherRange) = (range(of: family), other.range(of: family))
        guard range.count == otherRange.count else { return false }
        let (samples, others) = (samples.span.extracting(range), other.samples.span.extracting(otherRange))
        for index in samples.indices {
            guard isEqual(samples[index].value, others[index].value),
                hasSameText(samples[index].labels, as: others[index].labels, of: other)
            else { return false }
        }
        return true
    }

    /// Sets of one plan have their text in the same memory, which makes the comparison of their texts short.
    private func hasSameText(_ labels: LabelSet, as others: LabelSet, of other: SampleSet) -> Bool {
        let isShared = labels.range.upperBound <= common.count + shared.count
        if labels == others, isShared, common == other.common, shared == other.shared { return true }
        return ownText(labels) == other.ownText(others)
    }
}
