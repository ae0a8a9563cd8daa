import Threading

/// Whether the client of a request still waits for its reply and may have one, and the means to let go of the request.
///
/// Good for as long as it is referenced; when the reply is on its way it has nothing more to say.
public final class ClientPresence: Sendable {
    private struct State {
        var reply: LaterReply?
        var connection: ServerConnection?
    }

    private let state: Lock<State>
    private let network: String
    // Not the core of the server, which the handler would keep alive.
    private let connections: ConnectionTable?
    private let bodies: WaitingBodies?

    init(_ connection: ServerConnection, of core: ServerCore) {
        state = Lock(State(connection: connection))
        network = connection.network
        connections = core.connections
        bodies = core.bodies
    }

    /// A client that is always there, for tests of handlers.
    public init() {
        state = Lock(State())
        network = ""
        connections = nil
        bodies = nil
    }

    /// Whether a reply of about that many bytes would be taken now, or too much waits already to be read by this client or by all.
    public func hasRoom(for bytes: Int) -> Bool {
        guard bytes >= WaitingBodies.smallest, let bodies else { return true }
        if bodies.hasRoom(for: bytes, of: network) { return true }
        return bodies.fitsShare(bytes, of: network) && connections?.hasSlowReader(for: network) == true
    }

    /// Whether the client has ended its side of the connection: it is gone, or it will send nothing more. Asks the system.
    public var hasLeft: Bool {
        guard let connection = state.withLock({ $0.connection }) else { return false }
        return connections?.hasLeft(connection) ?? false
    }

    /// Ends the work on the reply, for which others need the place. The client gets 503 if it still reads.
    public func giveUp() {
        let reply = state.withLock { $0.reply }
        reply?.abandon(with: LaterReply.gaveUp)
    }

    func attach(_ reply: LaterReply) {
        state.withLock { $0.reply = reply }
    }

    /// The reply is there.
    func detach() {
        state.withLock { state in
            state.reply = nil
            state.connection = nil
        }
    }
}
