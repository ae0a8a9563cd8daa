/// Finds repeated series: a hash table of the numbers of samples.
///
/// Open addressing over a hash that the labels bring along: this runs for every sample of every scrape, and a `Set` that
/// hashes the bytes one by one took longer than all the rest of the exposition.
struct SeriesTable {
    /// Numbers; -1 where there is none. Grows with the largest family and serves all of them.
    private var slots: [Int32] = []
    private var mask = 0

    /// Forgets everything and makes room for `count` numbers.
    mutating func clear(for count: Int) {
        var capacity = 8
        while capacity < count * 2 { capacity *= 2 }
        mask = capacity - 1
        if slots.count < capacity {
            slots = [Int32](repeating: -1, count: capacity)
        } else {
            for slot in 0..<capacity { slots[slot] = -1 }
        }
    }

    /// Takes a number, unless one of the same series is there.
    ///
    /// - Parameter isSame: whether another number stands for the same series.
    /// - Returns: whether the number was taken.
    mutating func insert(_ number: Int32, hash: UInt32, isSame: (Int32) -> Bool) -> Bool {
        var slot = Int(hash) & mask
        while slots[slot] >= 0 {
            if isSame(slots[slot]) { return false }
            slot = (slot + 1) & mask
        }
        slots[slot] = number
        return true
    }
}
