import CMicroHTTPD
import Glibc

/// One open connection of a client.
///
/// `phase`, `since`, `presence`, `hold` and `isCut` belong to the `ConnectionTable` and are read and written under its lock only.
/// `clientCheck` belongs to the thread of the connection's daemon.
final class ServerConnection: @unchecked Sendable {
    /// What a connection is doing; decides how long it may take and which one is closed first.
    enum Phase {
        /// Accepted, the headers of the first request are not complete.
        case first
        /// Between requests, or in the headers of a further one.
        case idle
        /// The headers are complete, the body is not.
        case body
        /// The handler works.
        case handling
        /// The reply is being sent.
        case sending
    }

    let socket: Int32
    let client: SocketAddress
    /// What counts as one client for the limits.
    let network: String
    /// Kept as long as the connection, because the TLS session refers to them.
    let credentials: TLSCredentials?

    var phase = Phase.first
    var since: ContinuousClock.Instant
    var isCut = false
    /// The client that waits for the handler's reply.
    var presence: ClientPresence?
    /// What counts the bytes of the reply that is being sent.
    var hold: WaitingBodies.Hold?

    var clientCheck: ClientCertificateCheck?

    init(socket: Int32, client: SocketAddress, credentials: TLSCredentials?, accepted: ContinuousClock.Instant) {
        self.socket = socket
        self.client = client
        network = client.network
        self.credentials = credentials
        since = accepted
    }

    /// Ends the connection from any thread; its daemon then sees the end and cleans up. Only under the table's lock:
    /// there the descriptor is certain to be still this connection's.
    func cut() {
        isCut = true
        cmhd_shut_down(socket)
    }
}
