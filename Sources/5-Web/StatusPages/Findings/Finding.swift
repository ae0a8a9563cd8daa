import Findings

/// Something that an operator should know about a device, in a sentence.
struct Finding: Sendable, Equatable {
    /// The corresponding alert, with its runbook.
    let kind: FindingKind
    let text: String
    /// The same for a row of a table with the rest in other columns.
    let brief: String
    /// Since when; `nil` when that is not known.
    let since: Moment?

    init(_ kind: FindingKind, _ text: String, brief: String? = nil, since: Moment? = nil) {
        self.kind = kind
        self.text = text
        self.brief = brief ?? text
        self.since = since
    }

    /// How it is drawn: failed things as a failure, risks as a warning. Findings for office hours have no colour.
    var level: Level { Level(kind.concern) }
}

extension Level {
    /// The severity of that concern.
    init(_ concern: Concern) {
        self =
            switch concern {
            case .time, .redundancy: .failure
            case .operation: .warning
            case .administration: .none
            }
    }
}
