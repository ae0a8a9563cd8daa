import Threading

/// Shares out the writing of answers, however many clients ask for them: the threads that do it are few, and a large answer keeps one of
/// them for long.
///
/// The answers of one client are written one after another. Of large ones, whichever client wants them, one is written at a time: what is small,
/// such as the probe of one device, finds another thread, and the memory of one answer is enough.
final class WritingTurns: Sendable {
    private enum Line: Hashable {
        /// By ``SocketAddress/network``.
        case client(String)
        case large
    }

    /// From so many bytes on an answer is large: it takes some ten milliseconds.
    static let large = 1 << 20

    /// Those that wait while one writes.
    private let waiting = Lock<[Line: [CheckedContinuation<Void, Never>]]>([:])

    /// A path that answers with metrics, of which there are few, and whether the answer is compressed.
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
    func write<Result: Sendable>(for network: String, expected: Int = 0, _ body: @Sendable () -> Result) async -> Result {
        await enter(.client(network))
        defer { leave(.client(network)) }
        guard expected >= Self.large else { return body() }
        // One of each client is in this line at most, so that they take turns.
        await enter(.large)
        defer { leave(.large) }
        return body()
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
