import Glibc

/// An IPv4 or IPv6 address. An IPv4 address inside an IPv6 one (`::ffff:192.0.2.1`) is the IPv4 address: that is where packets go.
public struct IPAddress: Sendable, Hashable {
    /// The 16 bytes of the IPv6 form; an IPv4 address comes after `::ffff:`.
    let bytes: [UInt8]
    /// Whether packets to it are IPv4.
    public let isIPv4: Bool

    private init(ipv6 bytes: [UInt8]) {
        self.bytes = bytes
        isIPv4 = bytes.prefix(12).elementsEqual(Self.mapped)
    }

    private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

    /// Reads four decimal numbers with dots between them, or an IPv6 address without brackets and interface. Short, octal, hexadecimal
    /// and other forms, which some programs accept, are refused.
    public init?(_ text: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(ipv6: Self.mapped + withUnsafeBytes(of: &four) { Array($0) })
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            self.init(ipv6: withUnsafeBytes(of: &six) { Array($0) })
        } else {
            return nil
        }
    }

    /// The address of these 4 or 16 bytes, in the order in which they are sent; `nil` for any other number.
    public init?(bytes: [UInt8]) {
        switch bytes.count {
        case 4: self.init(ipv6: Self.mapped + bytes)
        case 16: self.init(ipv6: bytes)
        default: return nil
        }
    }

    /// The 4 or 16 bytes in the order in which they are sent.
    public var networkBytes: [UInt8] { isIPv4 ? Array(bytes.suffix(4)) : bytes }

    /// The eight groups of the IPv6 form.
    public var groups: [UInt16] { stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) } }

    /// The first address of the network.
    ///
    /// - Parameter length: bits of the prefix of the IPv6 form, 0 to 128; of an IPv4 address 96 more than its own prefix has.
    public func network(length: Int) -> IPAddress {
        IPAddress(
            ipv6: bytes.enumerated().map { index, byte in
                let bits = min(max(length - index * 8, 0), 8)
                return byte & UInt8(truncatingIfNeeded: 0xFF00 >> bits)
            })
    }
}

extension IPAddress: CustomStringConvertible {
    /// The usual spelling, without brackets.
    public var description: String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(isIPv4 ? AF_INET : AF_INET6, networkBytes, &buffer, socklen_t(buffer.count)) != nil else { return "?" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
