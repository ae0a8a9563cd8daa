import Metrics
import StatusDocument

/// Walks a document once, along all paths of the catalog at the same time, and plans what to read.
///
/// A place in the document is reached together with the points of the path tree that lead to it (mostly one, sometimes
/// two or three). They are on a stack that grows and shrinks with the descent, so that following them allocates nothing.
///
/// LTOS writes lists in several shapes, which change between versions. What a path such as `relays[]` leads to depends on the
/// shape of the container (``Element/Holder``):
///
/// | Container | Example | Elements | `Holder` |
/// |---|---|---|---|
/// | array | `"relays": [{"id": "A"}, {"id": "B"}]` | its items, named by position | `.array` |
/// | object with plain values | `"relays": {"id": "A", "state": "no"}` | the object, alone | `.placeOfArray` |
/// | object of objects | `"relays": {"A": {…}, "B": {…}}` | its values, named by their keys | `.dictionary` |
/// | object of objects, one or more keys of which paths expect inside an element | `"instances": {"default-ds": {…}, "port-ds": {…}}` | the object, alone, for those paths; its values for all others | `.dictionaryItself` |
///
/// Where no path expects a list, the items of an array are read as if each were alone, and the first of a series counts.
struct Walker<Trace: WalkTrace> {
    /// A reached point of the path tree, with the labels collected on the way.
    struct Reached {
        /// The point's number in the path tree.
        let point: Int32
        /// The numbered key passed on the way whose number is not 0, as index of its value; -1 when there is none.
        let numbered: Node?
        let labels: LabelSet
    }

    /// One step down the document, to describe where a value is.
    struct Move {
        let node: Node
        /// Place among its siblings, in an array; -1 in an object.
        let position: Int
    }

    /// The scope of the limit for unknown values: a module, or everything outside of modules.
    struct Scope {
        var labels: LabelSet
        var depth: Int
        var used = 0
        var dropped = 0
        /// The module itself, for entries that depend on its model.
        var module: Node?
    }

    let catalog: CompiledCatalog
    let document: StatusDocument
    let options: WalkOptions
    /// For each subject whether it is enabled for the device.
    let enabled: [Bool]
    let isGenericEnabled: Bool
    var plan: WalkPlan
    var trace: Trace
    var reached: [Reached] = []
    var way: [Move] = []
    var scope: Scope
    /// The field that was last looked up for its beginning, see ``PathNode/Start``.
    var lookedUp: (element: Node, field: Int, text: ArraySlice<UInt8>)?
    /// The list whose elements were last compared with each other, for a point, and the texts that distinguish some of them.
    var distinctions: (list: Node, point: Int32, texts: [Node: ArraySlice<UInt8>])?

    init(_ catalog: CompiledCatalog, _ document: StatusDocument, device: String, options: WalkOptions, trace: Trace) {
        self.catalog = catalog
        self.document = document
        self.options = options
        self.trace = trace
        enabled = catalog.subjects.map { !options.disabledCollectors.contains($0.name) }
        isGenericEnabled =
            options.genericSeriesLimit > 0 && !options.disabledCollectors.contains(Collector.generic.name)
        plan = WalkPlan(for: document)
        plan.labels = SampleSet(of: "device", device)
        plan.isThere = [Bool](repeating: false, count: catalog.subjects.count)
        for name in catalog.subjectNames {
            plan.collectorLabels.append(plan.labels.labels(SampleSet.noLabels, adding: "collector", name))
        }
        let outside = plan.labels.labels(plan.labels.labels(SampleSet.noLabels, adding: "slot", ""), adding: "model", "")
        scope = Scope(labels: outside, depth: 1)
        reached.reserveCapacity(64)
        way.reserveCapacity(64)
    }

    mutating func walk() {
        activate(0, labels: SampleSet.noLabels, numbered: nil)
        visit(document.root, reached: 0..<reached.count)
        reportDropped(scope)
    }

    // MARK: - Descent

    /// - Parameter isElement: whether `node` is an element of an array that `range` leads to, rather than a place of its own.
    private mutating func visit(_ node: Node, reached range: Range<Int>, isElement: Bool = false) {
        switch document.kind(node) {
        case .object:
            let outer = enterModule(node, range)
            if !isElement {
                countElements(node, range)
                readWhole(node, range)
            }
            visitObject(node, range)
            leaveModule(outer)
        case .array:
            if !isElement {
                countElements(node, range)
                readWhole(node, range)
            }
            visitArray(node, range)
        case .null, .bool, .number, .string: leaf(node, range, isElement: isElement)
        }
    }

    private mutating func visitObject(_ node: Node, _ range: Range<Int>) {
        var range = range
        // An empty object has no elements, as an empty array has none.
        let hasElements = document.firstChild(node) != nil && any(range, have: .elements)
        let isDictionary = hasElements && document.isDictionary(node)
        let whole = isDictionary ? waysToWhole(node, range) : []
        let elements = range
        let start = reached.count
        if hasElements {
            // One object where an array is expected is its only element; keys below it may still be meant directly.
            for index in range { reached.append(reached[index]) }
            let only = Element(node: node, position: 0, standsIn: isDictionary ? .dictionaryItself(whole) : .placeOfArray)
            guard enterElement(only, elements) else { return skip(node, from: start, Self.otherSlot) }
            range = start..<reached.count
        }
        readObject(node, range)
        let limit = isDictionary ? limit(elements) : nil
        let kept = limit.flatMap { keptElements(of: node, elements, limit: $0) }
        var place = 0
        var child = document.firstChild(node)
        while let current = child {
            let mark = reached.count
            way.append(Move(node: current, position: -1))
            follow(current, range)
            if !isDictionary {
                visit(current, reached: mark..<reached.count)
            } else if let limit, !(kept?.contains(place) ?? (place < limit)) {
                skip(current, from: mark, Self.beyond(limit, isRanked: kept != nil))
            } else if enterElement(Element(node: current, position: nil, standsIn: .dictionary(node, whole)), elements) {
                visit(current, reached: mark..<reached.count)
            } else {
                skip(current, from: mark, Self.otherSlot)
            }
            place += 1
            reached.removeLast(reached.count - mark)
            way.removeLast()
            child = document.sibling(after: current, in: node)
        }
        reached.removeLast(reached.count - start)
        if let limit { reportCut(place - limit) }
    }

    private mutating func visitArray(_ node: Node, _ range: Range<Int>) {
        let hasElements = any(range, have: .elements)
        let limit = hasElements ? limit(range) : nil
        let kept = limit.flatMap { keptElements(of: node, range, limit: $0) }
        var child = document.firstChild(node)
        var position = 0
        while let current = child {
            let mark = reached.count
            way.append(Move(node: current, position: position))
            // `**` continues through arrays, also where other paths name their elements.
            if hasElements {
                for index in range where catalog.tree.nodes[Int(reached[index].point)].isAnyDepth {
                    reached.append(reached[index])
                }
            }
            if let limit, !(kept?.contains(position) ?? (position < limit)) {
                skip(current, from: mark, Self.beyond(limit, isRanked: kept != nil))
            } else if !hasElements {
                // An array where one value is expected: each element counts, the first of a series wins.
                visit(current, reached: range, isElement: true)
            } else if enterElement(Element(node: current, position: position, standsIn: .array(node)), range) {
                visit(current, reached: mark..<reached.count)
            } else {
                skip(current, from: mark, Self.otherSlot)
            }
            reached.removeLast(reached.count - mark)
            way.removeLast()
            position += 1
            child = document.sibling(after: current, in: node)
        }
        if let limit { reportCut(position - limit) }
    }

    private static func beyond(_ limit: Int, isRanked: Bool) -> String {
        isRanked ? "beyond \(limit) elements, of which others need attention first" : "beyond the first \(limit) elements"
    }

    private static var otherSlot: String { "slot not selected by the configuration" }

    /// Leaves out `node` for a reason, and drops its reached points.
    private mutating func skip(_ node: Node, from mark: Int, _ reason: @autoclosure () -> String) {
        if Trace.isActive { traceAll(node, .ignored(reason: reason())) }
        reached.removeLast(reached.count - mark)
    }

    // MARK: - Ways on

    mutating func activate(_ point: Int32, labels: LabelSet, numbered: Node?) {
        reached.append(Reached(point: point, numbered: numbered, labels: labels))
        if case let owner = catalog.tree.owners[Int(point)], owner >= 0 { plan.isThere[Int(owner)] = true }
        guard catalog.tree.points[Int(point)].traits.contains(.together) else { return }
        for other in catalog.tree.nodes[Int(point)].together { activate(other, labels: labels, numbered: numbered) }
    }

    /// Adds all points to which the key of `child` leads.
    private mutating func follow(_ child: Node, _ range: Range<Int>) {
        guard let token = document.keyToken(child) else { return }
        for index in range {
            let from = reached[index]
            let next = catalog.tree.edges.target(token, from: from.point)
            if next >= 0 { activate(next, labels: from.labels, numbered: from.numbered) }
            let traits = catalog.tree.points[Int(from.point)].traits
            guard !traits.isDisjoint(with: [.any, .framed, .numbered, .anyDepth]) else { continue }
            if traits.contains(.anyDepth) { activate(from.point, labels: from.labels, numbered: from.numbered) }
            if traits.contains(.any) { followAny(child, from) }
            if traits.contains(.framed) { followFramed(child, from) }
            if traits.contains(.numbered) { followNumbered(child, from) }
        }
    }

    /// Whether any of the reached points has the trait. Mutating only in name: so the walker is not copied for the call.
    mutating func any(_ range: Range<Int>, have trait: PathPoint.Traits) -> Bool {
        for index in range where catalog.tree.points[Int(reached[index].point)].traits.contains(trait) { return true }
        return false
    }
}
