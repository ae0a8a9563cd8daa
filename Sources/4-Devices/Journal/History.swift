/// The last entries of a kind, bounded.
///
/// When it is full, the oldest success is dropped, so that failures stay longest: a night of good collections must not push out
/// the one failure that an operator looks for. But a quarter of the places is reserved for successes, so that a device
/// that fails for days still has some to compare with; then the oldest failure is dropped.
struct History<Entry: Numbered>: Sendable {
    private var successes = Ring<Entry>()
    private var failures = Ring<Entry>()
    /// The most entries that are kept.
    private(set) var limit: Int

    init(limit: Int) {
        self.limit = max(0, limit)
    }

    var successCount: Int { successes.count }
    var failureCount: Int { failures.count }
    var count: Int { successes.count + failures.count }

    /// The number of the oldest success, or of the oldest failure; `nil` when there is none.
    func oldest(isFailure: Bool) -> UInt64? { (isFailure ? failures : successes).first?.number }

    mutating func add(_ entry: Entry, isFailure: Bool) {
        if isFailure { failures.append(entry) } else { successes.append(entry) }
        shrink()
    }

    /// Turns a success into a failure.
    ///
    /// - Returns: whether it was found.
    mutating func condemn(_ number: UInt64, _ change: (inout Entry) -> Void) -> Bool {
        guard var entry = successes.remove(where: { $0.number == number }) else { return false }
        change(&entry)
        add(entry, isFailure: true)
        return true
    }

    mutating func setLimit(_ limit: Int) {
        self.limit = max(0, limit)
        shrink()
    }

    /// Drops the oldest success, or the oldest failure.
    mutating func removeOldest(isFailure: Bool) {
        if isFailure { failures.removeFirst() } else { successes.removeFirst() }
    }

    /// All entries, newest first.
    var entries: [Entry] {
        (successes.elements + failures.elements).sorted { $0.number > $1.number }
    }

    private mutating func shrink() {
        while count > limit {
            let isSuccess = leavesSuccessFirst(successes.count, successes.first?.number, failures.first?.number, limit: limit)
            removeOldest(isFailure: !isSuccess)
        }
    }
}

/// Whether the oldest success is dropped rather than the oldest failure.
///
/// - Parameters:
///   - successes: how many there are.
///   - success: the number of the oldest success, `nil` without any.
///   - failure: the same of failures.
///   - limit: how many entries may stay.
func leavesSuccessFirst(_ successes: Int, _ success: UInt64?, _ failure: UInt64?, limit: Int) -> Bool {
    guard let success else { return false }
    guard let failure else { return true }
    // With a single place, the newer entry gets it: a failure would occupy it for ever.
    return limit > 1 ? successes > max(1, limit / 4) : success < failure
}
