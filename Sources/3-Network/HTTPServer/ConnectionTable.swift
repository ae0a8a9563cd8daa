import Threading

/// All open connections of a server, over all its addresses: enforces the limits on their number and on their slowness.
///
/// libmicrohttpd knows a time-out for silence only. A client that sends a byte a second is never silent; here the time
/// for a whole request counts.
final class ConnectionTable: Sendable {
    struct Limits: Sendable {
        var connections: Int
        var perAddress: Int
        var headers: Duration
        /// For the headers of a second or later request: `headers` and the time that the connection may be idle before.
        var nextHeaders: Duration
        var body: Duration
        var sending: Duration
    }

    struct Counts: Sendable {
        var open = 0
        var accepted: UInt64 = 0
        var refused: UInt64 = 0
        var cut: UInt64 = 0
    }

    private struct State {
        var connections: [ObjectIdentifier: ServerConnection] = [:]
        var perAddress: [String: Int] = [:]
        /// Connections that were cut and that their daemon has not cleaned up yet; they take no place any more.
        var cutAndOpen = 0
        var counts = Counts()
    }

    let limits: Limits
    private let state = Lock(State())

    init(limits: Limits) {
        self.limits = limits
    }

    var counts: Counts {
        state.withLock { state in
            var counts = state.counts
            counts.open = state.connections.count
            return counts
        }
    }

    /// Whether a client may connect. Makes a place at the cost of the connection that has been there longest without asking
    /// for anything; of one client only at the cost of one of its own that never asked. Runs on a daemon's thread.
    func admit(_ client: String) -> Bool {
        state.withLock { state in
            let tooManyOfClient = limits.perAddress > 0 && state.perAddress[client, default: 0] >= limits.perAddress
            var isAdmitted = !tooManyOfClient || Self.makePlace(&state, of: client)
            // Counted now: the client's own connection may just have made the place.
            let isFull = state.connections.count - state.cutAndOpen >= limits.connections
            if isAdmitted, isFull { isAdmitted = Self.makePlace(&state) }
            if !isAdmitted { state.counts.refused += 1 }
            return isAdmitted
        }
    }

    func add(_ connection: ServerConnection) {
        state.withLock { state in
            state.connections[ObjectIdentifier(connection)] = connection
            state.perAddress[connection.client.host, default: 0] += 1
            state.counts.accepted += 1
        }
    }

    func remove(_ connection: ServerConnection) {
        state.withLock { state in
            guard state.connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
            if connection.isCut {
                state.cutAndOpen -= 1
            } else {
                Self.release(connection.client.host, &state)
            }
        }
    }

    func enter(_ phase: ServerConnection.Phase, _ connection: ServerConnection) {
        let now = ContinuousClock.now
        state.withLock { _ in
            connection.phase = phase
            connection.since = now
        }
    }

    /// Cuts the connections that took too long. Runs on the watch's thread.
    ///
    /// - Returns: whether there is any connection.
    func sweep(_ now: ContinuousClock.Instant) -> Bool {
        state.withLock { state in
            for connection in state.connections.values where !connection.isCut {
                guard let limit = limit(connection.phase), connection.since.duration(to: now) > limit else { continue }
                Self.cut(connection, &state)
            }
            return !state.connections.isEmpty
        }
    }

    /// Cuts the connections that have no request in work; the server is stopping.
    func cutIdle() {
        state.withLock { state in
            for connection in state.connections.values where !connection.isCut {
                if connection.phase == .first || connection.phase == .idle { Self.cut(connection, &state) }
            }
        }
    }

    private func limit(_ phase: ServerConnection.Phase) -> Duration? {
        switch phase {
        case .first: limits.headers
        case .idle: limits.nextHeaders
        case .body: limits.body
        case .handling: nil
        case .sending: limits.sending
        }
    }

    /// Those that never asked for anything go first, oldest first, then those that have asked before.
    private static func makePlace(_ state: inout State) -> Bool {
        var victim: ServerConnection?
        for connection in state.connections.values where !connection.isCut {
            guard connection.phase == .first || connection.phase == .idle else { continue }
            guard let best = victim else {
                victim = connection
                continue
            }
            let rank = (connection.phase == .first ? 0 : 1, connection.since)
            if rank < (best.phase == .first ? 0 : 1, best.since) { victim = connection }
        }
        guard let victim else { return false }
        cut(victim, &state)
        return true
    }

    /// The oldest connection of a client that never asked for anything goes.
    private static func makePlace(_ state: inout State, of client: String) -> Bool {
        let silent = state.connections.values.filter { !$0.isCut && $0.phase == .first && $0.client.host == client }
        guard let victim = silent.min(by: { $0.since < $1.since }) else { return false }
        cut(victim, &state)
        return true
    }

    private static func release(_ client: String, _ state: inout State) {
        let left = state.perAddress[client, default: 1] - 1
        state.perAddress[client] = left > 0 ? left : nil
    }

    private static func cut(_ connection: ServerConnection, _ state: inout State) {
        connection.cut()
        release(connection.client.host, &state)
        state.cutAndOpen += 1
        state.counts.cut += 1
    }
}
