extension SampleSet {
    /// Sorts the samples by family and drops repeated series. Call it once, after the last sample.
    public mutating func sort(familyCount: Int) {
        let unsorted = samples
        // Of each family first how many samples there are, then where the next one of them goes.
        var places = [Int32](repeating: 0, count: familyCount)
        for sample in unsorted { places[sample.family.index] += 1 }
        var found: [Group] = []
        found.reserveCapacity(min(familyCount, unsorted.count))
        var start: Int32 = 0
        for index in 0..<familyCount {
            let count = places[index]
            if count == 0 { continue }
            found.append(Group(family: FamilyID(index: index), start: start))
            places[index] = start
            start += count
        }
        // The set is kept between scrapes, in no more memory than it needs.
        groups = []
        groups.reserveCapacity(found.count)
        groups += found
        samples = Self.sorted(unsorted, &places)
        dropRepeated()
        scratch = []
    }

    /// - Parameter places: of each family where its first sample goes.
    private static func sorted(_ samples: [Sample], _ places: inout [Int32]) -> [Sample] {
        // Every element of the copy is replaced.
        var sorted = samples
        let unsorted = samples.span
        var target = sorted.mutableSpan
        var next = places.mutableSpan
        for index in unsorted.indices {
            let family = unsorted[index].family.index
            target[Int(next[family])] = unsorted[index]
            next[family] += 1
        }
        return sorted
    }

    private mutating func dropRepeated() {
        var table = SeriesTable()
        var repeated: [Int] = []
        for number in groups.indices { findRepeated(places(ofGroup: number), &table, &repeated) }
        guard !repeated.isEmpty else { return }
        duplicates += repeated.count
        let isRepeated = Set(repeated)
        var kept: [Sample] = []
        kept.reserveCapacity(samples.count - repeated.count)
        for number in groups.indices {
            let places = places(ofGroup: number)
            // The first of a series stays, so no group becomes empty.
            groups[number] = Group(family: groups[number].family, start: Int32(kept.count))
            for place in places where !isRepeated.contains(place) { kept.append(samples[place]) }
        }
        samples = kept
    }

    /// Adds the places of those samples of a family whose labels occur before.
    private func findRepeated(_ places: Range<Int>, _ table: inout SeriesTable, _ repeated: inout [Int]) {
        guard places.count > 1 else { return }
        let samples = samples.span
        if places.count <= Self.fewSamples {
            for place in places.dropFirst() {
                let labels = samples[place].labels
                for other in places.lowerBound..<place
                where samples[other].labels.hash == labels.hash && isSame(samples[other].labels, labels) {
                    repeated.append(place)
                    break
                }
            }
            return
        }
        table.clear(for: places.count)
        for place in places {
            let labels = samples[place].labels
            let isNew = table.insert(Int32(place), hash: labels.hash) { isSame(samples[Int($0)].labels, labels) }
            if !isNew { repeated.append(place) }
        }
    }

    /// Up to so many, comparing the hashes of each with each takes less time than a table.
    private static var fewSamples: Int { 8 }

    private func isSame(_ one: LabelSet, _ other: LabelSet) -> Bool {
        one == other || (one.hash == other.hash && ownText(one) == ownText(other))
    }
}
