import Threading

/// Records the last HTTP sessions with devices and the last collections, and links them.
///
/// May be used on any thread. A reload keeps it, so that numbers never repeat while the exporter runs.
public final class Journal: Sendable {
    private struct State: Sendable {
        var recordsSessions = true
        var lastSession: UInt64 = 0
        var lastCollection: UInt64 = 0
        /// Running entries: at most a collection and a session per device. They count among the returned entries.
        var runningSessions: [UInt64: SessionRecord] = [:]
        var runningCollections: [UInt64: CollectionRecord] = [:]
        var sessions: DeviceHistories<SessionRecord>
        var collections: DeviceHistories<CollectionRecord>
    }

    private let state: Lock<State>

    /// How many entries of each kind are kept per device, as long as there is room for all.
    public static let deviceEntries = 20

    /// An empty journal that keeps that many entries of each kind.
    public init(limit: Int = 100) {
        state = Lock(
            State(
                sessions: DeviceHistories(deviceLimit: limit, limit: limit),
                collections: DeviceHistories(deviceLimit: limit, limit: limit)))
    }

    /// Changes how much is kept.
    ///
    /// - Parameters:
    ///   - recordsSessions: whether sessions are recorded; if not, earlier ones are dropped. Collections always are.
    ///   - limit: the most entries of each kind, 0 or more.
    ///   - devices: how many devices share them: each keeps its part, at least ``deviceEntries``.
    public func configure(recordsSessions: Bool, limit: Int, devices: Int = 1) {
        let device = max(Self.deviceEntries, limit / max(1, devices))
        state.withLock { state in
            state.recordsSessions = recordsSessions
            state.sessions.setLimits(device: device, all: recordsSessions ? limit : 0)
            state.collections.setLimits(device: device, all: limit)
            if !recordsSessions { state.runningSessions = [:] }
        }
    }

    /// Whether sessions are recorded.
    public var recordsSessions: Bool { state.withLock { $0.recordsSessions } }

    // MARK: - Collections

    /// Records the request for a collection.
    ///
    /// - Parameter request: the number of the request, if there is one.
    /// - Returns: its number.
    public func beginCollection(device: String, request: UInt64?, at start: Double) -> UInt64 {
        state.withLock { state in
            state.lastCollection += 1
            var record = CollectionRecord(number: state.lastCollection, device: device, start: start)
            record.join(request)
            state.runningCollections[record.number] = record
            return record.number
        }
    }

    /// Records that another request joins the running collection.
    public func joinCollection(_ number: UInt64, request: UInt64?) {
        state.withLock { $0.runningCollections[number]?.join(request) }
    }

    /// Records that a collection is being processed.
    public func processCollection(_ number: UInt64) {
        state.withLock { $0.runningCollections[number]?.state = .processing }
    }

    /// Records the progress of a handler of a collection.
    public func note(_ handler: CollectionRecord.Handler.Kind, _ state: CollectionRecord.State, in number: UInt64) {
        self.state.withLock { $0.runningCollections[number]?.note(handler, state) }
    }

    /// Records the end of a collection.
    public func endCollection(_ number: UInt64, _ outcome: CollectionRecord.Outcome) {
        state.withLock { state in
            guard var record = state.runningCollections.removeValue(forKey: number) else { return }
            record.outcome = outcome
            record.state = outcome.errorClass == nil ? .succeeded : .failed
            state.collections.add(record, isFailure: record.state == .failed)
            // An answer without a usable document is not a success, whatever its status.
            guard let error = outcome.error, let session = record.sessions.last else { return }
            state.sessions.condemn(session, of: record.device) { $0.outcome?.error = error }
        }
    }

    // MARK: - Sessions

    /// Records the beginning of a session.
    ///
    /// - Returns: its number; `nil` when sessions are not recorded.
    public func beginSession(
        device: String, collection: UInt64?, method: String, path: String, at start: Double
    ) -> UInt64? {
        state.withLock { state in
            if let collection {
                state.runningCollections[collection]?.note(.session(method: method, path: path), .processing)
            }
            guard state.recordsSessions else { return nil }
            state.lastSession += 1
            let number = state.lastSession
            state.runningSessions[number] = SessionRecord(
                number: number, device: device, collection: collection, method: method, path: path, start: start)
            if let collection { state.runningCollections[collection]?.sessions.append(number) }
            return number
        }
    }

    /// Records the end of a session.
    ///
    /// - Parameters:
    ///   - number: its number, if sessions are recorded.
    ///   - collection: the one that it belonged to.
    public func endSession(_ number: UInt64?, of collection: UInt64? = nil, _ outcome: SessionRecord.Outcome) {
        state.withLock { state in
            if let collection { state.runningCollections[collection]?.endSession(isFailure: outcome.isFailure) }
            guard let number, var record = state.runningSessions.removeValue(forKey: number) else { return }
            record.outcome = outcome
            state.sessions.add(record, isFailure: outcome.isFailure)
        }
    }

    // MARK: - Reading

    /// The sessions, newest first, those that run included; of one device only, if it is named.
    public func sessions(of device: String? = nil) -> [SessionRecord] {
        let (running, histories) = state.withLock { (Array($0.runningSessions.values), $0.sessions) }
        return Self.merged(running, histories, of: device) { $0.outcome?.isFailure ?? false }
    }

    /// The collections, newest first, those that run included; of one device only, if it is named.
    public func collections(of device: String? = nil) -> [CollectionRecord] {
        let (running, histories) = state.withLock { (Array($0.runningCollections.values), $0.collections) }
        return Self.merged(running, histories, of: device) { $0.state == .failed }
    }

    /// The entries within the limit: the oldest successes are left out first, then running entries.
    private static func merged<Entry: Numbered>(
        _ running: [Entry], _ ended: DeviceHistories<Entry>, of device: String?, isFailure: (Entry) -> Bool
    ) -> [Entry] {
        let running = running.filter { device == nil || $0.device == device }
        let all = device.map { ended.entries(of: $0) } ?? ended.entries
        let failures = all.filter(isFailure)
        let successes = all.filter { !isFailure($0) }
        var entries = failures
        for more in [running, successes] {
            entries += more.sorted { $0.number > $1.number }.prefix(max(0, ended.limit - entries.count))
        }
        return entries.sorted { $0.number > $1.number }
    }
}
