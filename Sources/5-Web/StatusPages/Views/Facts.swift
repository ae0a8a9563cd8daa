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

extension Facts {
    /// The series of several metrics, gathered by what they are about, in the order of their first mention.
    ///
    /// - Parameter key: gives the text that series are gathered by.
    func rows(_ names: [MetricName], by key: (Fact) -> String) -> [FactRow] {
        var rows: [FactRow] = []
        var places: [String: Int] = [:]
        // The series of most metrics have the same labels in the same order, so their keys are known from those of the metric before.
        var known: [(labels: ArraySlice<UInt8>, place: Int)] = []
        for (column, name) in names.enumerated() {
            for (number, fact) in self[name].enumerated() {
                let place: Int
                if number < known.count, known[number].labels == fact.labels {
                    place = known[number].place
                } else {
                    let key = key(fact)
                    place = places[key] ?? rows.count
                    if place == rows.count {
                        places[key] = place
                        rows.append(FactRow(key: key, names: names))
                    }
                    if number == known.count { known.append((fact.labels, place)) }
                }
                // Of several series with the same key, such as the sensors of a module, the first is shown.
                if rows[place].facts[column] == nil { rows[place].facts[column] = fact }
            }
        }
        return rows
    }
}

/// What several metrics say about one thing, such as a slot.
struct FactRow {
    let key: String
    private let names: [MetricName]
    /// The fact of each metric.
    fileprivate var facts: [Fact?]

    init(key: String, names: [MetricName]) {
        self.key = key
        self.names = names
        facts = Array(repeating: nil, count: names.count)
    }

    /// A label that all of them have.
    subscript(label: String) -> String { facts.lazy.compactMap(\.self).first?[label] ?? "" }
    subscript(name: MetricName) -> Fact? { names.firstIndex(of: name).flatMap { facts[$0] } }
    func number(_ name: MetricName) -> Double? { self[name]?.value }
    func since(_ name: MetricName) -> Moment? { self[name]?.since }
    func state(_ name: MetricName) -> String? { self[name]?.state }
    func flag(_ name: MetricName) -> Bool? { number(name).map { $0 != 0 } }
}
