import Catalog
import Logging
import StatusDocument

/// The state of a device between collections. It has no clock: times are monotonic seconds.
struct DeviceState: Sendable {
    /// Receives the outcome of a collection, on a thread of the ``WorkExecutor`` or, when there is one already, on the caller's.
    /// Must return at once.
    typealias Recipient = @Sendable (DeviceCollection) -> Void

    /// How a request for a collection is served.
    enum Beginning {
        /// One is already running, and will serve this request too.
        case joins(collection: UInt64)
        /// The last one is recent enough.
        case repeats(DeviceCollection)
        /// The device must be queried.
        case asks(collection: UInt64)
    }

    /// The minimum age in seconds of the last collection for the device to be queried again.
    struct AgeLimits: Sendable {
        /// After a success.
        var success: Double
        /// After a failure: shorter, so that a device that is back is seen soon.
        var failure: Double
    }

    /// Pages not refreshed for this long count as closed, so that their devices' collections need not be kept.
    static let attention = 300.0
    /// A page not refreshed for this long counts as closed when a collection ends, so that nothing is prepared for it. An open page is
    /// refreshed more often, even without its script.
    static let anticipation = 65.0

    /// The running collection.
    private var running: (number: UInt64, recipients: [Recipient])?
    /// The last outcome and when it was requested; kept only if it may be needed again. A failure always is: it is small,
    /// and the first page that is opened shows it.
    private(set) var last: (collection: DeviceCollection, clock: Double)?
    /// Until when pages are likely to request it again.
    private var watchedUntil = -Double.infinity
    /// What an open page makes of each collection, and until when it counts as open.
    private var prepared: (preparation: MonitoredDevice.Preparation, until: Double)?
    /// The last successful collection. Always kept: when the device goes down, it is the last known status.
    private(set) var former: DeviceCollection?
    /// Since when its states are as they are.
    private(set) var history = StateHistory()
    /// What it no longer reports.
    private(set) var parts = PartHistory()
    /// When the first of the failures began that have followed one another, in seconds since 1970; `nil` while it answers.
    private(set) var failingSince: Double?
    /// When the last successful collection began, in seconds since 1970.
    var lastSuccess: Double? { former?.start }
    var repeats = RepeatCondenser()
    var unreadValues: Set<String> = []
    /// Sentences about configured slots that the device lacks, logged so far.
    var missingSlots: Set<String> = []
    /// What was repaired and reported: a text or number with its key. Its offset changes with every document.
    private var repaired: Set<String> = []

    /// - Parameters:
    ///   - old: what is known of the same device from before its settings changed: its states and since when they are so.
    ///   - hasSameName: whether it had the same name, which its samples contain.
    init(continuing old: DeviceState? = nil, hasSameName: Bool = true) {
        guard let old else { return }
        (former, history, failingSince) = (hasSameName ? old.former : nil, old.history, old.failingSince)
        parts = old.parts
    }

    /// Decides how a request for a collection is served.
    ///
    /// - Parameters:
    ///   - limits: how old the last collection may be to be reused.
    ///   - number: gives a number to a new collection.
    mutating func begin(
        _ recipient: @escaping Recipient, now: Double, limits: AgeLimits, number: () -> UInt64
    ) -> Beginning {
        if let last, now - last.clock < (last.collection.error == nil ? limits.success : limits.failure) {
            return .repeats(last.collection)
        }
        guard let running else {
            let number = number()
            running = (number, [recipient])
            return .asks(collection: number)
        }
        self.running?.recipients.append(recipient)
        return .joins(collection: running.number)
    }

    /// Whether a collection runs.
    var isRunning: Bool { running != nil }

    /// The repairs that have not been reported yet.
    mutating func news(of repairs: [DocumentRepair.Change]) -> [DocumentRepair.Change] {
        repairs.filter { repaired.count < 100 && repaired.insert("\($0.kind.rawValue) \($0.key)").inserted }
    }

    /// Records that a page shows the device, which makes it keep its last collection for a while.
    ///
    /// - Parameter preparation: what the page makes of each collection; `nil` leaves that of other pages as it is.
    mutating func watch(now: Double, _ preparation: MonitoredDevice.Preparation? = nil) {
        watchedUntil = now + Self.attention
        if let preparation { prepared = (preparation, now + Self.anticipation) }
    }

    /// What is to be made of a collection that began at `clock`; `nil` while no page needs it.
    func preparation(at clock: Double) -> MonitoredDevice.Preparation? {
        prepared.flatMap { clock < $0.until ? $0.preparation : nil }
    }

    /// Records the end of the collection that began at `clock`.
    ///
    /// - Parameter watched: what the collection's catalog has of what is watched.
    /// - Returns: all waiting recipients.
    mutating func end(_ collection: DeviceCollection, begunAt clock: Double, mustKeep: Bool, _ watched: WatchedFamilies)
        -> [Recipient]
    {
        defer { running = nil }
        last = mustKeep || clock < watchedUntil || collection.error != nil ? (collection, clock) : nil
        if collection.error == nil {
            let isSameCatalog = former?.catalog === collection.catalog
            let before = isSameCatalog ? former?.samples : nil
            history.note(collection.samples, before: before, watched, at: collection.start)
            parts.note(collection.samples, before: before, watched, at: collection.start)
            former = collection
            failingSince = nil
        } else if failingSince == nil {
            failingSince = collection.start
        }
        return running?.recipients ?? []
    }
}
