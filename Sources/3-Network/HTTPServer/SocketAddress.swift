import CMicroHTTPD
import Glibc

/// A numeric IP address with a port, as bound by a server or used by a client.
public struct SocketAddress: Sendable, Hashable, CustomStringConvertible {
    /// The numeric address, without brackets; an IPv4 address that came through an IPv6 socket is written as IPv4.
    public let host: String
    /// The TCP port.
    public let port: UInt16

    /// An address from its parts.
    public init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// `host:port`, with brackets around IPv6.
    public var description: String { Self.join(host: host, port: port) }

    /// What counts as one client: an IPv4 address, or the /64 of an IPv6 address, all of which belongs to one subscriber.
    public var network: String {
        guard host.contains(":") else { return host }
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, host, &bytes) == 1 else { return host }
        bytes.replaceSubrange(8..., with: [UInt8](repeating: 0, count: 8))
        return (Self.text(rawBytes: bytes) ?? host) + "/64"
    }

    static func join(host: String, port: UInt16) -> String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}

extension SocketAddress {
    /// The address that a socket call delivered; `nil` for families other than IPv4 and IPv6.
    init?(_ address: UnsafePointer<sockaddr>) {
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            self = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { v4 in
                var bytes = v4.pointee.sin_addr
                return SocketAddress(host: Self.text(AF_INET, &bytes), port: UInt16(bigEndian: v4.pointee.sin_port))
            }
        case AF_INET6:
            self = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { v6 in
                var bytes = v6.pointee.sin6_addr
                let host = Self.text(AF_INET6, &bytes)
                // A dual-stack socket reports IPv4 peers as mapped addresses; operators know them by the short form.
                let mapped = host.hasPrefix("::ffff:") && host.contains(".")
                return SocketAddress(
                    host: mapped ? String(host.dropFirst(7)) : host, port: UInt16(bigEndian: v6.pointee.sin6_port))
            }
        default:
            return nil
        }
    }

    static func text(_ family: Int32, _ address: UnsafeRawPointer) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { buffer in
            guard let base = buffer.baseAddress, inet_ntop(family, address, base, socklen_t(buffer.count)) != nil else {
                return "unknown"
            }
            return String(cString: base)
        }
    }
}
