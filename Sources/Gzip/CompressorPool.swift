import Platform

/// Compressors that wait for their next use.
///
/// A compressor owns tens of kilobytes (at level 1) to megabytes (from level 10) of tables;
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

    func take(level: Int) -> Compressor? {
        let waiting = idle.withLock { idle in
            idle.lastIndex { $0.level == level }.map { idle.remove(at: $0) }
        }
        return waiting ?? Compressor(level: level)
    }

    /// Takes the compressor back. When the pool is full, the one that waited longest goes,
    /// so that levels which nobody asks for any more do not hold the places.
    func give(_ compressor: Compressor) {
        let surplus: Compressor? = idle.withLock { idle in
            idle.append(compressor)
            return idle.count > capacity ? idle.removeFirst() : nil
        }
        // Freed here, outside the lock.
        _ = surplus
    }
}
