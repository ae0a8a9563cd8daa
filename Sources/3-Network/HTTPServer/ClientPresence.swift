import Threading

/// Whether the client of a request still waits for its reply and may have one, and a way to give the request up.
///
/// Valid as long as it is referenced; once the reply is being sent, it has no effect.
public final class ClientPresence: Sendable {
    private struct State {
        var reply: LaterReply?
        var connection: ServerConnection?
        /// Also before there is a reply, which is then abandoned as soon as it is attached.
        var isGivenUp = false
    }

    private let state: Lock<State>
    private let network: String
    // Not the core of the server, because the handler would keep it alive.
    private let connections: ConnectionTable?
    private let bodies: WaitingBodies?

    init(_ connection: ServerConnection, of core: ServerCore) {
        state = Lock(State(connection: connection))
        network = connection.network
        connections = core.connections
        bodies = core.bodies
    }

    /// A client that is always present, for tests of handlers.
    init() {
        state = Lock(State())
        network = ""
        connections = nil
        bodies = nil
    }

    /// Whether a reply of about that many bytes would be accepted now, or too much already waits for this client or for all.
    public func hasRoom(for bytes: Int) -> Bool {
        guard bytes >= WaitingBodies.smallest, let bodies else { return true }
        if bodies.hasRoom(for: bytes, of: network) { return true }
        return bodies.fitsShare(bytes, of: network) && connections?.hasSlowReader(for: network) == true
    }

    /// Whether the client has closed its side of the connection: it is gone, or it will send nothing more. Makes a system call.
    public var hasLeft: Bool {
        guard let connection = state.withLock({ $0.connection }) else { return false }
        return connections?.hasLeft(connection) ?? false
    }

    /// Cancels the work on the reply, because others need its place. The client gets 503 if it still reads.
    public func giveUp() {
        let reply = state.withLock { state in
            state.isGivenUp = true
            return state.reply
        }
        reply?.abandon(with: LaterReply.gaveUp)
    }

    func attach(_ reply: LaterReply) {
        let isGivenUp = state.withLock { state in
            state.reply = reply
            return state.isGivenUp
        }
        if isGivenUp { reply.abandon(with: LaterReply.gaveUp) }
    }

    /// The reply is ready.
    func detach() {
        state.withLock { state in
            state.reply = nil
            state.connection = nil
        }
    }
}
