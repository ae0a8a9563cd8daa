import CCurl
import Platform

/// What tasks tell the I/O thread, in order. The only part of the engine that several threads use.
final class Mailbox: Sendable {
    enum Message: Sendable {
        case start(Transfer)
        case cancel(Transfer)
        case stop
    }

    /// `@unchecked Sendable`: `curl_multi_wakeup` is the one call that libcurl allows from any thread.
    struct Multi: @unchecked Sendable {
        let pointer: UnsafeMutableRawPointer
    }

    private struct State {
        var messages: [Message] = []
        /// One wake-up is enough until the thread has taken its messages.
        var wakeUpSent = false
        var isClosed = false
    }

    private let state = Lock(State())
    private let multi: Multi

    init(waking multi: Multi) {
        self.multi = multi
    }

    /// - Returns: false if the thread takes no more messages.
    func post(_ message: Message) -> Bool {
        state.withLock { state in
            guard !state.isClosed else { return false }
            state.messages.append(message)
            if !state.wakeUpSent {
                state.wakeUpSent = true
                // Under the lock, because the multi handle lives only until the box is closed.
                curl_multi_wakeup(multi.pointer)
            }
            return true
        }
    }

    /// Moves the messages into `messages`, which the caller has emptied, so that two arrays serve for ever.
    func take(into messages: inout [Message]) {
        state.withLock { state in
            state.wakeUpSent = false
            swap(&state.messages, &messages)
        }
    }

    /// Refuses messages from now on, and gives those that nobody has taken.
    func close() -> [Message] {
        state.withLock { state in
            state.isClosed = true
            defer { state.messages = [] }
            return state.messages
        }
    }
}
