import CMicroHTTPD
import Threading

/// All open connections of a server, over all its addresses: enforces the limits on their number and on their slowness.
///
/// libmicrohttpd has a timeout for silence only. A client that sends a byte a second is never silent; here the time
/// for a whole request counts.
final class ConnectionTable: Sendable {
    struct Counts: Sendable {
        var open = 0
        var accepted: UInt64 = 0
        var refused: UInt64 = 0
        var cut: UInt64 = 0
    }

    struct State {
        var connections: [ObjectIdentifier: ServerConnection] = [:]
        /// By ``ServerConnection/network``.
        var perAddress: [String: Int] = [:]
        /// Connections that were cut but not yet cleaned up by their daemon; they no longer count.
        var cutAndOpen = 0
        var counts = Counts()
    }

    let limits: HTTPServerConfiguration
    let connectionLimit: Int
    let state = Lock(State())

    /// - Parameter connectionLimit: how many connections there may be, of those that the configuration allows.
    init(limits: HTTPServerConfiguration, connectionLimit: Int) {
        self.limits = limits
        self.connectionLimit = connectionLimit
    }

    var counts: Counts {
        state.withLock { state in
            var counts = state.counts
            counts.open = state.connections.count
            return counts
        }
    }

    /// Whether a client may connect. If necessary, closes the connection that is worth least, of the client
    /// with the most connections; for a client with too many connections, only one of its own. Runs on a daemon's thread.
    ///
    /// - Parameter client: see ``SocketAddress/network``.
    func admit(_ client: String) -> Bool {
        state.withLock { state in
            let limit = limits.connectionsPerAddressLimit
            let tooManyOfClient = limit > 0 && state.perAddress[client, default: 0] >= limit
            var isAdmitted = !tooManyOfClient || Self.makePlace(&state, of: client)
            // Counted now: one of the client's own connections may just have been closed.
            let isFull = state.connections.count - state.cutAndOpen >= connectionLimit
            if isAdmitted, isFull { isAdmitted = Self.makePlace(&state, for: client) }
            if !isAdmitted { state.counts.refused += 1 }
            return isAdmitted
        }
    }

    func add(_ connection: ServerConnection) {
        state.withLock { state in
            state.connections[ObjectIdentifier(connection)] = connection
            state.perAddress[connection.network, default: 0] += 1
            state.counts.accepted += 1
        }
    }

    func remove(_ connection: ServerConnection) {
        state.withLock { state in
            guard state.connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
            if connection.isCut {
                state.cutAndOpen -= 1
            } else {
                Self.release(connection.network, &state)
            }
        }
    }

    /// - Parameters:
    ///   - presence: the waiting client, if the phase is `.handling`.
    ///   - hold: what counts the bytes of the reply, if the phase is `.sending`.
    func enter(
        _ phase: ServerConnection.Phase, _ connection: ServerConnection, presence: ClientPresence? = nil,
        hold: WaitingBodies.Hold? = nil
    ) {
        let now = ContinuousClock.now
        state.withLock { _ in
            connection.phase = phase
            connection.since = now
            connection.presence = presence
            connection.hold = hold
        }
    }

    /// Whether the client of a waiting connection has closed its side.
    func hasLeft(_ connection: ServerConnection) -> Bool {
        // Under the lock, and only while the connection waits, so that the descriptor is certain to be its own.
        state.withLock { _ in connection.phase == .handling && !connection.isCut && cmhd_peer_state(connection.socket) != 0 }
    }

    /// Cuts the connections that took too long. Runs on the watch's thread.
    ///
    /// - Returns: whether there is any connection.
    func sweep(_ now: ContinuousClock.Instant) -> Bool {
        let (isOpen, gone) = state.withLock { state -> (Bool, [ClientPresence]) in
            var gone: [ClientPresence] = []
            for connection in state.connections.values where !connection.isCut {
                if let presence = connection.presence, cmhd_peer_state(connection.socket) == 2 { gone.append(presence) }
                guard let limit = limit(connection.phase), connection.since.duration(to: now) > limit else { continue }
                Self.cut(connection, &state)
            }
            return (!state.connections.isEmpty, gone)
        }
        // Not under the lock, which the daemon's thread takes when the reply is ready.
        gone.forEach { $0.giveUp() }
        return isOpen
    }

    /// Cuts the connections without a running request; the server is stopping.
    func cutIdle() {
        state.withLock { state in
            for connection in state.connections.values where !connection.isCut {
                if connection.phase == .first || connection.phase == .idle { Self.cut(connection, &state) }
            }
        }
    }

    private func limit(_ phase: ServerConnection.Phase) -> Duration? {
        switch phase {
        case .first: limits.headerTimeout
        // The headers of a further request, and the time that the connection may be idle before.
        case .idle: limits.idleTimeout + limits.headerTimeout
        case .body: limits.bodyTimeout
        case .handling: nil
        case .sending: limits.sendTimeout
        }
    }

    /// How little a connection is worth; `nil` for one that must not be closed in favour of another.
    static func worth(_ connection: ServerConnection, _ now: ContinuousClock.Instant) -> Int? {
        switch connection.phase {
        case .first, .body: 0
        case .idle: 1
        // A client reads slowly.
        case .sending: connection.since.duration(to: now) > slowReader ? 2 : nil
        case .handling: nil
        }
    }

    private static let slowReader = Duration.seconds(2)

    /// Connections without a complete request go first, then idle ones with earlier requests, then slow readers of clients that
    /// occupy more than the newcomer; of each kind the oldest one of the client with the most connections.
    private static func makePlace(_ state: inout State, for client: String) -> Bool {
        let now = ContinuousClock.now
        let own = state.perAddress[client, default: 0]
        var victim: (connection: ServerConnection, rank: (Int, Int))?
        for connection in state.connections.values where !connection.isCut {
            guard let worth = worth(connection, now) else { continue }
            let held = state.perAddress[connection.network, default: 1]
            if worth == 2, held <= own + 1 { continue }
            let rank = (worth, -held)
            guard let best = victim else {
                victim = (connection, rank)
                continue
            }
            if rank < best.rank || (rank == best.rank && connection.since < best.connection.since) { victim = (connection, rank) }
        }
        guard let victim else { return false }
        cut(victim.connection, &state)
        return true
    }

    /// Closes the oldest connection of a client without a complete request.
    private static func makePlace(_ state: inout State, of client: String) -> Bool {
        let silent = state.connections.values.filter { connection in
            !connection.isCut && (connection.phase == .first || connection.phase == .body) && connection.network == client
        }
        guard let victim = silent.min(by: { $0.since < $1.since }) else { return false }
        cut(victim, &state)
        return true
    }

    private static func release(_ client: String, _ state: inout State) {
        let left = state.perAddress[client, default: 1] - 1
        state.perAddress[client] = left > 0 ? left : nil
    }

    static func cut(_ connection: ServerConnection, _ state: inout State) {
        connection.cut()
        connection.hold?.release()
        release(connection.network, &state)
        state.cutAndOpen += 1
        state.counts.cut += 1
    }
}
