import Glibc

/// Standard output or standard error, without the buffers of the C library:
/// what is written has left the process when the call returns.
public enum StandardStream: Int32, Sendable {
    /// Standard output.
    case output = 1
    /// Standard error.
    case error = 2

    /// The result of a write.
    public enum Outcome: Sendable, Equatable {
        /// Every byte was written.
        case written
        /// The reader is gone, as after `| head`. This is not an error; there is just no point in writing more.
        case readerGone
        /// The stream cannot be written, for example because the disk behind it is full.
        case failed(SystemCallError)
    }

    /// Whether a person reads it: it leads to a terminal.
    public var isTerminal: Bool { isatty(rawValue) == 1 }

    /// Whether a person can answer a question: standard input comes from a terminal.
    public static var isInputTerminal: Bool { isatty(0) == 1 }

    /// Writes all bytes, in one `write(2)` if the system takes them at once, so that lines of
    /// several processes on the same stream do not mix.
    ///
    /// Blocks while the reader is slow. ``Signals/ignoreBrokenPipes()`` must have been called for `readerGone`
    /// to be seen: otherwise SIGPIPE has already ended the process, just as quietly.
    @discardableResult
    public func write(_ bytes: [UInt8]) -> Outcome {
        writeAll(bytes, to: rawValue)
    }

    /// Blocks until standard input ends, and drops what comes until then.
    public static func waitForEndOfInput() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(0, &buffer, buffer.count)
            guard count > 0 || (count < 0 && errno == EINTR) else { return }
        }
    }

    /// Writes `text` as UTF-8; see the variant for bytes.
    @discardableResult
    public func write(_ text: String) -> Outcome {
        write(Array(text.utf8))
    }
}

/// Writes everything to `descriptor`, over short writes, interruptions and a descriptor that is non-blocking
/// because another process which shares it made it so.
package func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> StandardStream.Outcome {
    bytes.withUnsafeBytes { buffer in
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count >= 0 {
                rest = rest.dropFirst(count)
                continue
            }
            switch errno {
            case EINTR: continue
            case EPIPE: return .readerGone
            case EAGAIN:
                var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                // A reader that takes nothing for a second would stop the whole process: give up this text.
                guard poll(&wanted, 1, 1000) != 0 else { return .failed(SystemCallError("write", code: EAGAIN)) }
            case let code: return .failed(SystemCallError("write", code: code))
            }
        }
        return .written
    }
}

/// Whether a descriptor becomes ready for an event of poll(2) before a time on the monotonic clock, also when signals interrupt the wait.
package func becomesReady(_ descriptor: Int32, for event: Int32, until deadline: Double) -> Bool {
    while true {
        var wanted = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        let left = max(0, deadline - monotonicSeconds())
        let count = poll(&wanted, 1, Int32(min((left * 1000).rounded(.up), 3_600_000)))
        if count > 0 { return true }
        if count == 0 || errno != EINTR { return false }
    }
}
