import Threading

/// A cache for a value derived from a collection, such as its row on a page, kept as long as the collection.
public final class Derivation: Sendable {
    private let kept = Lock<(any Sendable)?>(nil)

    /// The cached value, made again when there is none or when it is out of date.
    ///
    /// - Parameters:
    ///   - isCurrent: whether the cached value is still valid.
    ///   - make: makes the value; requests that come at the same time may each make one.
    public func value<Value: Sendable>(where isCurrent: (Value) -> Bool = { _ in true }, make: () -> Value) -> Value {
        if let known = kept.withLock({ $0 }) as? Value, isCurrent(known) { return known }
        // Outside the lock, because making the value may take long.
        let value = make()
        kept.withLock { $0 = value }
        return value
    }
}
