import Findings

/// Something that an operator should know about a device, in a sentence.
struct Finding: Sendable, Equatable {
    /// The alert that says the same, with its runbook.
    let kind: FindingKind
    let text: String
    /// Since when; `nil` when that is not known.
    let since: Moment?

    init(_ kind: FindingKind, _ text: String, since: Moment? = nil) {
        self.kind = kind
        self.text = text
        self.since = since
    }

    /// How it is drawn: what does not work is a failure, what may break a warning. What waits for office hours has no colour.
    var level: Level {
        switch kind.concern {
        case .time, .redundancy: .failure
        case .operation: .warning
        case .administration: .none
        }
    }
}
