import StatusDocument

// Depends on the document alone: outside of the walker, which is large, so that it is not copied.
extension StatusDocument {
    /// The name of an element of a list. Captured lists have `object-id`; lists of slots have `slot-id` too.
    static let identityFields: [Token] = ["object-id", "id", "slot-id"]

    /// The text that an element gives to a label: one of the named fields, else its `object-id`, its key, its `id`, its position.
    ///
    /// - Parameters:
    ///   - standing: the place of the element.
    ///   - numbered: the numbered key on the way to it, when that is in front of the text.
    ///   - consulted: receives every value that had a say.
    func labelText(
        _ labelling: ElementRule.Labelling, of element: Node, _ standing: ElementStanding, numbered: Node?,
        consulted: (Node) -> Void
    ) -> ArraySlice<UInt8> {
        let form = labelling.label.form
        var text: ArraySlice<UInt8> = []
        for field in labelling.fields {
            if let found = field.first(in: self, from: element) {
                consulted(found)
                text = labelText(plainText(found), form, standing)
            }
            if !text.isEmpty { break }
        }
        if text.isEmpty, let silence = form.textOfSilence { return silence }
        if text.isEmpty, let own = identity(of: element, standing) {
            consulted(own)
            text = labelText(plainText(own), form, standing)
        }
        if text.isEmpty {
            switch standing {
            case .alone: break
            case .member(let parent):
                text =
                    (form == .letter ? letter(ofKey: element, in: parent, suffix: 0) : nil)
                    ?? form.apply(key(element), position: nil)
            case .place(let position): text = form.apply(Array("\(position)".utf8)[...], position: position)
            }
        }
        guard let numbered, labelling.label.name == "slot" || !text.isEmpty else { return text }
        return key(numbered) + [UInt8(ascii: "/")] + text
    }

    /// The value that names an element. A key is a better name than an `id`, which may be a number of the hardware.
    private func identity(of element: Node, _ standing: ElementStanding) -> Node? {
        let fields = if case .member = standing { Self.identityFields.prefix(1) } else { Self.identityFields[...] }
        for field in fields {
            if let own = member(field, of: element), !kind(own).isContainer { return own }
        }
        return nil
    }

    /// A value as the text of a label; empty without a value.
    func plainText(_ node: Node) -> ArraySlice<UInt8> {
        switch kind(node) {
        case .string:
            guard let token = token(node), token != Self.notAvailable else { return [] }
            // A text without letters and digits is mostly empty, but `/` is the name of the root file system.
            return token == .empty && !string(node).contains(UInt8(ascii: "/")) ? [] : string(node)
        case .number:
            guard let number = number(node) else { return [] }
            return Array((Int(exactly: number).map(String.init) ?? number.description).utf8)[...]
        case .bool: return Array((bool(node) == true ? "true" : "false").utf8)[...]
        case .null, .array, .object: return []
        }
    }

    private static let notAvailable: Token = "n/a"

    /// The first text that one of several fields contains.
    ///
    /// - Parameter consulted: receives every value that had a say.
    func firstText(of fields: [FieldPath], _ node: Node, consulted: (Node) -> Void) -> ArraySlice<UInt8> {
        for field in fields {
            guard let found = field.first(in: self, from: node) else { continue }
            consulted(found)
            if case let text = plainText(found), !text.isEmpty { return text }
        }
        return []
    }

    /// Whether an object's members are the elements of a list, keyed by their names: they are objects, or null where empty.
    func isDictionary(_ node: Node) -> Bool {
        var hasObject = false
        var child = firstChild(node)
        while let current = child {
            switch kind(current) {
            case .object: hasObject = true
            case .null: break
            case .bool, .number, .string, .array: return false
            }
            child = sibling(after: current, in: node)
        }
        return hasObject
    }

    /// All plain values in a container.
    func leaves(of node: Node) -> [Node] {
        guard kind(node).isContainer else { return [node] }
        return children(node).flatMap { leaves(of: $0) }
    }

    /// The elements of an array, of an object keyed by `object-id`, or a single object instead of an array.
    func elements(of node: Node) -> [Node] {
        if kind(node) == .array { return Array(children(node)) }
        if isDictionary(node) { return children(node).filter { kind($0) == .object } }
        return firstChild(node) == nil ? [] : [node]
    }
}

/// Where an element of a list is.
enum ElementStanding {
    /// In an array, at this place from 0 on.
    case place(Int)
    /// In an object, under a key of its own.
    case member(of: Node)
    case alone
}
