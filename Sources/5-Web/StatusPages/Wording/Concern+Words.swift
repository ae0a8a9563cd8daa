import Findings

extension Concern {
    /// Above a list.
    var heading: String {
        switch self {
        case .time: "No good time, or nobody can tell"
        case .redundancy: "Broken, and something else does its work"
        case .operation: "To look at before it breaks"
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
