import Testing

@testable import Threading

@Suite("The timer heap")
struct TimerHeapTests {
    private final class Element: HeapElement {
        let due: Double
        var place: Int?

        init(_ due: Double) { self.due = due }
    }

    /// Takes out everything that is due at `now`.
    private func drain(_ heap: inout TimerHeap<Element>, now: Double = .infinity) -> [Double] {
        var due: [Double] = []
        while let element = heap.popDue(now: now) { due.append(element.due) }
        return due
    }

    @Test("returns due timers in order of time, and keeps the rest")
    func order() {
        var heap = TimerHeap<Element>()
        for due in [5.0, 1, 4, 2, 3] { heap.insert(Element(due)) }
        #expect(heap.earliest == 1)
        #expect(drain(&heap, now: 3) == [1, 2, 3])
        #expect(heap.count == 2)
        #expect(heap.earliest == 4)
    }

    @Test("keeps the order when an element is removed from the middle", arguments: 0..<50)
    func removal(seed: Int) {
        var heap = TimerHeap<Element>()
        let elements = (0..<40).map { Element(Double(($0 * 37 + seed * 11) % 41)) }
        for element in elements { heap.insert(element) }
        let removed = elements.indices.filter { ($0 * 7 + seed) % 3 == 0 }
        for index in removed { heap.remove(elements[index]) }
        let kept = elements.indices.filter { !removed.contains($0) }.map { elements[$0].due }
        #expect(drain(&heap) == kept.sorted())
    }

    @Test("ignores the removal of an element that it does not contain")
    func stranger() {
        var heap = TimerHeap<Element>()
        let element = Element(1)
        heap.insert(element)
        #expect(heap.popDue(now: 1) === element)
        heap.insert(Element(2))
        heap.remove(element)
        #expect(drain(&heap) == [2])
    }
}
