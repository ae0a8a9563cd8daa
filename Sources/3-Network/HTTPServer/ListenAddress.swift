/// Where a server should listen: a host and a port, written in Go's notation (`:10319`, `[::1]:0`, `localhost:80`).
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// A numeric address or a name; `nil` is every address of the machine, IPv4 and IPv6.
    public var host: String?
    /// The TCP port; 0 lets the system choose one.
    public var port: UInt16

    /// An address from its parts.
    public init(host: String? = nil, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// Reads `HOST:PORT`, `[IPv6]:PORT` or `:PORT`.
    public init(_ text: String) throws(ListenAddressError) {
        let (hostText, portText) = try Self.split(text)
        guard let port = UInt16(portText), portText.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            throw ListenAddressError(text: text, reason: "the port must be a number from 0 to 65535")
        }
        self.init(host: hostText.isEmpty ? nil : String(hostText), port: port)
    }

    private static func split(_ text: String) throws(ListenAddressError) -> (host: Substring, port: Substring) {
        guard let colon = text.lastIndex(of: ":") else {
            throw ListenAddressError(text: text, reason: "expected HOST:PORT or :PORT")
        }
        let host = text[..<colon]
        let port = text[text.index(after: colon)...]
        if host.hasPrefix("[") {
            guard host.hasSuffix("]"), host.count > 2 else {
                throw ListenAddressError(text: text, reason: "expected [IPv6]:PORT")
            }
            return (host.dropFirst().dropLast(), port)
        }
        guard !host.contains(":") else {
            throw ListenAddressError(text: text, reason: "IPv6 addresses need brackets, as in [::1]:10319")
        }
        guard !host.utf8.contains(where: { $0 <= 0x20 || $0 == 0x2f }) else {
            throw ListenAddressError(text: text, reason: "the host must not contain spaces or slashes")
        }
        return (host, port)
    }

    /// The form that the initialiser reads.
    public var description: String {
        SocketAddress.join(host: host ?? "", port: port)
    }
}

/// A text that is not a listen address.
public struct ListenAddressError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The text that was given.
    public let text: String
    /// What is wrong.
    public let reason: String

    /// Names the text and the reason.
    public var description: String { "listen address \"\(text)\": \(reason)" }
}
