import Platform
import Threading

/// Where lines go.
public protocol LogSink: Sendable {
    /// Takes one line with its newline. May be called from any thread, and from several at once.
    func write(_ line: [UInt8])
}

/// Standard error: one `write(2)` for each line, so that lines of several threads do not mix.
/// A line that cannot be written, even because of a stalled reader, is lost; there is nowhere to report it.
public struct StandardErrorSink: LogSink {
    private static let writer = LineWriter(.error)

    /// The sink of the process.
    public init() {}

    /// Writes the line at once.
    public func write(_ line: [UInt8]) {
        Self.writer.write(line)
    }
}
