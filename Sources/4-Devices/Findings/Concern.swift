/// What a finding puts at risk. The order is that in which someone at three in the morning looks at devices.
public enum Concern: String, CaseIterable, Comparable, Sendable {
    /// Clients get no good time, or nobody can tell.
    case time
    /// Something is broken, and something else does its work.
    case redundancy
    /// Time is good, and something is on its way to break.
    case operation
    /// A matter for office hours: certificates, files, settings.
    case administration

    /// Whether something does not work now, as opposed to a matter that has time.
    public var isFailure: Bool { self <= .redundancy }

    /// In the order of urgency.
    public static func < (one: Concern, other: Concern) -> Bool { one.rank < other.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
