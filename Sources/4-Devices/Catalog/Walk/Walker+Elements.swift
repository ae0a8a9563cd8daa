import Metrics
import StatusDocument

// From a list to its elements.
extension Walker {
    /// A value that may be an element of a list.
    struct Element {
        /// What contains the element.
        enum Holder {
            case array(Node)
            /// Nothing: one object is where an array is expected.
            case placeOfArray
            /// Nothing: the object looks like a dictionary of elements, but to these points it is one element.
            case dictionaryItself([Int32])
            /// An object, in which the element is under a key of its own, but not for these points.
            case dictionary(Node, [Int32])
        }

        let node: Node
        let position: Int?
        let standsIn: Holder
    }

    /// Reaches the points behind the element rules that `element` fulfils.
    ///
    /// - Returns: whether the device's configuration wants the element at all.
    mutating func enterElement(_ element: Element, _ range: Range<Int>) -> Bool {
        for index in range {
            let from = reached[index]
            guard catalog.tree.points[Int(from.point)].traits.contains(.elements) else { continue }
            for way in catalog.tree.nodes[Int(from.point)].elements where isMeant(element, by: way) {
                let rule = way.rule
                var labels = from.labels
                // The number of a chassis prefixes the first label only.
                var numbered = from.numbered
                for labelling in rule.labels {
                    let text = labelText(labelling, element, numbered: numbered)
                    numbered = nil
                    if labelling.label.name == "slot", let slots = options.slots {
                        let slot = String(decoding: text, as: UTF8.self)
                        plan.slots.insert(slot)
                        if !slots.contains(WalkOptions.slot(slot)) { return false }
                    }
                    labels = plan.labels.labels(labels, adding: labelling.label.name, text)
                }
                if let (name, text) = distinction(of: element, by: way) {
                    labels = plan.labels.labels(labels, adding: name, text)
                }
                activate(way.next, labels: labels, numbered: numbered)
            }
        }
        return true
    }

    /// Whether a rule leads to the element. Mutating only in name: so the walker is not copied for the call.
    private mutating func isMeant(_ element: Element, by way: PathNode.ElementWay) -> Bool {
        switch element.standsIn {
        case .array, .placeOfArray: admits(way, element.node)
        case .dictionaryItself(let whole): whole.contains(way.next) && admits(way, element.node)
        case .dictionary(_, let whole): admits(way, element.node) && !whole.contains(way.next)
        }
    }

    private mutating func labelText(
        _ labelling: ElementRule.Labelling, _ element: Element, numbered: Node?
    ) -> ArraySlice<UInt8> {
        document.labelText(labelling, of: element.node, element.standing, numbered: numbered) { source in
            plan.depends(onValueAt: source, of: document)
        }
    }

    /// Whether an object fulfils the conditions of a rule.
    private mutating func admits(_ way: PathNode.ElementWay, _ object: Node) -> Bool {
        guard let start = way.start else {
            let isAdmitted = way.rule.admits(object, of: document)
            plan.depends(
                on: .condition(way, object, isAdmitted), lookingAt: way.rule.fields(of: object, in: document), of: document)
            return isAdmitted
        }
        if lookedUp?.element != object || lookedUp?.field != start.number {
            let field = start.field.first(in: document, from: object)
            let text = field.map(document.string) ?? []
            if let field { plan.depends(onValueAt: field, of: document) }
            lookedUp = (object, start.number, text)
        }
        for prefix in start.prefixes where lookedUp?.text.hasPrefix(ignoringCase: prefix) == true { return true }
        return false
    }

    /// The points to which an object that contains nothing but objects is one element rather than a dictionary of them.
    mutating func waysToWhole(_ object: Node, _ range: Range<Int>) -> [Int32] {
        var points: [Int32] = []
        for index in range where catalog.tree.points[Int(reached[index].point)].traits.contains(.elements) {
            for way in catalog.tree.nodes[Int(reached[index].point)].elements where isWhole(object, way) {
                points.append(way.next)
            }
        }
        return points
    }

    /// The rule expects an object, or the keys are those that the paths expect of an element (`default-ds`).
    private mutating func isWhole(_ object: Node, _ way: PathNode.ElementWay) -> Bool {
        if way.rule.isAboutOneObject, admits(way, object) { return true }
        var child = document.firstChild(object)
        while let current = child {
            if let token = document.keyToken(current), catalog.tree.expects(token, at: way.next) { return true }
            child = document.sibling(after: current, in: object)
        }
        return false
    }

    /// The label that distinguishes an element from another one of the list with the same labels; `nil` where there is none.
    private mutating func distinction(
        of element: Element, by way: PathNode.ElementWay
    ) -> (name: String, text: ArraySlice<UInt8>)? {
        guard let labelling = way.rule.distinction, let list = element.list else { return nil }
        if distinctions?.list != list || distinctions?.point != way.next {
            let texts = document.distinctions(by: labelling, way.rule, in: list) { plan.depends(onValueAt: $0, of: document) }
            distinctions = (list, way.next, texts)
        }
        return distinctions?.texts[element.node].map { (labelling.label.name, $0) }
    }

    /// How many elements of a list are wanted, if the paths that lead to it say so.
    mutating func limit(_ range: Range<Int>) -> Int? {
        var limit: Int?
        for index in range where catalog.tree.points[Int(reached[index].point)].traits.contains(.elements) {
            for way in catalog.tree.nodes[Int(reached[index].point)].elements {
                guard let own = way.rule.limit else { continue }
                limit = max(limit ?? 0, own)
            }
        }
        return limit
    }

    /// Records how many elements of the list at the end of the path were left out.
    mutating func reportCut(_ count: Int) {
        guard count > 0 else { return }
        let labels = plan.labels.labels(SampleSet.noLabels, adding: "path", pathText(from: 0))
        planStep(catalog.generic.cut, document.root, labels, Double(count))
    }
}

extension Walker.Element {
    /// The list that contains the element.
    var list: Node? {
        switch standsIn {
        case .array(let list), .dictionary(let list, _): list
        case .placeOfArray, .dictionaryItself: nil
        }
    }

    /// Where the element is, which determines its name.
    var standing: ElementStanding {
        if case .dictionary(let parent, _) = standsIn { return .member(of: parent) }
        return position.map { .place($0) } ?? .alone
    }
}
