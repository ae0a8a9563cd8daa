import Platform
import Text

/// One request, complete with its body.
public struct HTTPServerRequest: Sendable {
    /// Counts the requests of this server from 1.
    public internal(set) var identifier: UInt64 = 1
    /// The method as sent; methods are case-sensitive.
    public internal(set) var method: String
    /// The path, percent-decoded once; starts with a slash, except for `OPTIONS *`.
    public internal(set) var path: String
    /// The parameters of the query, decoded, in their order; one without `=` has an empty value.
    public internal(set) var query: [(name: String, value: String)] = []
    /// The header fields in their order.
    public internal(set) var headers: [(name: String, value: String)] = []
    /// The body, at most the configured size.
    public internal(set) var body: [UInt8] = []
    /// The client's numeric address.
    public internal(set) var clientAddress = "127.0.0.1"
    /// The client's port.
    public internal(set) var clientPort: UInt16 = 0
    /// Whether the connection is encrypted.
    public internal(set) var isTLS = false
    /// The client's certificate, if it sent one and the policy requests one.
    public internal(set) var clientCertificate: ClientCertificate?
    /// When it was complete, in monotonic seconds.
    public internal(set) var arrival = monotonicSeconds()
    /// Whether the client still waits.
    public internal(set) var presence = ClientPresence()

    /// What counts as one client for limits: an IPv4 address, or the /64 of an IPv6 address.
    public var clientNetwork: String { SocketAddress(host: clientAddress, port: clientPort).network }

    /// The first value of a query parameter.
    public func query(_ name: String) -> String? {
        query.first { $0.name == name }?.value
    }

    /// All values of a query parameter, in their order.
    public func queryValues(_ name: String) -> [String] {
        query.filter { $0.name == name }.map(\.value)
    }

    /// The first value of a header field; the case of its name does not matter.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.isSame(ignoringCase: name) }?.value
    }

    /// All values of a header field, in their order; the case of its name does not matter.
    public func headerValues(_ name: String) -> [String] {
        headers.filter { $0.name.isSame(ignoringCase: name) }.map(\.value)
    }
}
