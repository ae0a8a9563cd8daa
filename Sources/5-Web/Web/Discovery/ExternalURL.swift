public import Configuration

/// Where clients reach the exporter, when that is not where it listens: behind a reverse proxy, for example.
public struct ExternalURL: Sendable, Equatable, CustomStringConvertible {
    /// Whether clients speak TLS to it.
    public let isHTTPS: Bool
    /// `host:port`, the port always written out; IPv6 addresses in brackets.
    public let address: String
    /// The prefix of every path; empty or with a leading slash only. The proxy removes it.
    public let pathPrefix: String

    /// Reads `http[s]://host[:port][/prefix]`.
    ///
    /// - Throws: `URLSyntaxError`, which states what is wrong and does not quote the text.
    public init(parsing text: String) throws(URLSyntaxError) {
        // The rules for the address of a device are the same.
        self.init(try DeviceURL(parsing: text))
    }

    private init(_ url: DeviceURL) {
        isHTTPS = url.isHTTPS
        address = "\(url.host):\(url.port)"
        pathPrefix = url.pathPrefix
    }

    /// The URL from a client's Host header; `nil` when that is not a host.
    init?(host: String, isTLS: Bool) {
        guard let url = try? DeviceURL(parsing: (isTLS ? "https://" : "http://") + host), url.pathPrefix.isEmpty else {
            return nil
        }
        self.init(url)
    }

    /// The URL, without a slash at the end.
    public var description: String { (isHTTPS ? "https://" : "http://") + address + pathPrefix }
}
