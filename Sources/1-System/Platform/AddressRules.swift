/// Which addresses the exporter may connect to at the request of a client.
///
/// Addresses that lead back to this machine, to its link or to the metadata of a cloud are allowed only by a range that names them: one that lies
/// within their own. A wide range such as `0.0.0.0/0` does not.
public struct AddressRules: Sendable, Hashable {
    /// The ranges that are allowed.
    public let ranges: [AddressRange]
    /// Whether ordinary addresses outside of the ranges are allowed too.
    public let allowsOthers: Bool

    /// Rules from their parts.
    public init(ranges: [AddressRange], allowsOthers: Bool) {
        self.ranges = ranges
        self.allowsOthers = allowsOthers
    }

    /// Whether the address may be connected to.
    public func allows(_ address: IPAddress) -> Bool {
        let fitting = ranges.filter { $0.contains(address) }
        // Ranges that contain the same address are nested: the innermost one decides.
        let special = Self.special.filter { $0.contains(address) }
        return special.isEmpty
            ? allowsOthers || !fitting.isEmpty
            : fitting.contains { range in special.allSatisfy { $0.contains(range) } }
    }

    /// Ranges that must be listed explicitly. An address may be in several, as the metadata address is.
    private static let special = [
        // This machine, also by its other addresses.
        "0.0.0.0/8", "127.0.0.0/8", "::/96", "::1/128",
        // The link; on it, the metadata of most clouds.
        "169.254.0.0/16", "fe80::/10", "169.254.169.254/32", "169.254.170.2/32",
        // Metadata elsewhere: Alibaba, Oracle, Azure; Amazon, Google and Scaleway over IPv6.
        "100.100.100.200/32", "192.0.0.192/32", "168.63.129.16/32", "fd00:ec2::254/128", "fd20:ce::254/128",
        "fd00:42::42/128",
        // Multicast, broadcast and other addresses of no single machine.
        "224.0.0.0/4", "240.0.0.0/4", "ff00::/8",
        // IPv4 addresses embedded in IPv6 ones, which a NAT64 translator extracts.
        "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::ffff:0:0:0/96",
    ].compactMap { try? AddressRange($0) }
}
