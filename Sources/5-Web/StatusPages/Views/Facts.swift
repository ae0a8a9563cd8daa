import Metrics

/// One series of a device: its labels and its value, or the state that applies.
struct Fact {
    /// All but the device's, as they are written; a page of hundreds of devices asks for few of them.
    fileprivate let labels: ArraySlice<UInt8>
    let value: Double
    /// The state that applies, of a state set.
    let state: String?
    /// Since when it has this value; `nil` when that is not watched.
    var since: Moment?

    subscript(label: String) -> String {
        labelValue(label, in: labels) ?? ""
    }

    /// Whether both are of the same thing.
    func hasLabels(of other: Fact) -> Bool { labels == other.labels }
}

/// The samples of a device by the names of their metrics. Read where they are asked for: a page of many devices shows few.
final class Facts {
    private var series: [MetricName: [Fact]] = [:]
    private var bySlot: [MetricName: [String: [Fact]]] = [:]
    private let samples: SampleSet
    private let families: FamilyTable
    private let since: Since

    /// Gives for a metric whose changes are watched since when a series has its value, by its labels but the device's, as they are
    /// written; `nil` for other metrics.
    typealias Since = (_ metric: String) -> ((_ labels: ArraySlice<UInt8>) -> Moment?)?

    /// - Parameter samples: sorted, as a collection has them.
    init(_ samples: SampleSet, _ families: FamilyTable, since: @escaping Since) {
        self.samples = samples
        self.families = families
        self.since = since
    }

    /// All series of a metric; none when the device does not report it.
    subscript(name: MetricName) -> [Fact] {
        if let known = series[name] { return known }
        let facts = read(name)
        series[name] = facts
        return facts
    }

    /// The series of a metric that a slot has.
    func of(_ name: MetricName, _ slot: String) -> [Fact] {
        if bySlot[name] == nil { bySlot[name] = Dictionary(grouping: self[name]) { $0["slot"] } }
        return bySlot[name]?[slot] ?? []
    }

    private func read(_ name: MetricName) -> [Fact] {
        guard let id = families.id(name.rawValue) else { return [] }
        let (type, since) = (families[id].type, since(name.rawValue))
        return samples.samples(of: id).map { sample in
            let labels = samples.ownText(sample.labels)
            return Fact(
                labels: labels, value: sample.value, state: Self.state(sample.value, type), since: since?(labels))
        }
    }

    /// The number of a metric that has one series.
    func number(_ name: MetricName) -> Double? { self[name].first?.value }

    /// The state of a metric that has one series.
    func state(_ name: MetricName) -> String? { self[name].first?.state }

    private static func state(_ value: Double, _ type: MetricType) -> String? {
        guard case .stateSet(let states) = type, let index = Int(exactly: value), states.indices.contains(index) else {
            return nil
        }
        return states[index]
    }
}

/// The series of several metrics by one of their labels, in the order of their first mention.
struct FactsByLabel {
    private var values: [MetricName: [String: Fact]] = [:]
    private(set) var keys: [String] = []

    /// - Parameter key: gives the text that series are gathered by.
    init(_ facts: Facts, _ names: [MetricName], by key: (Fact) -> String) {
        var known: Set<String> = []
        for name in names {
            let series = facts[name]
            guard !series.isEmpty else { continue }
            var byKey: [String: Fact] = [:]
            byKey.reserveCapacity(series.count)
            for fact in series {
                let key = key(fact)
                if known.insert(key).inserted { keys.append(key) }
                // Of several series with the same key, such as the sensors of a module, the first is shown.
                if byKey[key] == nil { byKey[key] = fact }
            }
            values[name] = byKey
        }
    }

    subscript(name: MetricName, key: String) -> Fact? { values[name]?[key] }
    func number(_ name: MetricName, _ key: String) -> Double? { values[name]?[key]?.value }
    func since(_ name: MetricName, _ key: String) -> Moment? { values[name]?[key]?.since }
    func state(_ name: MetricName, _ key: String) -> String? { values[name]?[key]?.state }
    func flag(_ name: MetricName, _ key: String) -> Bool? { number(name, key).map { $0 != 0 } }
}
