import Logging
import Threading

/// Keeps the lines of a log in memory.
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
