import Findings

/// Something that an operator should know about a device, in a sentence.
struct Finding: Sendable, Equatable {
    /// The alert that says the same, with its runbook.
    let kind: FindingKind
    let text: String
    /// The same for a row of a table that says the rest in other columns.
    let brief: String
    /// Since when; `nil` when that is not known.
    let since: Moment?

    init(_ kind: FindingKind, _ text: String, brief: String? = nil, since: Moment? = nil) {
        self.kind = kind
        self.text = text
        self.brief = brief ?? text
        self.since = since
    }

    /// How it is drawn: what does not work is a failure, what may break a warning. What waits for office hours has no colour.
    var level: Level { Level(kind.concern) }
}

extension Level {
    /// How grave it is when that is at stake.
    init(_ concern: Concern) {
        self =
            switch concern {
            case .time, .redundancy: .failure
            case .operation: .warning
            case .administration: .none
            }
    }
}
