import StatusDocument

/// The targets of exact keys, for all points of a tree in one table.
///
/// Tokens are well mixed already, so a look-up costs a few nanoseconds; there is one for nearly every key of a document.
struct EdgeTable: Sendable {
    private struct Edge: Sendable {
        var token: UInt64 = 0
        var from: Int32 = -1
        var to: Int32 = -1
    }

    private var edges: [Edge]
    private let mask: Int

    /// - Parameter keys: for each point, the targets of its keys.
    init(_ keys: [[Token: Int32]]) {
        var capacity = 16
        while capacity < keys.reduce(0, { $0 + $1.count }) * 2 { capacity *= 2 }
        mask = capacity - 1
        edges = [Edge](repeating: Edge(), count: capacity)
        for (from, targets) in keys.enumerated() {
            for (token, to) in targets {
                var slot = Self.hash(token, Int32(from)) & mask
                while edges[slot].from >= 0 { slot = (slot + 1) & mask }
                edges[slot] = Edge(token: token.value, from: Int32(from), to: to)
            }
        }
    }

    /// The point to which `token` leads from `point`, or -1.
    func target(_ token: Token, from point: Int32) -> Int32 {
        var slot = Self.hash(token, point) & mask
        while edges[slot].from >= 0 {
            if edges[slot].token == token.value, edges[slot].from == point { return edges[slot].to }
            slot = (slot + 1) & mask
        }
        return -1
    }

    private static func hash(_ token: Token, _ point: Int32) -> Int {
        Int(truncatingIfNeeded: token.value ^ UInt64(truncatingIfNeeded: point) &* 0x9E37_79B9_7F4A_7C15 >> 20)
    }
}
