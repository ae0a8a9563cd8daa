import Text

/// A shard of the devices: one part of those that exporters with the same configuration divide among themselves, or that
/// several Prometheus servers divide.
///
/// The shard depends on the device's name alone: all programs compute the same one, and adding or removing a device moves no other.
public struct Shard: Sendable, Equatable, CustomStringConvertible {
    /// The index of the shard, from 0.
    public let index: Int
    /// The number of shards; 1 or more.
    public let count: Int

    /// More shards than this are a mistake.
    public static let maximumCount = 1000

    /// Reads `I/N`, such as `0/3` for the first of three; `nil` for any other text.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }),
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

    /// Whether the device of that name is in this shard.
    public func contains(_ device: String) -> Bool { Self.share(of: device, among: count) == index }

    /// The shard, among as many, of the device of that name.
    public func sibling(of device: String) -> Shard { Shard(index: Self.share(of: device, among: count), count: count) }

    /// The deciding number: the shard among N is its remainder modulo N.
    public static func number(of device: String) -> UInt64 { ShardKey(device).number }

    private static func share(of device: String, among count: Int) -> Int { Int(number(of: device) % UInt64(count)) }
}

/// The number that divides devices among shards.
///
/// Devices of a site mostly have one name with a number at the end: `fra-gm1`, `fra-gm2`. These are assigned to the shards in turn, so that
/// no shard gets much more than another, as would happen with a hash of the whole name. Names that differ elsewhere are distinguished by a hash.
private struct ShardKey {
    let number: UInt64

    init(_ name: String) {
        let bytes = Array(name.utf8)
        let end = bytes.lastIndex(where: \.isDigit).map { $0 + 1 } ?? 0
        let start = (bytes[..<end].lastIndex { !$0.isDigit } ?? -1) + 1
        // A number beyond 64 bits just wraps around.
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
