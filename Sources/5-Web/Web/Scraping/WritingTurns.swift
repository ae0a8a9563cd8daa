import Threading

/// Lets the answers of one client be written one after another, however many it asked for: the threads that do it are few, and
/// one client must not have them all.
final class WritingTurns: Sendable {
    /// By ``SocketAddress/network``: those that wait while one writes.
    private let waiting = Lock<[String: [CheckedContinuation<Void, Never>]]>([:])

    /// How large the last answer of each path was; there are few paths that answer with metrics.
    private let sizes = Lock<[String: Int]>([:])

    /// Bytes of the last answer of a path; 0 when there was none.
    func lastSize(_ path: String) -> Int { sizes.withLock { $0[path] ?? 0 } }

    /// Remembers how large an answer was.
    func note(size: Int, of path: String) { sizes.withLock { $0[path] = size } }

    /// Writes when it is this client's turn.
    func write<Result: Sendable>(for network: String, _ body: @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            let isFree = waiting.withLock { waiting in
                let isFree = waiting[network] == nil
                if isFree { waiting[network] = [] } else { waiting[network]?.append(continuation) }
                return isFree
            }
            if isFree { continuation.resume() }
        }
        defer {
            let next = waiting.withLock { waiting -> CheckedContinuation<Void, Never>? in
                guard waiting[network]?.isEmpty == false else {
                    waiting[network] = nil
                    return nil
                }
                return waiting[network]?.removeFirst()
            }
            next?.resume()
        }
        return body()
    }
}
