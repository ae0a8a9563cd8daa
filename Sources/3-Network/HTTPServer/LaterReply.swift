import CMicroHTTPD
import Threading

/// The reply to a suspended request, delivered once, by the first of two threads: the handler's task or the stop.
///
/// `connection` is valid until the reply is delivered: libmicrohttpd keeps a suspended connection, even when its client
/// is gone, and the server stops its daemons only when every suspended connection has been woken.
final class LaterReply: @unchecked Sendable {
    /// So many requests of one client are worked on like those of others; further ones let others go first.
    private static let usualShare = 8

    let identifier: UInt64
    /// The client, see ``SocketAddress/network``.
    let network: String
    private let connection: OpaquePointer
    private let core: ServerCore

    private struct State {
        var response: AdmittedResponse?
        var task: Task<Void, Never>?
    }

    private let state = Lock(State())

    init(identifier: UInt64, network: String, connection: OpaquePointer, core: ServerCore) {
        self.identifier = identifier
        self.network = network
        self.connection = connection
        self.core = core
    }

    /// The reply, once it is ready.
    var response: AdmittedResponse? { state.withLock { $0.response } }

    /// Suspends the connection and starts the work. Runs on the daemon's thread, inside its handler: the suspension must
    /// precede every resumption.
    func start(_ work: @escaping @Sendable () async -> HTTPServerResponse) {
        MHD_suspend_connection(connection)
        guard let waiting = core.requests.suspend(self) else {
            deliver(core.complete(Self.stopping, .inPlaceOfHandler))
            return
        }
        let priority = waiting > Self.usualShare ? TaskPriority.low : .medium
        let task = Task(executorPreference: WorkExecutor.shared, priority: priority) { self.deliver(await work()) }
        let overtaken = state.withLock { state in
            state.task = task
            return state.response != nil
        }
        if overtaken { task.cancel() }
    }

    /// Answers instead of the handler, which is cancelled.
    func abandon(with response: HTTPServerResponse = LaterReply.stopping) {
        // In this order: cancelled work may return at once with a reply that is not meant to be sent.
        deliver(core.complete(response, .inPlaceOfHandler))
        state.withLock { $0.task }?.cancel()
    }

    private func deliver(_ given: HTTPServerResponse) {
        guard state.withLock({ $0.response == nil }) else { return }
        // Here, where the work ran: the bytes of the reply are bounded, and the server's thread has less time for it.
        let response = AdmittedResponse(given, of: network, in: core)
        let isFirst = state.withLock { state in
            guard state.response == nil else { return false }
            state.response = response
            return true
        }
        guard isFirst else { return }
        core.requests.beginResume(self)
        MHD_resume_connection(connection)
        core.requests.endResume()
    }

    static let gaveUp = HTTPServerResponse(
        status: 503, text: "Others needed the place of this request.\n", headers: [("Connection", "close"), ("Retry-After", "5")])
    static let stopping = HTTPServerResponse(
        status: 503, text: "The server is stopping.\n", headers: [("Connection", "close")])
}
