/// The last entries of each device, so that a fleet does not push out those of the one device that matters; their total is bounded too.
///
/// When there are too many in total, the oldest success of any device is dropped, and failures stay longest, as in a ``History``.
struct DeviceHistories<Entry: Numbered>: Sendable {
    /// An entry as it was added; it may have been dropped since.
    private struct Arrival: Sendable {
        let device: String
        let number: UInt64
    }

    private var histories: [String: History<Entry>] = [:]
    /// The entries of all devices, oldest first.
    private var successes = Ring<Arrival>()
    private var failures = Ring<Arrival>()
    private var successCount = 0
    private var failureCount = 0
    /// The most entries of one device.
    private var deviceLimit: Int
    /// The most entries in total.
    private(set) var limit: Int

    init(deviceLimit: Int, limit: Int) {
        self.deviceLimit = max(0, deviceLimit)
        self.limit = max(0, limit)
    }

    var count: Int { successCount + failureCount }

    /// All entries, in no particular order.
    var entries: [Entry] { histories.values.flatMap(\.entries) }

    /// Those of one device, newest first.
    func entries(of device: String) -> [Entry] { histories[device]?.entries ?? [] }

    mutating func add(_ entry: Entry, isFailure: Bool) {
        change(entry.device) { $0.add(entry, isFailure: isFailure) }
        let arrival = Arrival(device: entry.device, number: entry.number)
        if isFailure { failures.append(arrival) } else { successes.append(arrival) }
        shrink()
    }

    /// Turns a success of a device into a failure.
    mutating func condemn(_ number: UInt64, of device: String, _ body: (inout Entry) -> Void) {
        var isFound = false
        change(device) { isFound = $0.condemn(number, body) }
        guard isFound else { return }
        failures.append(Arrival(device: device, number: number))
        shrink()
    }

    mutating func setLimits(device: Int, all: Int) {
        (deviceLimit, limit) = (max(0, device), max(0, all))
        let limit = deviceLimit
        for device in Array(histories.keys) { change(device) { $0.setLimit(limit) } }
        shrink()
    }

    private mutating func change(_ device: String, _ change: (inout History<Entry>) -> Void) {
        var history = histories.removeValue(forKey: device) ?? History(limit: deviceLimit)
        successCount -= history.successCount
        failureCount -= history.failureCount
        change(&history)
        successCount += history.successCount
        failureCount += history.failureCount
        if history.count > 0 { histories[device] = history }
    }

    private mutating func shrink() {
        Self.dropLeft(&successes, histories, isFailure: false, atMost: 2 * successCount + 64)
        Self.dropLeft(&failures, histories, isFailure: true, atMost: 2 * failureCount + 64)
        while count > limit {
            let isSuccess = leavesSuccessFirst(successCount, successes.first?.number, failures.first?.number, limit: limit)
            guard let arrival = isSuccess ? successes.first : failures.first else { return }
            change(arrival.device) { $0.removeOldest(isFailure: !isSuccess) }
            Self.dropLeft(&successes, histories, isFailure: false, atMost: .max)
            Self.dropLeft(&failures, histories, isFailure: true, atMost: .max)
        }
    }

    /// Drops leading arrivals that are no longer in their device's history, and all other such ones when there are more than `limit`.
    private static func dropLeft(
        _ arrivals: inout Ring<Arrival>, _ histories: [String: History<Entry>], isFailure: Bool, atMost limit: Int
    ) {
        func hasLeft(_ arrival: Arrival) -> Bool {
            histories[arrival.device]?.oldest(isFailure: isFailure).map { $0 > arrival.number } ?? true
        }
        while let first = arrivals.first, hasLeft(first) { arrivals.removeFirst() }
        guard arrivals.count > limit else { return }
        let present = arrivals.elements.filter { !hasLeft($0) }
        arrivals = Ring()
        for arrival in present { arrivals.append(arrival) }
    }
}
