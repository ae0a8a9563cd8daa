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

    @Test("The same series are the same, wherever their text is")
    func same() {
        var plan = SampleSet()
        let shared = ["clk1", "clk2"].map { plan.labels(SampleSet.noLabels, adding: "slot", $0) }
        let slots = ["clk1", "clk2", "clk3"]
        let sets = [set(slots), set(slots, following: plan), set(slots, following: plan, shared)]
        for one in sets {
            for other in sets { #expect(one.hasSame(family, as: other, ==)) }
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
            #expect(!one.hasSame(family, as: other, ==))
            #expect(!other.hasSame(family, as: one, ==))
        }
        #expect(one.hasSame(family, as: set(["clk1", "clk2"], value: 2, following: plan, shared)) { _, _ in true })
    }

    @Test("Labels at the same place of other texts are not the same")
    func samePlace() {
        var (first, second) = (SampleSet(), SampleSet())
        let (one, other) = (
            first.labels(SampleSet.noLabels, adding: "slot", "clk1"), second.labels(SampleSet.noLabels, adding: "slot", "clk2")
        )
        let forged = LabelSet(start: other.start, end: other.end, hash: one.hash)
        #expect(!set(["clk1"], following: first, [one]).hasSame(family, as: set(["clk2"], following: second, [forged]), ==))
    }
}
