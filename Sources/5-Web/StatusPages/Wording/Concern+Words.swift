import Findings

extension Concern {
    /// Above a list.
    var heading: String {
        switch self {
        case .time: "No good time, or its state is unknown"
        case .redundancy: "Failed, but covered by a redundant part"
        case .operation: "Needs attention before it fails"
        case .administration: "For office hours"
        }
    }

    /// In a word, as a pill shows it.
    var words: String {
        switch self {
        case .time: "time"
        case .redundancy: "broken"
        case .operation: "to look at"
        case .administration: "office hours"
        }
    }
}
