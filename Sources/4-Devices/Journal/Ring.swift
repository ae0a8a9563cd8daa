/// A queue whose first element can be removed without moving the others.
struct Ring<Element: Sendable>: Sendable {
    /// Slots; `nil` where empty.
    private var slots: [Element?] = []
    private var head = 0
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    var first: Element? { count == 0 ? nil : slots[head] }

    /// The elements, oldest first.
    var elements: [Element] {
        (0..<count).compactMap { slots[(head + $0) % slots.count] }
    }

    mutating func append(_ element: Element) {
        if count == slots.count { grow() }
        slots[(head + count) % slots.count] = element
        count += 1
    }

    mutating func removeFirst() {
        guard count > 0 else { return }
        slots[head] = nil
        head = (head + 1) % slots.count
        count -= 1
    }

    /// Removes the first element that `isWanted` matches; the others stay in order.
    mutating func remove(where isWanted: (Element) -> Bool) -> Element? {
        var rest = elements
        guard let index = rest.firstIndex(where: isWanted) else { return nil }
        let element = rest.remove(at: index)
        slots = rest
        head = 0
        count = rest.count
        return element
    }

    private mutating func grow() {
        let ordered = elements
        slots = ordered + [Element?](repeating: nil, count: max(8, ordered.count))
        head = 0
    }
}
