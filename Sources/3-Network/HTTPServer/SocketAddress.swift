import CMicroHTTPD
import Glibc
import Platform

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
        guard let address = IPAddress(host), !address.isIPv4 else { return host }
        return "\(address.network(length: 64))/64"
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
                SocketAddress(host: Self.text(v4.pointee.sin_addr), port: UInt16(bigEndian: v4.pointee.sin_port))
            }
        case AF_INET6:
            self = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { v6 in
                SocketAddress(host: Self.text(v6.pointee.sin6_addr), port: UInt16(bigEndian: v6.pointee.sin6_port))
            }
        default:
            return nil
        }
    }

    /// A dual-stack socket reports IPv4 peers as mapped addresses; `IPAddress` spells them as IPv4.
    private static func text<Address>(_ address: Address) -> String {
        IPAddress(bytes: withUnsafeBytes(of: address) { Array($0) })?.description ?? "unknown"
    }
}
