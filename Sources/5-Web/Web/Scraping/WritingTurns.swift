import Threading

/// Distributes the writing of answers among clients: there are few threads for it, and a large answer occupies one of
/// them for a long time.
///
/// The answers of one client are written one after another. Only one large answer is written at a time, of any client: a small one,
/// such as the probe of one device, gets another thread, and the memory of one large answer is enough.
final class WritingTurns: Sendable {
    private enum Line: Hashable {
        /// By ``SocketAddress/network``.
        case client(String)
        case large
    }

    /// An answer of this many bytes or more is large: it takes some ten milliseconds.
    static let large = 1 << 20

    /// Waiting writers.
    private let waiting = Lock<[Line: [CheckedContinuation<Void, Never>]]>([:])

    /// One of the few paths of metrics, and whether the answer is compressed.
    struct Form: Hashable {
        let path: String
        let isCompressed: Bool
    }

    /// Bytes of an answer before it was compressed and as it was sent; 0 when none was written yet.
    struct Size {
        var written = 0
        var sent = 0
    }

    private let sizes = Lock<[Form: Size]>([:])

    /// How large the last answer of this form was.
    func lastSize(_ form: Form) -> Size { sizes.withLock { $0[form] ?? Size() } }

    /// Remembers how large an answer was.
    func note(_ size: Size, of form: Form) { sizes.withLock { $0[form] = size } }

    /// Writes when it is this client's turn.
    ///
    /// - Parameter expected: about how many bytes are written.
    func write<Result: Sendable>(
        for network: String, expected: Int = 0, _ body: @escaping @Sendable () -> Result
    ) async -> Result {
        await enter(.client(network))
        defer { leave(.client(network)) }
        // A request that is given up writes nothing, and so needs no turn.
        guard expected >= Self.large, !Task.isCancelled else { return body() }
        // Whatever the priority of the request: other clients wait until this answer is written.
        let writing = Task(executorPreference: WorkExecutor.shared, priority: .medium) { [self] in
            // At most one of each client waits here, so that clients take turns.
            await enter(.large)
            defer { leave(.large) }
            return body()
        }
        return await withTaskCancellationHandler {
            await writing.value
        } onCancel: {
            writing.cancel()
        }
    }

    private func enter(_ line: Line) async {
        await withCheckedContinuation { continuation in
            let isFree = waiting.withLock { waiting in
                let isFree = waiting[line] == nil
                if isFree { waiting[line] = [] } else { waiting[line]?.append(continuation) }
                return isFree
            }
            if isFree { continuation.resume() }
        }
    }

    private func leave(_ line: Line) {
        let next = waiting.withLock { waiting -> CheckedContinuation<Void, Never>? in
            guard waiting[line]?.isEmpty == false else {
                waiting[line] = nil
                return nil
            }
            return waiting[line]?.removeFirst()
        }
        next?.resume()
    }
}
