import Platform
import Threading

/// Where lines go.
public protocol LogSink: Sendable {
    /// Takes one line with its newline. May be called from any thread, and from several at once.
    func write(_ line: [UInt8])
}

/// Standard error: one `write(2)` for each line, so that lines of several threads do not mix.
/// A line that cannot be written, also because nobody reads what is there, is lost; there is nowhere left to say so.
public struct StandardErrorSink: LogSink {
    private static let writer = LineWriter(.error)

    /// The sink of the process.
    public init() {}

    /// Writes the line at once.
    public func write(_ line: [UInt8]) {
        Self.writer.write(line)
    }
}

/// Keeps the lines in memory, for tests.
public final class MemorySink: LogSink {
    private let kept = Lock<[String]>([])

    /// An empty sink.
    public init() {}

    /// Keeps the line.
    public func write(_ line: [UInt8]) {
        let text = String(decoding: line, as: UTF8.self)
        kept.withLock { $0.append(text) }
    }

    /// What was written so far, one element for each event, with its newline.
    public var lines: [String] { kept.withLock { $0 } }
}
