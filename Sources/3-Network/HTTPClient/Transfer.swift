import Platform
import Threading

/// One exchange and the task that waits for it.
///
/// `@unchecked Sendable`: the sending task fills it and hands it over through the mailbox's lock;
/// from then on only the I/O thread touches it. A cancelling task only passes the reference on.
final class Transfer: @unchecked Sendable {
    typealias Outcome = Result<HTTPClientResponse, HTTPClientError>

    enum State {
        case waiting
        case active(EasyHandle)
        /// Out of libcurl until the address of the host is known.
        case resolving(EasyHandle, Host)
        /// Cancelled before it began: cancellation may overtake the start.
        case cancelledEarly
        case finished
    }

    let request: HTTPClientRequest
    var state = State.waiting
    /// When its time is up, in monotonic seconds.
    var deadline = 0.0
    var lookUpBegan = 0.0
    /// How long it waited for addresses in total, which libcurl does not count.
    var lookUpSeconds = 0.0
    /// Whether it was sent again because every connection that was kept turned out to be dead.
    var isRepeated = false
    /// Ends the wait for an address.
    var timer: Timers.Handle?
    private var continuation: CheckedContinuation<Void, Never>?
    /// The outcome, for the waiting task. Passed on here, because otherwise each waiting task would reserve room for it.
    private var outcome = Outcome.failure(.clientShutDown)

    init(_ request: HTTPClientRequest, userAgent: String? = nil) {
        var request = request
        if let userAgent { request.headers.append(("User-Agent", userAgent)) }
        self.request = request
    }

    var secondsLeft: Double { deadline - monotonicSeconds() }

    func expect(_ continuation: CheckedContinuation<Void, Never>) {
        self.continuation = continuation
    }

    /// The outcome, for the task that was resumed. Call it once.
    func takeOutcome() -> Outcome {
        defer { outcome = .failure(.clientShutDown) }
        return outcome
    }

    /// Resumes the waiting task, once.
    func finish(_ outcome: Outcome) {
        state = .finished
        guard let continuation else { return }
        self.continuation = nil
        self.outcome = lookUpSeconds == 0 ? outcome : outcome.adding(.seconds(lookUpSeconds))
        continuation.resume()
    }
}

extension Transfer.Outcome {
    /// The same with the time for looking names up.
    fileprivate func adding(_ lookUp: Duration) -> Transfer.Outcome {
        func add(to timings: inout Timings) {
            timings.dns += lookUp
            timings.total += lookUp
        }
        switch self {
        case .success(var response):
            add(to: &response.timings)
            return .success(response)
        case .failure(var error):
            add(to: &error.timings)
            return .failure(error)
        }
    }
}
