import Text

/// What kind of values a family has, in the terms of OpenMetrics.
public enum MetricType: Sendable, Equatable {
    /// A number that goes up and down.
    case gauge
    /// A number that only grows, until its source restarts.
    case counter
    /// Text about a thing, as labels of a series with the value 1.
    case info
    /// One of several states; a series for each, of which exactly one is 1.
    case stateSet([String])
}

/// A metric as Prometheus shows it: name, type and help, shared by all its series.
public struct MetricFamily: Sendable, Equatable {
    /// The whole name of the series, with `_total` or `_info` where the type requires it.
    public let name: String
    /// What kind of values it has.
    public let type: MetricType
    /// One sentence or two; escaped when written.
    public let help: String
    /// Names of the labels, in the order in which they are written. A state set's own label is not among them.
    public let labels: [String]

    /// A family, not checked yet: ``defect`` shows what is wrong with it.
    public init(_ name: String, _ type: MetricType, help: String, labels: [String]) {
        self.name = name
        self.type = type
        self.help = help
        self.labels = labels
    }

    /// The name that OpenMetrics gives the family: without the suffix that its samples carry.
    public var openMetricsName: Substring {
        switch type {
        case .counter where name.hasSuffix("_total"): name.dropLast("_total".count)
        case .info where name.hasSuffix("_info"): name.dropLast("_info".count)
        default: name[...]
        }
    }

    /// The base unit that the name ends in, which OpenMetrics wants in a line of its own.
    public var unit: String? {
        switch type {
        case .info, .stateSet: return nil
        case .gauge, .counter: break
        }
        let name = openMetricsName
        return Units.known.first { name.hasSuffix("_" + $0) }
    }

    /// What is wrong with the name, if anything: Prometheus' rules for names, the suffixes of counters and infos, and units.
    public var defect: String? {
        if let defect = Self.nameDefect(name) { return defect }
        if let bad = labels.compactMap(Self.nameDefect).first { return "label: \(bad)" }
        if Set(labels).count != labels.count { return "a label name occurs twice" }
        if let reserved = labels.first(where: ["le", "quantile"].contains) {
            return "the label \(reserved) belongs to histograms and summaries"
        }
        // Prometheus would rename it to exported_instance or exported_job.
        if let reserved = labels.first(where: ["instance", "job"].contains) {
            return "the label \(reserved) belongs to the target of the scrape"
        }
        if help.isEmpty { return "the help text is missing" }
        switch type {
        case .counter: return name.hasSuffix("_total") ? unitDefect : "a counter's name ends in _total"
        case .info: return name.hasSuffix("_info") ? nil : "an info's name ends in _info"
        case .gauge, .stateSet:
            if case .stateSet(let states) = type, let defect = stateDefect(states) { return defect }
            let reserved = ["_total", "_info", "_count", "_sum", "_bucket", "_created"].first { name.hasSuffix($0) }
            return reserved.map { "only other types of metrics end in \($0)" } ?? unitDefect
        }
    }

    /// What is wrong with the unit that the name of a number ends in, if anything.
    private var unitDefect: String? {
        if case .stateSet = type { return nil }
        guard let word = openMetricsName.split(separator: "_").last, Units.isUnknownUnit(word) else { return nil }
        return "\"\(word)\" is not a unit for a metric; known are \(Units.known.joined(separator: ", "))"
    }

    /// What is wrong with the states, if anything. They are written without escaping.
    private func stateDefect(_ states: [String]) -> String? {
        if labels.contains(name) { return "the label \(name) belongs to the state" }
        if states.isEmpty { return "it has no states" }
        if Set(states).count != states.count { return "a state occurs twice" }
        if let bad = states.first(where: { $0.isEmpty || !$0.utf8.allSatisfy(Self.isNameByte) }) {
            return "the state \"\(bad)\" is not made of lower-case letters, digits and underscores"
        }
        return nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isLowercaseAlphanumeric || byte == UInt8(ascii: "_")
    }

    /// What is wrong with `name` as the name of a metric or label, if anything.
    public static func nameDefect(_ name: String) -> String? {
        guard let first = name.utf8.first else { return "the name is empty" }
        guard name.utf8.allSatisfy(isNameByte), !first.isDigit else {
            return "\"\(name)\" is not made of lower-case letters, digits and underscores"
        }
        return name.hasPrefix("__") ? "\"\(name)\" starts with two underscores, which Prometheus keeps for itself" : nil
    }
}
