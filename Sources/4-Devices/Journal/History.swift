/// What has an order.
protocol Numbered: Sendable {
    /// Counts from 1 in the order of the beginnings.
    var number: UInt64 { get }
}

/// The last entries of a kind, bounded.
///
/// When it is full, the oldest success leaves, so that failures stay longest: a night of good collections must not push out
/// the one failure that an operator looks for. A quarter of the places is kept for successes all the same, so that a device
/// that fails for days leaves something to compare with; then the oldest failure leaves.
struct History<Entry: Numbered>: Sendable {
    private var successes = Ring<Entry>()
    private var failures = Ring<Entry>()
    /// The most entries that are kept.
    private(set) var limit: Int

    init(limit: Int) {
        self.limit = max(0, limit)
    }

    var count: Int { successes.count + failures.count }

    mutating func add(_ entry: Entry, isFailure: Bool) {
        if isFailure { failures.append(entry) } else { successes.append(entry) }
        shrink()
    }

    mutating func setLimit(_ limit: Int) {
        self.limit = max(0, limit)
        shrink()
    }

    /// All entries, newest first.
    var entries: [Entry] {
        (successes.elements + failures.elements).sorted { $0.number > $1.number }
    }

    private mutating func shrink() {
        while count > limit {
            if isNextToLeaveASuccess { successes.removeFirst() } else { failures.removeFirst() }
        }
    }

    private var isNextToLeaveASuccess: Bool {
        guard let success = successes.first else { return false }
        guard let failure = failures.first else { return true }
        // With a single place the newer entry gets it: a failure would hold it for ever.
        return limit > 1 ? successes.count > max(1, limit / 4) : success.number < failure.number
    }
}
