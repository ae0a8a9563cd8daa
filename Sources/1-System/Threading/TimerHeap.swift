/// An element that is due at some time and knows its place in a heap, so that it can be removed from the middle.
protocol HeapElement: AnyObject {
    /// In seconds; does not change.
    var due: Double { get }
    /// Belongs to the heap; `nil` outside of it.
    var place: Int? { get set }
}

/// A binary heap: each element is due no later than the two below it.
struct TimerHeap<Element: HeapElement> {
    private var elements: [Element] = []

    /// When the first is due; `nil` when there is none.
    var earliest: Double? { elements.first?.due }

    var count: Int { elements.count }

    /// Adds an element that is in no heap.
    mutating func insert(_ element: Element) {
        elements.append(element)
        rise(element, from: elements.count - 1)
    }

    /// Takes an element out, wherever it is; one that is not in the heap is left unchanged.
    mutating func remove(_ element: Element) {
        guard let place = element.place else { return }
        element.place = nil
        guard let last = elements.popLast(), last !== element else { return }
        // The last element fills the gap, and may have to move up or down from there.
        rise(last, from: place)
        if last.place == place { sink(last, from: place) }
    }

    /// Takes the first element out if it is due.
    mutating func popDue(now: Double) -> Element? {
        guard let first = elements.first, first.due <= now else { return nil }
        remove(first)
        return first
    }

    private mutating func put(_ element: Element, at place: Int) {
        elements[place] = element
        element.place = place
    }

    private mutating func rise(_ element: Element, from place: Int) {
        var place = place
        while place > 0, element.due < elements[(place - 1) / 2].due {
            put(elements[(place - 1) / 2], at: place)
            place = (place - 1) / 2
        }
        put(element, at: place)
    }

    private mutating func sink(_ element: Element, from place: Int) {
        var place = place
        while true {
            var child = 2 * place + 1
            guard child < elements.count else { break }
            if child + 1 < elements.count, elements[child + 1].due < elements[child].due { child += 1 }
            guard elements[child].due < element.due else { break }
            put(elements[child], at: place)
            place = child
        }
        put(element, at: place)
    }
}
