import Arguments
import Findings
import JSON

/// `findings`: prints the findings of pages and alerts.
enum FindingsCommand: Subcommand {
    static let command = Command(
        "findings", "Print the findings of status pages and alerts, with severities and limits.",
        options: [OptionGroup("Options", [MetricsCommand.format])])

    static func run(_ arguments: Arguments) async throws -> Int32 {
        switch arguments[MetricsCommand.format] {
        case .markdown: try deliver(Array(markdown.utf8))
        case .json: try deliver(json.written(.indented))
        }
        return 0
    }

    /// A table by what is at risk, the most urgent first.
    private static var markdown: String {
        var text = """
            # What can be wrong with a device

            Status pages find what the alerts of the same name find. Written by `lantime_exporter findings`; `make docs` renews it.
            Limits are the defaults of the rules. What needs a history or a whole fleet is seen by Prometheus only.

            | Finding | Severity | Concerns | What is wrong | Limits | Metric |
            |---|---|---|---|---|---|

            """
        for kind in ordered {
            let limits = kind.limits.map { "`\($0.rawValue)` \($0.value)" }.joined(separator: "<br>")
            text += "| [\(kind.name)](runbooks/\(kind.name).md) | \(kind.severity.rawValue) | \(kind.concern.rawValue) "
            text += "| \(kind.summary) | \(limits) | `\(kind.metric)` |\n"
        }
        return text
    }

    private static var json: JSONValue {
        [
            "findings": .array(
                ordered.map { kind in
                    [
                        "name": .string(kind.name), "severity": .string(kind.severity.rawValue),
                        "concern": .string(kind.concern.rawValue), "summary": .string(kind.summary),
                        "limits": .array(kind.limits.map { .string($0.rawValue) }), "metric": .string(kind.metric),
                    ]
                }),
            "parts": .array(
                WatchedPart.all.map { part in
                    [
                        "name": .string(part.name), "metric": .string(part.metric),
                        "collector": part.collector.map(JSONValue.string) ?? .null, "presence": .string(part.presence.rawValue),
                    ]
                }),
            "limits": .object(Limit.allCases.map { JSONValue.Member($0.rawValue, .number($0.value)) }),
            "holdover_budgets": .array(
                HoldoverBudget.kinds.map { kind in
                    ["oscillators": .array(kind.prefixes.map(JSONValue.string)), "seconds": .number(kind.seconds)]
                }),
            "holdover_budget_of_others": .number(HoldoverBudget.other),
        ]
    }

    private static var ordered: [FindingKind] {
        Concern.allCases.flatMap { concern in FindingKind.allCases.filter { $0.concern == concern } }
    }
}
