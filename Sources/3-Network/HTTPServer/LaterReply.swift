import CMicroHTTPD
import Threading

/// The reply to a suspended request, delivered once, from whichever thread is first: the handler's task or the stop.
///
/// `connection` is valid until the reply is delivered: libmicrohttpd keeps a suspended connection, even when its client
/// is gone, and the server stops its daemons only when every suspended connection has been woken.
final class LaterReply: @unchecked Sendable {
    let identifier: UInt64
    private let connection: OpaquePointer
    private let ledger: RequestLedger

    private struct State {
        var response: HTTPServerResponse?
        var task: Task<Void, Never>?
    }

    private let state = Lock(State())

    init(identifier: UInt64, connection: OpaquePointer, ledger: RequestLedger) {
        self.identifier = identifier
        self.connection = connection
        self.ledger = ledger
    }

    /// The reply, once it is there.
    var response: HTTPServerResponse? { state.withLock { $0.response } }

    /// Suspends the connection and starts the work. Runs on the daemon's thread, inside its handler: the suspension has to
    /// stand before anything can resume it.
    func start(_ work: @escaping @Sendable () async -> HTTPServerResponse) {
        MHD_suspend_connection(connection)
        guard ledger.suspend(self) else {
            deliver(Self.stopping)
            return
        }
        let task = Task(executorPreference: WorkExecutor.shared) { self.deliver(await work()) }
        let overtaken = state.withLock { state in
            state.task = task
            return state.response != nil
        }
        if overtaken { task.cancel() }
    }

    /// Answers with 503 in place of the handler, which is told to give up.
    func abandon() {
        // In this order: cancelled work may return at once with a reply that is not meant to be sent.
        deliver(Self.stopping)
        state.withLock { $0.task }?.cancel()
    }

    private func deliver(_ response: HTTPServerResponse) {
        let isFirst = state.withLock { state in
            guard state.response == nil else { return false }
            state.response = response
            return true
        }
        guard isFirst else { return }
        ledger.beginResume(self)
        MHD_resume_connection(connection)
        ledger.endResume()
    }

    private static let stopping = HTTPServerResponse(
        status: 503, text: "The server is stopping.\n", headers: [("Connection", "close")])
}
