import Text

/// A share of the devices: of those that exporters with the same configuration divide among themselves, or of those that one of
/// several Prometheus servers takes.
///
/// The share follows from the device's name alone: everybody finds the same one, and a device that comes or goes moves no other.
public struct Shard: Sendable, Equatable, CustomStringConvertible {
    /// Which share; from 0.
    public let index: Int
    /// How many there are; 1 or more.
    public let count: Int

    /// More shares than this are a mistake.
    public static let maximumCount = 1000

    /// Reads `I/N`, such as `0/3` for the first of three; `nil` when the text is none.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let index = Int(parts[0]), let count = Int(parts[1]), (1...Self.maximumCount).contains(count), index < count
        else { return nil }
        self.index = index
        self.count = count
    }

    private init(index: Int, count: Int) {
        self.index = index
        self.count = count
    }

    /// The spelling.
    public var description: String { "\(index)/\(count)" }

    /// Whether the device of that name is in this share.
    public func contains(_ device: String) -> Bool { Self.share(of: device, among: count) == index }

    /// The share, of as many, that the device of that name is in.
    public func sibling(of device: String) -> Shard { Shard(index: Self.share(of: device, among: count), count: count) }

    /// The number that decides: the share among N is the remainder by N.
    public static func number(of device: String) -> UInt64 { ShardKey(device).number }

    private static func share(of device: String, among count: Int) -> Int { Int(number(of: device) % UInt64(count)) }
}

/// The number that divides devices among shares.
///
/// Devices of a site are mostly called alike with a number at the end: `fra-gm1`, `fra-gm2`. These fall to the shares in turn, so that
/// no share gets much more than another, as it happens with a hash of the whole name. Names that differ elsewhere are distinguished by a hash.
private struct ShardKey {
    let number: UInt64

    init(_ name: String) {
        let bytes = Array(name.utf8)
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        let end = bytes.lastIndex(where: isDigit).map { $0 + 1 } ?? 0
        let start = (bytes[..<end].lastIndex { !isDigit($0) } ?? -1) + 1
        // A number beyond 64 bits only turns over.
        let last = bytes[start..<end].reduce(UInt64(0)) { $0 &* 10 &+ UInt64($1 - 0x30) }
        number = Self.hash(bytes[..<start] + [0] + bytes[end...]) % (1 << 32) &+ last
    }

    /// FNV-1a with its bits mixed once more: it is taken modulo small numbers.
    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        let hash = fnv1a(bytes)
        let mixed = (hash ^ hash >> 33) &* 0xff51_afd7_ed55_8ccd
        return mixed ^ mixed >> 33
    }
}
