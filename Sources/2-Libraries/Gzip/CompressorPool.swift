import Threading

/// Compressors ready for reuse.
///
/// A compressor owns some 80 kB of tables;
/// allocating one for each scrape costs about as much as compressing a small exposition.
final class CompressorPool: Sendable {
    static let shared = CompressorPool(capacity: 4)

    /// How many are kept: as many as a small machine uses at the same time. More are freed after use.
    private let capacity: Int
    private let idle = Lock<[Compressor]>([])

    init(capacity: Int) {
        self.capacity = capacity
    }

    var idleCount: Int { idle.withLock { $0.count } }

    func take() -> Compressor? {
        idle.withLock { $0.popLast() } ?? Compressor()
    }

    /// Returns the compressor to the pool; beyond the capacity it is freed, outside the lock.
    func give(_ compressor: Compressor) {
        idle.withLock { idle in
            if idle.count < capacity { idle.append(compressor) }
        }
    }
}
