import Threading

/// Compressors that wait for their next use.
///
/// A compressor owns some 80 kB of tables;
/// allocating one for each scrape costs about as much as compressing a small exposition.
final class CompressorPool: Sendable {
    static let shared = CompressorPool(capacity: 4)

    /// How many may wait: as many scrapes as a small machine compresses at the same time. More are freed after use.
    private let capacity: Int
    private let idle = Lock<[Compressor]>([])

    init(capacity: Int) {
        self.capacity = capacity
    }

    var idleCount: Int { idle.withLock { $0.count } }

    func take() -> Compressor? {
        idle.withLock { $0.popLast() } ?? Compressor()
    }

    /// Takes the compressor back; beyond the capacity it is freed, once it is out of the lock.
    func give(_ compressor: Compressor) {
        idle.withLock { idle in
            if idle.count < capacity { idle.append(compressor) }
        }
    }
}
