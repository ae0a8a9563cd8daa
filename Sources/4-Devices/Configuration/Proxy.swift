import Secrets

/// The way to a device.
public enum Proxy: Sendable, Equatable {
    /// Directly to the device. Proxy variables of the environment are ignored.
    case none
    /// Through this proxy.
    case url(ProxyURL)
}

/// The address of a proxy, with hidden credentials.
public struct ProxyURL: Sendable, Equatable {
    /// The protocols for a proxy.
    public enum Scheme: String, Sendable, CaseIterable {
        case http, https, socks4, socks4a, socks5, socks5h
    }

    /// The proxy's protocol.
    public let scheme: Scheme
    /// Host name or address; IPv6 addresses in brackets.
    public let host: String
    /// The port; with nil the HTTP client chooses (1080 for most).
    public let port: UInt16?
    /// `user:password`, percent-encoded as it was given.
    public let credentials: Secret?

    /// Reads `scheme://[user:password@]host[:port]`.
    /// - Throws: `URLSyntaxError`, which does not quote the text.
    public init(parsing text: String) throws(URLSyntaxError) {
        let schemes = Scheme.allCases.map { "\($0.rawValue)://" }.joined(separator: ", ")
        guard let separator = text.firstRange(of: "://"),
            let scheme = Scheme(rawValue: text[..<separator.lowerBound].lowercased())
        else { throw URLSyntaxError("it must be \"bypassproxy\" or begin with one of \(schemes)") }
        self.scheme = scheme
        var rest = text[separator.upperBound...]
        if let at = rest.lastIndex(of: "@") {
            let given = rest[..<at]
            guard given.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !Array("/?#@".utf8).contains($0) }) else {
                throw URLSyntaxError("special characters of its user name and password must be percent-encoded")
            }
            credentials = Secret(String(given))
            rest = rest[rest.index(after: at)...]
        } else {
            credentials = nil
        }
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        guard !rest.contains(where: { "/?#".contains($0) }) else {
            throw URLSyntaxError("it must not have a path, query or fragment")
        }
        let hostAndPort = try HostAndPort(parsing: rest)
        host = hostAndPort.host
        port = hostAndPort.port
    }

    /// The address without credentials.
    public var address: String { spelled(user: "") }

    private func spelled(user: String) -> String {
        let portText = port.map { ":\($0)" } ?? ""
        return "\(scheme.rawValue)://\(user)\(host)\(portText)"
    }
}

extension ProxyURL: CustomStringConvertible {
    /// The address with `***` instead of credentials.
    public var description: String { spelled(user: credentials == nil ? "" : "***@") }
}
