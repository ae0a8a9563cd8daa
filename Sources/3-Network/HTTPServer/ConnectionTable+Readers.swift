import Threading

extension ConnectionTable {
    /// Cuts a slow reader to make room for the reply of another client: of the client with the most waiting
    /// bytes, the connection that has been reading longest.
    ///
    /// - Returns: whether there was one. None is cut for a client with as many waiting bytes of its own.
    func cutSlowReader(for client: String) -> Bool {
        state.withLock { state in
            guard let reader = Self.slowReader(state, for: client) else { return false }
            Self.cut(reader, &state)
            return true
        }
    }

    /// Whether ``cutSlowReader(for:)`` would find one.
    func hasSlowReader(for client: String) -> Bool {
        state.withLock { Self.slowReader($0, for: client) != nil }
    }

    private static func slowReader(_ state: State, for client: String) -> ServerConnection? {
        let now = ContinuousClock.now
        var bytes: [String: Int] = [:]
        for connection in state.connections.values where !connection.isCut {
            bytes[connection.network, default: 0] += connection.hold?.body.count ?? 0
        }
        let own = bytes[client] ?? 0
        let readers = state.connections.values.filter { connection in
            !connection.isCut && connection.hold != nil && worth(connection, now) != nil && bytes[connection.network] ?? 0 > own
        }
        return readers.min { first, second in
            let (more, less) = (bytes[first.network] ?? 0, bytes[second.network] ?? 0)
            return more == less ? first.since < second.since : more > less
        }
    }
}
