import Glibc
import Platform

/// Writes lines to a descriptor whose reader may have stopped reading.
///
/// A full pipe would block the writer, and with it the scrapes that have something to log. Here a line for which there is no
/// room is lost.
public final class LineWriter: Sendable {
    private let descriptor: Int32
    /// Whether there was no room for the last line; locked while a line is written, so that lines of several threads do not mix.
    private let isStuck = Lock(false)

    /// Writes to standard output or standard error.
    public convenience init(_ stream: StandardStream) {
        self.init(descriptor: stream.rawValue)
    }

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Writes a line of at most 4096 bytes, which a pipe takes as a whole; a longer one may wait for its reader.
    ///
    /// - Returns: whether there was room within a tenth of a second, or at once if there was none the last time.
    @discardableResult
    public func write(_ line: [UInt8]) -> Bool {
        isStuck.withLock { isStuck in
            isStuck = !becomesReady(descriptor, for: POLLOUT, until: monotonicSeconds() + (isStuck ? 0 : 0.1))
            if !isStuck { _ = writeAll(line, to: descriptor) }
            return !isStuck
        }
    }
}
