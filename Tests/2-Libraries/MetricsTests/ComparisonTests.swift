import Testing

@testable import Metrics

@Suite("Comparing sample sets")
struct ComparisonTests {
    private let family = FamilyID(index: 0)

    /// One sample for each slot; the labels of slots in `plan` are those of a set that others share.
    private func set(
        _ slots: [String], value: Double = 1, following plan: SampleSet? = nil, _ labels: [LabelSet] = []
    ) -> SampleSet {
        var set = plan.map { SampleSet(labelsOf: $0, capacity: slots.count) } ?? SampleSet()
        for (index, slot) in slots.enumerated() {
            set.add(family, index < labels.count ? labels[index] : set.labels(SampleSet.noLabels, adding: "slot", slot), value)
        }
        set.sort(familyCount: 1)
        return set
    }

    private func hasSame(_ one: SampleSet, _ other: SampleSet, _ isEqual: (Double, Double) -> Bool = { $0 == $1 }) -> Bool {
        var comparison = SampleComparison(one, other)
        return comparison.hasSame(family, isEqual)
    }

    @Test("The same series are the same, wherever their text is")
    func same() {
        var plan = SampleSet()
        let shared = ["clk1", "clk2"].map { plan.labels(SampleSet.noLabels, adding: "slot", $0) }
        let slots = ["clk1", "clk2", "clk3"]
        let sets = [set(slots), set(slots, following: plan), set(slots, following: plan, shared)]
        for one in sets {
            for other in sets { #expect(hasSame(one, other)) }
        }
    }

    @Test("Another slot, another value, and one sample more or less are noticed")
    func different() {
        var plan = SampleSet()
        let shared = ["clk1", "clk2"].map { plan.labels(SampleSet.noLabels, adding: "slot", $0) }
        let one = set(["clk1", "clk2"], following: plan, shared)
        for other in [
            set(["clk1", "clk3"]), set(["clk1"], following: plan, shared),
            set(["clk1", "clk2", "clk3"], following: plan, shared),
            set(["clk1", "clk2"], value: 2, following: plan, shared), set([]),
        ] {
            #expect(!hasSame(one, other))
            #expect(!hasSame(other, one))
        }
        #expect(hasSame(one, set(["clk1", "clk2"], value: 2, following: plan, shared)) { _, _ in true })
    }

    @Test("Labels at the same place of other texts are not the same")
    func samePlace() {
        var (first, second) = (SampleSet(), SampleSet())
        let (one, other) = (
            first.labels(SampleSet.noLabels, adding: "slot", "clk1"), second.labels(SampleSet.noLabels, adding: "slot", "clk2")
        )
        let forged = LabelSet(start: other.start, end: other.end, hash: one.hash)
        #expect(!hasSame(set(["clk1"], following: first, [one]), set(["clk2"], following: second, [forged])))
    }

    @Test("Families are found in any order, also those that one or both sets do not have")
    func order() {
        let (few, many) = (families([2, 5]), families([0, 2, 3, 5, 6]))
        for order in [[0, 1, 2, 3, 4, 5, 6, 7], [7, 6, 5, 4, 3, 2, 1, 0], [2, 2, 6, 0, 5, 5]] {
            var comparison = SampleComparison(few, many)
            for index in order {
                #expect(
                    comparison.hasSame(FamilyID(index: index), ==) == [1, 2, 4, 5, 7].contains(index), "\(index) in \(order)")
            }
        }
    }

    /// One sample without labels for each of these families.
    private func families(_ numbers: [Int]) -> SampleSet {
        var set = SampleSet()
        for number in numbers { set.add(FamilyID(index: number), SampleSet.noLabels, 1) }
        set.sort(familyCount: 8)
        return set
    }
}
