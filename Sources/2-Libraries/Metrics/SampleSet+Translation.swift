extension SampleSet {
    /// The same samples with the numbers that their families have in another table. Those of families that the other table does
    /// not have, or has with another type or other labels, are left out.
    ///
    /// - Parameters:
    ///   - old: the table that this set was made for.
    ///   - new: the table to write it with.
    /// - Returns: a sorted set.
    public func translated(from old: FamilyTable, to new: FamilyTable) -> SampleSet {
        var result = SampleSet(labelsOf: self, capacity: count)
        for (index, family) in old.families.enumerated() {
            guard let id = new.id(family.name), new[id].type == family.type, new[id].labels == family.labels else { continue }
            for sample in samples(of: FamilyID(index: index)) { result.add(id, sample.labels, sample.value) }
        }
        result.sort(familyCount: new.families.count)
        return result
    }
}
