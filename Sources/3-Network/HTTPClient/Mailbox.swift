import Threading

/// Messages from tasks to the I/O thread, in order. The only part of the engine that several threads use.
final class Mailbox: Sendable {
    enum Message: Sendable {
        case start(Transfer)
        case cancel(Transfer)
        /// An address, or `nil` when the transfer's time is up.
        case resolved(Transfer, NameResolver.Answer?)
        /// A callback, which shows that the thread works.
        case ping(@Sendable () -> Void)
        case renew
        case stop
    }

    private struct State {
        var messages: [Message] = []
        /// One flag is enough until the thread has taken its messages.
        var isRaised = false
        var isClosed = false
    }

    private let state = Lock(State())
    /// Raised when there are messages.
    let flag: EventFlag

    init(raising flag: EventFlag) {
        self.flag = flag
    }

    /// - Returns: false if the thread accepts no more messages.
    func post(_ message: Message) -> Bool {
        let (isTaken, mustRaise) = state.withLock { state -> (Bool, Bool) in
            guard !state.isClosed else { return (false, false) }
            state.messages.append(message)
            defer { state.isRaised = true }
            return (true, !state.isRaised)
        }
        // Without the lock, which the woken thread takes first of all.
        if mustRaise { flag.raise() }
        return isTaken
    }

    /// Moves the messages into `messages`, which the caller has emptied, so that two arrays are reused for ever.
    func take(into messages: inout [Message]) {
        state.withLock { state in
            state.isRaised = false
            swap(&state.messages, &messages)
        }
    }

    /// Refuses messages from now on, and returns those not yet taken.
    func close() -> [Message] {
        state.withLock { state in
            state.isClosed = true
            defer { state.messages = [] }
            return state.messages
        }
    }
}
