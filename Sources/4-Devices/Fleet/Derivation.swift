import Threading

/// A place for what is worked out of a collection once, such as its row on a page, and kept as long as the collection is.
public final class Derivation: Sendable {
    private let kept = Lock<(any Sendable)?>(nil)

    /// The value that is kept, made again when there is none or when it is out of date.
    ///
    /// - Parameters:
    ///   - isCurrent: whether a value that was kept is still right.
    ///   - make: makes the value; requests that come at the same time may each make one.
    public func value<Value: Sendable>(where isCurrent: (Value) -> Bool = { _ in true }, make: () -> Value) -> Value {
        if let known = kept.withLock({ $0 }) as? Value, isCurrent(known) { return known }
        // Outside the lock, which is for short moments only.
        let value = make()
        kept.withLock { $0 = value }
        return value
    }
}
