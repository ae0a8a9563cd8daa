public import Platform
public import Secrets

/// One request to a device, with everything that decides how it is sent.
public struct HTTPClientRequest: Sendable {
    /// The methods that the exporter sends: it reads devices, and requests a token.
    public enum Method: String, Sendable {
        /// Reads.
        case get = "GET"
        /// Requests a token.
        case put = "PUT"
    }

    /// Credentials, sent with the first request (no 401 round trip).
    public enum Authorization: Sendable, Equatable {
        /// RFC 7617. The user name has no colon.
        case basic(username: String, password: Secret)
        /// RFC 6750.
        case bearer(Secret)
    }

    /// The way to the device. Environment variables such as `https_proxy` are ignored.
    public enum Proxy: Sendable, Equatable {
        /// Directly to the device.
        case none
        /// An `http`, `https`, `socks4`, `socks4a`, `socks5` or `socks5h` URL without user information, and the
        /// percent-encoded `user:password` for the proxy itself.
        case url(String, credentials: Secret? = nil)
    }

    /// GET by default.
    public var method: Method
    /// An `http` or `https` URL without user information.
    public var url: String
    /// Fields besides those that the client writes itself (`Host`, `Accept-Encoding`, `Authorization`, `Content-Length`).
    public var headers: [(name: String, value: String)]
    /// Credentials, if the device wants some.
    public var authorization: Authorization?
    /// For the whole exchange, name resolution to last byte.
    public var timeout: Duration
    /// The largest accepted body, counted after decompression.
    public var maximumBodyBytes: Int
    /// How the device proves who it is; ignored for `http`.
    public var tls: TLSOptions
    /// The way to the device.
    public var proxy: Proxy
    /// Whether the exchange ends with the TLS handshake, without a request.
    var endsWithHandshake = false
    /// Allowed addresses for a host that a client names: no packet is sent to any other address. `nil` for any.
    /// Does not apply to a proxy, which resolves the name itself.
    public var addresses: AddressRules?

    /// A request with the defaults of a read: no credentials, 10 s, 16 MiB, certificates verified, no proxy.
    public init(
        method: Method = .get,
        url: String,
        headers: [(name: String, value: String)] = [],
        authorization: Authorization? = nil,
        timeout: Duration = .seconds(10),
        maximumBodyBytes: Int = 16 << 20,
        tls: TLSOptions = TLSOptions(),
        proxy: Proxy = .none,
        addresses: AddressRules? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.authorization = authorization
        self.timeout = timeout
        self.maximumBodyBytes = maximumBodyBytes
        self.tls = tls
        self.proxy = proxy
        self.addresses = addresses
    }
}
