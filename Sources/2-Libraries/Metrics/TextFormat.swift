/// The two text formats that Prometheus and compatible programs read.
public enum TextFormat: Sendable {
    /// The classic text format 0.0.4.
    case prometheus
    /// OpenMetrics 1.0.0.
    case openMetrics

    /// The value of the Content-Type header.
    public var contentType: String {
        switch self {
        case .prometheus: "text/plain; version=0.0.4; charset=utf-8"
        case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
        }
    }
}

extension TextFormat {
    /// The lines that introduce a family.
    func header(of family: MetricFamily) -> String {
        let help = escapedHelp(family.help)
        switch self {
        case .prometheus:
            let type = family.type == .counter ? "counter" : "gauge"
            return "# HELP \(family.name) \(help)\n# TYPE \(family.name) \(type)\n"
        case .openMetrics:
            let name = family.openMetricsName
            let type =
                switch family.type {
                case .gauge: "gauge"
                case .counter: "counter"
                case .info: "info"
                case .stateSet: "stateset"
                }
            let unit = family.unit.map { "# UNIT \(name) \($0)\n" } ?? ""
            return "# TYPE \(name) \(type)\n\(unit)# HELP \(name) \(help)\n"
        }
    }

    private func escapedHelp(_ help: String) -> String {
        var escaped = ""
        for character in help.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            // Only OpenMetrics escapes quotes in help texts.
            case "\"" where self == .openMetrics: escaped += "\\\""
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
