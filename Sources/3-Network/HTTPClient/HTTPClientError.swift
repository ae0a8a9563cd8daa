public import Certificates

/// Why an exchange failed. The text names place and cause and never contains a credential.
public struct HTTPClientError: Error, Sendable, Equatable {
    /// The class of the failure, for metrics and for the decision what to do next.
    public enum Kind: String, Sendable, CaseIterable {
        /// The host's (or the proxy's) name does not resolve.
        case dns
        /// The device's address is not allowed by `HTTPClientRequest.addresses`.
        case addressRefused
        /// No TCP connection, or the proxy refuses the tunnel.
        case connect
        /// Handshake failed: certificate not trusted, wrong pin, unreadable certificate file, no common protocol.
        case tls
        /// The request timed out.
        case timeout
        /// The answer's body exceeds `maximumBodyBytes`.
        case tooLarge
        /// Not a complete HTTP answer, or a request that may not be sent (scheme, user information in the URL, …).
        case http
        /// The task was cancelled or the client was shut down.
        case cancelled
    }

    /// How far the exchange had come.
    public enum Phase: String, Sendable {
        /// Nothing was sent.
        case preparing = "preparing the request"
        /// Waiting for the name server.
        case nameResolution = "name resolution"
        /// Waiting for the TCP connection.
        case connecting = "connecting"
        /// In the TLS handshake.
        case tlsHandshake = "TLS handshake"
        /// The connection was ready, the answer had not begun.
        case waiting = "waiting for the answer"
        /// The answer had begun.
        case receiving = "receiving the answer"
    }

    /// The class of the failure.
    public var kind: Kind
    /// How far the exchange had come.
    public var phase: Phase
    /// Place and cause in plain words, one line.
    public var detail: String
    /// The phases that ended before the failure.
    public var timings: Timings
    /// The device's certificate, where it is the reason and was seen. A chain that leads to no trusted authority ends the
    /// handshake before.
    public var certificate: ServerCertificate?

    /// An error that did not come from a transfer has the default phase and no timings.
    init(_ kind: Kind, _ detail: String, phase: Phase = .preparing, timings: Timings = Timings()) {
        self.kind = kind
        self.phase = phase
        self.detail = detail
        self.timings = timings
    }
}

extension HTTPClientError: CustomStringConvertible {
    /// The detail alone: it names place and cause.
    public var description: String { detail }
}
