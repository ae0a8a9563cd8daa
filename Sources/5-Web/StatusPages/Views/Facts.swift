import Metrics

/// One series of a device: its labels and its value, or the state that holds.
struct Fact {
    let labels: [(name: String, value: String)]
    let value: Double
    /// The state that holds, of a state set.
    let state: String?
    /// Since when it has this value, in seconds since 1970; `nil` when that is not known.
    var since: Double?

    subscript(label: String) -> String {
        labels.first { $0.name == label }?.value ?? ""
    }
}

/// The samples of a device by the names of their metrics.
struct Facts {
    private var series: [MetricName: [Fact]] = [:]

    /// Gives since when a series has its value, in seconds since 1970, by its metric and its labels as they are written.
    typealias Since = (_ metric: String, _ labels: ArraySlice<UInt8>) -> Double?

    /// - Parameter samples: sorted, as a collection has them.
    init(_ samples: SampleSet, _ families: FamilyTable, since: Since) {
        for name in MetricName.allCases {
            guard let id = families.id(name.rawValue) else { continue }
            let type = families[id].type
            series[name] = samples.samples(of: id).map { sample in
                Fact(
                    labels: samples.pairs(sample.labels), value: sample.value, state: Self.state(sample.value, type),
                    since: since(name.rawValue, samples.text(sample.labels)))
            }
        }
    }

    /// All series of a metric; none when the device does not tell it.
    subscript(name: MetricName) -> [Fact] { series[name] ?? [] }

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
            for fact in facts[name] {
                let key = key(fact)
                if known.insert(key).inserted { keys.append(key) }
                // Of several series with the same key, such as the sensors of a module, the first is shown.
                if values[name]?[key] == nil { values[name, default: [:]][key] = fact }
            }
        }
    }

    subscript(name: MetricName, key: String) -> Fact? { values[name]?[key] }
    func number(_ name: MetricName, _ key: String) -> Double? { values[name]?[key]?.value }
    func since(_ name: MetricName, _ key: String) -> Double? { values[name]?[key]?.since }
    func state(_ name: MetricName, _ key: String) -> String? { values[name]?[key]?.state }
    func flag(_ name: MetricName, _ key: String) -> Bool? { number(name, key).map { $0 != 0 } }
}
