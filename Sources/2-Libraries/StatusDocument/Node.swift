import CSimdjson

/// The place of a value in its document. Meaningless without it.
public struct Node: Hashable, Sendable {
    // 32 bits, as in the parser's table: plans keep thousands of them for each device.
    private let number: Int32

    var index: Int { Int(number) }

    init(index: Int) {
        number = Int32(index)
    }
}

/// What a value is.
public enum NodeKind: UInt8, Sendable {
    case null = 0
    case bool = 1
    case number = 3
    case string = 4
    case array = 5
    case object = 6

    /// Whether the value is an object or an array.
    public var isContainer: Bool { self == .array || self == .object }
}

extension StatusDocument {
    /// What the value at `node` is.
    public func kind(_ node: Node) -> NodeKind {
        switch nodes[node.index].kind {
        case 0: .null
        case 1, 2: .bool
        case 3: .number
        case 4: .string
        case 5: .array
        default: .object
        }
    }

    /// The boolean at `node`, if it is one.
    public func bool(_ node: Node) -> Bool? {
        switch nodes[node.index].kind {
        case 1: false
        case 2: true
        default: nil
        }
    }

    /// The number at `node`, if it is one. A number in a string does not count.
    public func number(_ node: Node) -> Double? {
        let value = nodes[node.index]
        return value.kind == NodeKind.number.rawValue ? Double(bitPattern: value.value) : nil
    }

    /// The token of the string at `node`, if it is one.
    public func token(_ node: Node) -> Token? {
        nodes[node.index].kind == NodeKind.string.rawValue ? Token(string(node)) : nil
    }

    /// A number that stands for the plain value at `node`: equal for equal values of the same kind. Two different texts share it
    /// with a probability of about 2⁻⁶⁴. It depends on secrets of the process, so no device can construct a text that counts as another. `nil` for a
    /// container.
    public func fingerprint(_ node: Node) -> UInt64? {
        let value = nodes[node.index]
        switch value.kind {
        case NodeKind.array.rawValue...: return nil
        case NodeKind.number.rawValue, NodeKind.string.rawValue: return value.value
        default: return UInt64(value.kind)
        }
    }

    /// The UTF-8 text of the string at `node`; empty for everything else.
    public func string(_ node: Node) -> ArraySlice<UInt8> {
        let value = nodes[node.index]
        return text[Int(value.text_start)..<Int(value.text_start) + Int(value.text_length)]
    }

    /// The token of the key that leads to `node`; `nil` for an element of an array and for the root.
    public func keyToken(_ node: Node) -> Token? {
        let token = keys.token(node.index)
        return token == 0 ? nil : Token(value: token)
    }

    /// The UTF-8 text of the key that leads to `node`; empty in an array.
    public func key(_ node: Node) -> ArraySlice<UInt8> {
        keys.text(node.index)
    }

    /// The first value inside the container at `node`.
    public func firstChild(_ node: Node) -> Node? {
        let first = node.index + 1
        return first < Int(nodes[node.index].next) ? Node(index: first) : nil
    }

    /// The value after `node` in the container `parent`.
    public func sibling(after node: Node, in parent: Node) -> Node? {
        let next = Int(nodes[node.index].next)
        return next < Int(nodes[parent.index].next) ? Node(index: next) : nil
    }

    /// How many plain values the document has, those in containers included.
    public var leafCount: Int {
        (0..<nodes.count).count { nodes[$0].kind < NodeKind.array.rawValue }
    }

    /// The values directly inside the container at `node`, in document order.
    public func children(_ node: Node) -> some Sequence<Node> {
        sequence(state: firstChild(node)) { [self] next -> Node? in
            defer { next = next.flatMap { sibling(after: $0, in: node) } }
            return next
        }
    }

    /// The first member of the object at `node` whose key is spelt like `key`.
    public func member(_ key: Token, of node: Node) -> Node? {
        guard nodes[node.index].kind == NodeKind.object.rawValue else { return nil }
        let end = Int(nodes[node.index].next)
        var index = node.index + 1
        while index < end {
            if keys.token(index) == key.value { return Node(index: index) }
            index = Int(nodes[index].next)
        }
        return nil
    }
}
