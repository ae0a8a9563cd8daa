import Threading

/// Counts the requests of a server and knows those that wait for a later reply, so that a stop can wait for the former and
/// answer the latter.
final class RequestLedger: Sendable {
    private struct State {
        var requests: UInt64 = 0
        var running = 0
        var suspended: [UInt64: LaterReply] = [:]
        /// How many of them each client has, by ``SocketAddress/network``.
        var perNetwork: [String: Int] = [:]
        /// Threads inside MHD_resume_connection. The daemon must outlive the call.
        var resuming = 0
        var refuses = false
    }

    private let state = Lock(State())
    /// Raised when no request is running any more.
    let becameQuiet = Bell()

    var counts: (requests: UInt64, running: Int, suspended: Int) {
        state.withLock { ($0.requests, $0.running, $0.suspended.count) }
    }

    /// Whether no request is running and no thread is about to wake a connection.
    var isQuiet: Bool { state.withLock { $0.running == 0 && $0.resuming == 0 } }
    /// Whether a connection is yet to be woken or is being woken. Once replies are abandoned, each has a thread that wakes it.
    var isResuming: Bool { state.withLock { $0.resuming > 0 || !$0.suspended.isEmpty } }

    /// A request's headers are complete.
    func begin() -> UInt64 {
        state.withLock { state in
            state.requests += 1
            state.running += 1
            return state.requests
        }
    }

    /// The last byte of its reply went out, or its connection ended.
    func end() {
        signalIfQuiet(
            state.withLock { state in
                state.running -= 1
                return state.running == 0 && state.resuming == 0
            })
    }

    /// - Returns: how many requests of this client wait now; `nil` if later replies are no longer waited for.
    func suspend(_ reply: LaterReply) -> Int? {
        state.withLock { state in
            guard !state.refuses else { return nil }
            state.suspended[reply.identifier] = reply
            state.perNetwork[reply.network, default: 0] += 1
            return state.perNetwork[reply.network]
        }
    }

    func beginResume(_ reply: LaterReply) {
        state.withLock { state in
            state.resuming += 1
            // A request that was refused was never suspended.
            guard state.suspended.removeValue(forKey: reply.identifier) != nil else { return }
            let left = state.perNetwork[reply.network, default: 1] - 1
            state.perNetwork[reply.network] = left > 0 ? left : nil
        }
    }

    func endResume() {
        signalIfQuiet(
            state.withLock { state in
                state.resuming -= 1
                return state.running == 0 && state.resuming == 0
            })
    }

    /// From now on no request is suspended any more.
    ///
    /// - Returns: those that are.
    func refuseLaterReplies() -> [LaterReply] {
        state.withLock { state in
            state.refuses = true
            return Array(state.suspended.values)
        }
    }

    private func signalIfQuiet(_ quiet: Bool) {
        if quiet { becameQuiet.ring() }
    }
}
