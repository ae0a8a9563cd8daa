/// When something began to be as it is.
public struct Moment: Sendable, Equatable {
    /// In seconds since 1970.
    let time: Double
    /// Whether it was longer so already: this is then when it was seen first.
    let isEarlier: Bool

    /// - Parameters:
    ///   - time: in seconds since 1970.
    ///   - isEarlier: whether it began at this time or before it.
    public init(_ time: Double, isEarlier: Bool = false) {
        self.time = time
        self.isEarlier = isEarlier
    }
}
