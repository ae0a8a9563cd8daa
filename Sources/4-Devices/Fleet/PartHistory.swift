import Catalog
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
    mutating func note(_ samples: SampleSet, before: SampleSet?, _ families: FamilyTable, at time: Double) {
        for part in WatchedPart.all {
            guard let id = families.id(part.metric) else { continue }
            if let before, Self.areSame(samples, before, part, id) { continue }
            let now = Self.labels(samples, part, families, id)
            for key in now.keys { missing[key] = nil }
            guard let before else { continue }
            for (key, labels) in Self.labels(before, part, families, id) where now[key] == nil && missing.count < Self.most {
                missing[key] = MissingPart(part, labels: Array(labels), since: time)
            }
        }
        if !missing.isEmpty { missing = missing.filter { time - $0.value.since < WatchedPart.memory } }
    }

    /// The labels of what is there of a part, by its key.
    private static func labels(
        _ samples: SampleSet, _ part: WatchedPart, _ families: FamilyTable, _ id: FamilyID
    ) -> [UInt64: ArraySlice<UInt8>] {
        var found: [UInt64: ArraySlice<UInt8>] = [:]
        for sample in samples.samples(of: id) where part.presence.counts(state(sample.value, families[id].type)) {
            let labels = part.isWhole ? [] : samples.ownText(sample.labels)
            found[fnv1a(labels, seed: fnv1a(part.name.utf8))] = labels
        }
        return found
    }

    /// Whether both have the same of a part: the same series, all of which count or do not.
    private static func areSame(_ one: SampleSet, _ other: SampleSet, _ part: WatchedPart, _ id: FamilyID) -> Bool {
        one.samples(of: id).elementsEqual(other.samples(of: id)) {
            (part.presence == .any || $0.value == $1.value) && one.ownText($0.labels) == other.ownText($1.labels)
        }
    }

    private static func state(_ value: Double, _ type: MetricType) -> String? {
        guard case .stateSet(let states) = type, let index = Int(exactly: value), states.indices.contains(index) else {
            return nil
        }
        return states[index]
    }
}
