import Threading

/// The limits that the watch enforces for one server.
struct WatchedServer: Sendable {
    let core: ServerCore
    let listeners: [Listener]

    private var connections: ConnectionTable { core.connections }

    /// A daemon must not put off its connections for longer than this.
    private static let nudge = Duration.milliseconds(250)

    /// How often to check: limits are enforced within a quarter of their length.
    var period: Duration {
        let limits = connections.limits
        let shortest = min(limits.headerTimeout, limits.bodyTimeout, limits.sendTimeout)
        return min(max(shortest / 4, .milliseconds(20)), Self.nudge)
    }

    func look(_ now: ContinuousClock.Instant) {
        core.suspension.tryAgain(now) { listeners.allSatisfy { $0.resumeAccepting() } }
        guard connections.sweep(now) else { return }
        listeners.forEach { $0.wake() }
    }
}

/// One thread for all servers of the process that cuts slow clients and keeps daemons awake. Sleeps while there is no server.
final class DeadlineWatch: Sendable {
    static let shared = DeadlineWatch()

    private struct State {
        var servers: [ObjectIdentifier: WatchedServer] = [:]
        var hasThread = false
    }

    private let state = Lock(State())
    private let changed = Bell()

    /// - Returns: false if the system has no thread left.
    func add(_ server: WatchedServer) -> Bool {
        let ready = state.withLock { state in
            if !state.hasThread { state.hasThread = (try? startThread(named: "http-deadlines") { self.run() }) != nil }
            if state.hasThread { state.servers[ObjectIdentifier(server.core.connections)] = server }
            return state.hasThread
        }
        changed.ring()
        return ready
    }

    func remove(_ connections: ConnectionTable) {
        state.withLock { _ = $0.servers.removeValue(forKey: ObjectIdentifier(connections)) }
        changed.ring()
    }

    /// Runs on the watch's own thread, for the life of the process.
    private func run() {
        while true {
            let servers = state.withLock { Array($0.servers.values) }
            changed.wait(atMost: servers.map(\.period).min())
            let now = ContinuousClock.now
            for server in servers { server.look(now) }
        }
    }
}
