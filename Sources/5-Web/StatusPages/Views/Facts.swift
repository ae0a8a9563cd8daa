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

/// The samples of a device by the names of their metrics. Read on demand: a page of many devices shows few.
final class Facts {
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
    subscript(name: MetricName) -> [Fact] { read(name) { _ in true } }

    /// The series of a metric with certain values, such as the few of many flags that are set.
    subscript(name: MetricName, where isWanted: (_ value: Double) -> Bool) -> [Fact] { read(name, isWanted) }

    private func read(_ name: MetricName, _ isWanted: (_ value: Double) -> Bool) -> [Fact] {
        guard let id = families.id(name.rawValue) else { return [] }
        let found = samples.samples(of: id)
        guard found.contains(where: { isWanted($0.value) }) else { return [] }
        let (type, since) = (families[id].type, since(name.rawValue))
        return found.compactMap { sample in
            guard isWanted(sample.value) else { return nil }
            let labels = samples.ownText(sample.labels)
            return Fact(labels: labels, value: sample.value, state: Self.state(sample.value, type), since: since?(labels))
        }
    }

    /// The series of a metric that a slot has.
    func of(_ name: MetricName, _ slot: String) -> [Fact] {
        if bySlot[name] == nil { bySlot[name] = Dictionary(grouping: self[name]) { $0["slot"] } }
        return bySlot[name]?[slot] ?? []
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
    private let names: [MetricName]
    private(set) var keys: [String] = []
    /// Of each key, its fact of each metric.
    private var rows: [[Fact?]] = []
    private var places: [String: Int] = [:]

    /// - Parameter key: gives the text that series are gathered by.
    init(_ facts: Facts, _ names: [MetricName], by key: (Fact) -> String) {
        self.names = names
        // The series of most metrics have the same labels in the same order, so their keys are known from those of the metric before.
        var known: [(labels: ArraySlice<UInt8>, place: Int)] = []
        for (column, name) in names.enumerated() {
            for (number, fact) in facts[name].enumerated() {
                let place: Int
                if number < known.count, known[number].labels == fact.labels {
                    place = known[number].place
                } else {
                    place = self.place(of: key(fact))
                    if number == known.count { known.append((fact.labels, place)) }
                }
                // Of several series with the same key, such as the sensors of a module, the first is shown.
                if rows[place][column] == nil { rows[place][column] = fact }
            }
        }
    }

    private mutating func place(of key: String) -> Int {
        if let known = places[key] { return known }
        places[key] = keys.count
        keys.append(key)
        rows.append(Array(repeating: nil, count: names.count))
        return keys.count - 1
    }

    subscript(name: MetricName, key: String) -> Fact? {
        guard let place = places[key], let column = names.firstIndex(of: name) else { return nil }
        return rows[place][column]
    }
    func number(_ name: MetricName, _ key: String) -> Double? { self[name, key]?.value }
    func since(_ name: MetricName, _ key: String) -> Moment? { self[name, key]?.since }
    func state(_ name: MetricName, _ key: String) -> String? { self[name, key]?.state }
    func flag(_ name: MetricName, _ key: String) -> Bool? { number(name, key).map { $0 != 0 } }
}
