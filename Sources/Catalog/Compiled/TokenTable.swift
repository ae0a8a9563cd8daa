import StatusDocument

/// A dictionary from tokens to small numbers. Tokens are well mixed already, so they serve as their own hash:
/// a look-up costs a few nanoseconds, and there is one for nearly every key of every document.
struct TokenTable: Sendable {
    private var keys: [UInt64] = []
    private var values: [Int32] = []
    private var mask = 0

    init() {}

    init(_ entries: [Token: Int32]) {
        var capacity = 4
        while capacity < entries.count * 2 { capacity *= 2 }
        keys = [UInt64](repeating: 0, count: capacity)
        values = [Int32](repeating: -1, count: capacity)
        mask = capacity - 1
        for (token, value) in entries {
            var slot = Int(truncatingIfNeeded: token.value) & mask
            while keys[slot] != 0 { slot = (slot + 1) & mask }
            keys[slot] = token.value
            values[slot] = value
        }
    }

    /// The number of `token`, or -1.
    subscript(token: Token) -> Int32 {
        guard mask > 0 else { return -1 }
        var slot = Int(truncatingIfNeeded: token.value) & mask
        while keys[slot] != 0 {
            if keys[slot] == token.value { return values[slot] }
            slot = (slot + 1) & mask
        }
        return -1
    }
}
