/// Why a server could not start or use a new identity.
public enum HTTPServerError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The socket could not be opened, bound or put to listen; the address as configured and the system's reason.
    case cannotListen(address: String, reason: String)
    /// Neither an address nor an inherited socket was configured.
    case nothingToListenOn
    /// The host name of a listen address has no address.
    case unknownHost(address: String, reason: String)
    /// A descriptor passed by the service manager is not a listening TCP socket.
    case notAListeningSocket(descriptor: Int32, reason: String)
    /// The certificate, its key or the client CA cannot be used.
    case tls(TLSError)
    /// libmicrohttpd refused to start; what it said.
    case engine(reason: String)
    /// The server was started without TLS and has no identity to replace.
    case notTLS

    /// One line for an operator.
    public var description: String {
        switch self {
        case .cannotListen(let address, let reason): "cannot listen on \(address): \(reason)"
        case .nothingToListenOn: "cannot listen: no listen address is configured"
        case .unknownHost(let address, let reason): "cannot listen on \(address): the host name does not resolve: \(reason)"
        case .notAListeningSocket(let descriptor, let reason):
            "inherited file descriptor \(descriptor) cannot be served: \(reason)"
        case .tls(let error): error.description
        case .engine(let reason): "the HTTP server did not start: \(reason)"
        case .notTLS: "the server was started without TLS, its identity cannot be replaced"
        }
    }
}
