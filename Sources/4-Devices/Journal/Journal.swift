import Threading

/// Remembers the last HTTP sessions with devices and the last collections, and how they belong together.
///
/// May be used on any thread. A reload keeps it, so that numbers never repeat while the exporter runs.
public final class Journal: Sendable {
    private struct State: Sendable {
        var recordsSessions = true
        var lastSession: UInt64 = 0
        var lastCollection: UInt64 = 0
        /// What runs now: at most a collection and a session for each device.
        var runningSessions: [UInt64: SessionRecord] = [:]
        var runningCollections: [UInt64: CollectionRecord] = [:]
        var sessions: History<SessionRecord>
        var collections: History<CollectionRecord>
    }

    private let state: Lock<State>

    /// An empty journal that keeps that many entries of each kind.
    public init(limit: Int = 100) {
        state = Lock(State(sessions: History(limit: limit), collections: History(limit: limit)))
    }

    /// Changes how much is kept.
    ///
    /// - Parameters:
    ///   - recordsSessions: whether sessions are recorded; those that were are forgotten otherwise. Collections always are.
    ///   - limit: the most entries of each kind, 0 or more.
    public func configure(recordsSessions: Bool, limit: Int) {
        state.withLock { state in
            state.recordsSessions = recordsSessions
            state.sessions.setLimit(recordsSessions ? limit : 0)
            state.collections.setLimit(limit)
            if !recordsSessions { state.runningSessions = [:] }
        }
    }

    /// Whether sessions are recorded.
    public var recordsSessions: Bool { state.withLock { $0.recordsSessions } }

    // MARK: - Collections

    /// Notes that a collection is wanted.
    ///
    /// - Parameter request: the number of the request that wants it, if it is one.
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

    /// Notes that another wants the collection that runs.
    public func joinCollection(_ number: UInt64, request: UInt64?) {
        state.withLock { $0.runningCollections[number]?.join(request) }
    }

    /// Notes that a collection is being worked on.
    public func processCollection(_ number: UInt64) {
        state.withLock { $0.runningCollections[number]?.state = .processing }
    }

    /// Notes the end of a collection.
    public func endCollection(_ number: UInt64, _ outcome: CollectionRecord.Outcome) {
        state.withLock { state in
            guard var record = state.runningCollections.removeValue(forKey: number) else { return }
            record.outcome = outcome
            record.state = outcome.errorClass == nil ? .succeeded : .failed
            state.collections.add(record, isFailure: record.state == .failed)
        }
    }

    // MARK: - Sessions

    /// Notes the beginning of a session.
    ///
    /// - Returns: its number; `nil` when sessions are not recorded.
    public func beginSession(
        device: String, collection: UInt64?, method: String, path: String, at start: Double
    ) -> UInt64? {
        state.withLock { state in
            guard state.recordsSessions else { return nil }
            state.lastSession += 1
            let number = state.lastSession
            state.runningSessions[number] = SessionRecord(
                number: number, device: device, collection: collection, method: method, path: path, start: start)
            if let collection { state.runningCollections[collection]?.sessions.append(number) }
            return number
        }
    }

    /// Notes the end of a session.
    public func endSession(_ number: UInt64?, _ outcome: SessionRecord.Outcome) {
        guard let number else { return }
        state.withLock { state in
            guard var record = state.runningSessions.removeValue(forKey: number) else { return }
            record.outcome = outcome
            state.sessions.add(record, isFailure: outcome.isFailure)
        }
    }

    // MARK: - Reading

    /// The sessions, newest first, those that run included; of one device only, if it is named.
    public func sessions(of device: String? = nil) -> [SessionRecord] {
        let (running, ended) = state.withLock { (Array($0.runningSessions.values), $0.sessions.entries) }
        return Self.merged(running, ended) { device == nil || $0.device == device }
    }

    /// The collections, newest first, those that run included; of one device only, if it is named.
    public func collections(of device: String? = nil) -> [CollectionRecord] {
        let (running, ended) = state.withLock { (Array($0.runningCollections.values), $0.collections.entries) }
        return Self.merged(running, ended) { device == nil || $0.device == device }
    }

    private static func merged<Entry: Numbered>(
        _ running: [Entry], _ ended: [Entry], where isWanted: (Entry) -> Bool
    ) -> [Entry] {
        (running + ended).filter(isWanted).sorted { $0.number > $1.number }
    }
}
