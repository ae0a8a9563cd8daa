import Platform

/// One thread for all servers of the process that looks after slow clients. It sleeps while there is no server.
final class DeadlineWatch: Sendable {
    static let shared = DeadlineWatch()

    private struct State {
        var tables: [ObjectIdentifier: ConnectionTable] = [:]
        var hasThread = false
    }

    private let state = Lock(State())
    private let changed = Signal()

    /// - Returns: false if the system has no thread left.
    func add(_ table: ConnectionTable) -> Bool {
        let ready = state.withLock { state in
            if !state.hasThread { state.hasThread = startThread("http-deadlines") { self.run() } }
            if state.hasThread { state.tables[ObjectIdentifier(table)] = table }
            return state.hasThread
        }
        changed.raise()
        return ready
    }

    func remove(_ table: ConnectionTable) {
        state.withLock { _ = $0.tables.removeValue(forKey: ObjectIdentifier(table)) }
        changed.raise()
    }

    /// Runs on the watch's own thread, for the life of the process.
    private func run() {
        while true {
            let tables = state.withLock { Array($0.tables.values) }
            changed.wait(atMost: tables.map(\.limits.period).min())
            let now = ContinuousClock.now
            for table in tables { table.sweep(now) }
        }
    }
}

extension ConnectionTable.Limits {
    /// How often to look: a limit is kept to a quarter of its length, and an idle process wakes once a second at most.
    fileprivate var period: Duration {
        let shortest = min(headers, nextHeaders, body, sending)
        return min(max(shortest / 4, .milliseconds(20)), .seconds(1))
    }
}
