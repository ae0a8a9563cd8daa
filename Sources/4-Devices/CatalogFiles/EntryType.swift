/// The metric types of an entry.
enum EntryType: String, CaseIterable {
    case gauge, counter, info, stateset

    /// The keys that determine where the value comes from and how it is read.
    var keys: Set<String> {
        switch self {
        case .gauge: ["read", "first_of", "ratio", "count", "presence"]
        case .counter: ["read", "first_of"]
        case .info: ["labels"]
        case .stateset: ["read", "first_of", "states"]
        }
    }

    static let allKeys = ["read", "first_of", "ratio", "count", "presence", "labels", "states"]
    /// An entry has at most one of these.
    static let sources = ["read", "first_of", "ratio", "count", "presence"]
}
