import Fleet
import Threading

/// The labels `__tmp_hash`, by which several Prometheus servers divide targets among themselves: Prometheus Operator and others take it
/// instead of the address, which is the same for all devices of an exporter.
///
/// Prometheus' `hashmod` takes the end of an MD5 sum modulo the number of servers. The label's text is chosen so that for 2, 3, 4, 5,
/// 6, 10, 12, 15, 20, 30 and 60 servers this is the device's ``Shard``, which divides devices more evenly than the hash of a name; for
/// other numbers it is as good as random.
final class TargetHashes: Sendable {
    private static let modulus: UInt64 = 60

    private let texts = Lock<[String: String]>([:])

    /// The texts for the devices of these names, in order. Those of other devices are dropped.
    func texts(for devices: [String]) -> [String] {
        let known = texts.withLock { $0 }
        let found = devices.map { ($0, known[$0] ?? Self.text(for: $0)) }
        texts.withLock { $0 = Dictionary(found) { first, _ in first } }
        return found.map(\.1)
    }

    /// The text for the device of that name. Takes about 60 hashes.
    static func text(for device: String) -> String {
        let wanted = Shard.number(of: device) % modulus
        var attempt = 0
        while true {
            let text = "\(device)#\(attempt)"
            // After that many attempts, which is practically impossible, any text will do.
            if MD5.lastWord(of: Array(text.utf8)) % modulus == wanted || attempt == 5000 { return text }
            attempt += 1
        }
    }
}
