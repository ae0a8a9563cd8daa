/// One request, complete with its body.
public struct HTTPServerRequest: Sendable {
    /// Counts the requests of this server from 1.
    public let identifier: UInt64
    /// The method as sent; methods are case-sensitive.
    public let method: String
    /// The path, percent-decoded once; starts with a slash, except for `OPTIONS *`.
    public let path: String
    /// The parameters of the query, decoded, in their order; one without `=` has an empty value.
    public let query: [(name: String, value: String)]
    /// The header fields in their order.
    public let headers: [(name: String, value: String)]
    /// The body, at most the configured size.
    public let body: [UInt8]
    /// The client's numeric address.
    public let clientAddress: String
    /// What counts as one client for limits: an IPv4 address, or the /64 of an IPv6 address.
    public var clientNetwork: String { SocketAddress(host: clientAddress, port: clientPort).network }
    /// The client's port.
    public let clientPort: UInt16
    /// Whether the connection is encrypted.
    public let isTLS: Bool
    /// Whether the client still waits.
    public let presence: ClientPresence
    /// The client's certificate, if it sent one and the policy requests one.
    public let clientCertificate: ClientCertificate?

    /// A request from its parts, for tests of handlers.
    public init(
        identifier: UInt64 = 1, method: String, path: String, query: [(name: String, value: String)] = [],
        headers: [(name: String, value: String)] = [], body: [UInt8] = [], clientAddress: String = "127.0.0.1",
        clientPort: UInt16 = 0, isTLS: Bool = false, clientCertificate: ClientCertificate? = nil,
        presence: ClientPresence = ClientPresence()
    ) {
        self.identifier = identifier
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.clientAddress = clientAddress
        self.clientPort = clientPort
        self.isTLS = isTLS
        self.clientCertificate = clientCertificate
        self.presence = presence
    }

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
        headers.first { Self.equal($0.name.utf8, name.utf8) }?.value
    }

    /// All values of a header field, in their order; the case of its name does not matter.
    public func headerValues(_ name: String) -> [String] {
        headers.filter { Self.equal($0.name.utf8, name.utf8) }.map(\.value)
    }

    /// Compares ignoring ASCII case, without making new strings.
    private static func equal(_ left: String.UTF8View, _ right: String.UTF8View) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { lowercase($0) == lowercase($1) }
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
    }
}
