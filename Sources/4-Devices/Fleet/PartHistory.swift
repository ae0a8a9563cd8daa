import Findings
import Metrics
import Text

/// Parts that a device has reported and no longer does, as far as this process has seen it.
struct PartHistory: Sendable {
    /// A device that sends other parts each time must not fill the memory.
    static let most = 100

    private var missing: [UInt64: MissingPart] = [:]

    /// What is missed at a time, in seconds since 1970, the longest missed first.
    func missing(at time: Double) -> [MissingPart] {
        missing.values.filter { time - $0.since < WatchedPart.memory }.sorted { one, other in
            (one.since, one.part.name) != (other.since, other.part.name)
                ? (one.since, one.part.name) < (other.since, other.part.name)
                : one.labels.lexicographicallyPrecedes(other.labels)
        }
    }

    /// Notes what a collection has no longer, and what it has again.
    ///
    /// - Parameters:
    ///   - before: the samples of the collection before, of the same families; `nil` if there are none.
    ///   - time: when the collection began, in seconds since 1970.
    mutating func note(_ samples: SampleSet, before: SampleSet?, _ watched: WatchedFamilies, at time: Double) {
        let parts = watched.parts.span
        var comparison = before.map { SampleComparison(samples, $0) }
        for index in parts.indices {
            let valuesMatter = parts[index].part.presence != .any
            if comparison?.hasSame(parts[index].family, { !valuesMatter || $0 == $1 }) == true { continue }
            let part = parts[index]
            let now = Self.labels(samples, part)
            for key in now.keys { missing[key] = nil }
            guard let before else { continue }
            for (key, labels) in Self.labels(before, part) where now[key] == nil && missing.count < Self.most {
                missing[key] = MissingPart(part.part, labels: Array(labels), since: time)
            }
        }
        if !missing.isEmpty { missing = missing.filter { time - $0.value.since < WatchedPart.memory } }
    }

    /// The labels of what is there of a part, by its key.
    private static func labels(_ samples: SampleSet, _ watched: WatchedFamilies.Part) -> [UInt64: ArraySlice<UInt8>] {
        var found: [UInt64: ArraySlice<UInt8>] = [:]
        let presence = watched.part.presence
        for sample in samples.samples(of: watched.family) where presence.counts(sample.value, watched.state(sample.value)) {
            var labels = watched.part.isWhole ? [] : samples.ownText(sample.labels)
            if let inner = watched.part.inner { labels = removingLabel(inner, from: labels) }
            found[fnv1a(labels, seed: watched.seed)] = labels
        }
        return found
    }
}
