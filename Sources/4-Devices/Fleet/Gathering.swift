import Threading

/// Waits for the collections of several devices at once, up to a deadline.
///
/// One continuation and one timer for the whole scrape, whatever the number of devices.
final class Gathering: Sendable {
    private struct State: Sendable {
        var collections: [DeviceCollection?]
        var missing: Int
        /// The timeout may pass before the waiting has begun.
        var isExpired = false
        var continuation: CheckedContinuation<[DeviceCollection?], Never>?
    }

    private let state: Lock<State>

    init(count: Int) {
        state = Lock(State(collections: [DeviceCollection?](repeating: nil, count: count), missing: count))
    }

    /// Delivers the collection of the device at `index`. May be called on any thread.
    func deliver(_ collection: DeviceCollection, at index: Int) {
        let finished = state.withLock { state -> (CheckedContinuation<[DeviceCollection?], Never>, [DeviceCollection?])? in
            guard state.collections[index] == nil else { return nil }
            state.collections[index] = collection
            state.missing -= 1
            return state.missing == 0 ? Self.finish(&state) : nil
        }
        finished.map { $0.resume(returning: $1) }
    }

    /// Ends the waiting with the collections so far.
    func expire() {
        let finished = state.withLock { state in
            state.isExpired = true
            return Self.finish(&state)
        }
        finished.map { $0.resume(returning: $1) }
    }

    /// All collections, in order; `nil` for those that did not arrive before ``expire()``. Call it once.
    ///
    /// - Parameter start: runs when the waiting has begun, and starts the collections.
    /// Ends at once, like ``expire()``, when the task is cancelled.
    func wait(start: () -> Void) async -> [DeviceCollection?] {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isExpired = state.withLock { state in
                    state.continuation = continuation
                    return state.isExpired
                }
                start()
                if isExpired { expire() }
            }
        } onCancel: {
            expire()
        }
    }

    private static func finish(_ state: inout State) -> (CheckedContinuation<[DeviceCollection?], Never>, [DeviceCollection?])? {
        guard let continuation = state.continuation else { return nil }
        state.continuation = nil
        return (continuation, state.collections)
    }
}
