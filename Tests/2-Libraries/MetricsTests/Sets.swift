@testable import Metrics

extension MetricFamily {
    /// A gauge for tests that care about something else.
    static func gauge(_ name: String, _ labels: String...) -> MetricFamily {
        MetricFamily(name, .gauge, help: "A test.", labels: labels)
    }
}

/// Families and samples of one exposition.
struct Bench {
    var table = FamilyTable()
    var set = SampleSet()

    /// Adds a sample of `family` with the values of its labels in order.
    mutating func add(_ family: MetricFamily, _ values: String..., value: Double) throws {
        let id = try table.add(family)
        var labels = SampleSet.noLabels
        for (name, text) in zip(family.labels, values) { labels = set.labels(labels, adding: name, text) }
        set.add(id, labels, value)
    }

    /// The exposition of the samples so far.
    mutating func render(_ format: TextFormat, names: Set<String>? = nil) -> String {
        set.sort(familyCount: table.families.count)
        return String(decoding: Exposition(table).render([set], as: format, names: names), as: UTF8.self)
    }
}

/// `text` as the value of a label.
func labelText(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    LabelText.append("x", bytes.span, to: &output, isFirst: true)
    return String(decoding: output, as: UTF8.self)
}
