/// The types that an entry can give its metric.
enum EntryType: String, CaseIterable {
    case gauge, counter, info, stateset

    /// The keys that say where the value comes from and how it is understood.
    var keys: Set<String> {
        switch self {
        case .gauge: ["read", "first_of", "ratio", "count", "presence"]
        case .counter: ["read", "first_of"]
        case .info: ["labels"]
        case .stateset: ["read", "first_of", "states"]
        }
    }

    static let allKeys = ["read", "first_of", "ratio", "count", "presence", "labels", "states"]
    /// Of these an entry has one at most.
    static let sources = ["read", "first_of", "ratio", "count", "presence"]
}
