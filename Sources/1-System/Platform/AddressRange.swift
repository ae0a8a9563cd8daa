/// A range of addresses in the notation of CIDR: `10.20.0.0/16`, `2001:db8::/32`; without a length a single address.
public struct AddressRange: Sendable, Hashable {
    private let first: IPAddress
    /// How many bits of the IPv6 form are fixed, 0 to 128.
    private let length: Int

    /// Why a text is not a range.
    public struct SyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
        /// What is wrong; follows the text in a message.
        public let description: String
    }

    /// Reads a range.
    ///
    /// - Throws: what is wrong; also when bits after the prefix are set, because then either they or the length is a mistake.
    public init(_ text: String) throws(SyntaxError) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(String(parts[0])) else { throw SyntaxError(description: "is no address") }
        // The notation decides, not the meaning: ::ffff:0.0.0.0/96 has an IPv6 prefix length.
        let isShort = address.isIPv4 && !parts[0].contains(":")
        let longest = isShort ? 32 : 128
        var length = longest
        if parts.count == 2 {
            let digits = parts[1]
            guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
                number <= longest
            else { throw SyntaxError(description: "has a length that is not a number from 0 to \(longest)") }
            length = number
        }
        self.length = isShort ? length + 96 : length
        first = address
        guard address == address.network(length: self.length) else {
            throw SyntaxError(description: "has bits set after its prefix")
        }
    }

    /// Whether the address is in the range.
    public func contains(_ address: IPAddress) -> Bool { address.network(length: length) == first }

    /// Whether all addresses of the other range are in this one.
    public func contains(_ other: AddressRange) -> Bool { other.length >= length && contains(other.first) }
}
