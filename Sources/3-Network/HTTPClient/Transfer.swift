/// One exchange and the task that waits for it.
///
/// `@unchecked Sendable`: the sending task fills it and hands it over through the mailbox's lock;
/// from then on only the I/O thread touches it. A cancelling task only passes the reference on.
final class Transfer: @unchecked Sendable {
    typealias Outcome = Result<HTTPClientResponse, HTTPClientError>

    enum State {
        case waiting
        case active(EasyHandle)
        /// Cancelled before it began: cancellation may overtake the start.
        case cancelledEarly
        case finished
    }

    let request: HTTPClientRequest
    var state = State.waiting
    private var continuation: CheckedContinuation<Outcome, Never>?

    init(_ request: HTTPClientRequest) {
        self.request = request
    }

    func expect(_ continuation: CheckedContinuation<Outcome, Never>) {
        self.continuation = continuation
    }

    /// Resumes the waiting task, once.
    func finish(_ outcome: Outcome) {
        state = .finished
        continuation?.resume(returning: outcome)
        continuation = nil
    }
}
