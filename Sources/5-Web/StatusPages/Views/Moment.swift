/// When a state began.
public struct Moment: Sendable, Equatable {
    /// In seconds since 1970.
    let time: Double
    /// Whether the state is older: the time is then when it was first observed.
    let isEarlier: Bool

    /// - Parameters:
    ///   - time: in seconds since 1970.
    ///   - isEarlier: whether it began at this time or before it.
    public init(_ time: Double, isEarlier: Bool = false) {
        self.time = time
        self.isEarlier = isEarlier
    }
}
