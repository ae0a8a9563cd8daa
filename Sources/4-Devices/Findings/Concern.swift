/// What a finding puts at risk. The order is that of an on-call engineer's attention.
public enum Concern: String, CaseIterable, Comparable, Sendable {
    /// Clients get no good time, or that is unknown.
    case time
    /// A part has failed, and another one takes over.
    case redundancy
    /// Time is good, and something is about to fail.
    case operation
    /// A matter for office hours: certificates, files, settings.
    case administration

    /// Whether something does not work now, as opposed to something that can wait.
    public var isFailure: Bool { self <= .redundancy }

    /// In the order of urgency.
    public static func < (one: Concern, other: Concern) -> Bool { one.rank < other.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
