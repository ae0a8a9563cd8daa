import Glibc
import TestSockets
import Threading

/// A device that sends exactly the bytes it is told, whatever it is asked, and closes: for answers that no server gives.
public final class RawDevice: Sendable {
    /// Where it listens.
    public let port: UInt16
    private let listener: Int32
    private let accepted = Lock(0)

    /// Starts on a free port.
    ///
    /// - Throws: when the system gives no socket or thread.
    public init(sending bytes: [UInt8]) throws {
        let (listener, port) = try listeningSocket()
        self.port = port
        self.listener = listener
        let accepted = accepted
        try startThread(named: "raw device") {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                accepted.withLock { $0 += 1 }
                var buffer = [UInt8](repeating: 0, count: 65536)
                _ = recv(connection, &buffer, buffer.count, 0)
                _ = Glibc.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
                shutdown(connection, Int32(SHUT_WR))
                while recv(connection, &buffer, buffer.count, 0) > 0 {}
                close(connection)
            }
            close(listener)
        }
    }

    /// How many connections there were.
    public var connections: Int { accepted.withLock { $0 } }

    /// The URL for the configuration.
    public var url: String { "http://127.0.0.1:\(port)" }

    /// Ends it; its thread closes the socket.
    public func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }
}

/// Something that a test needs did not work.
public struct Failure: Error, CustomStringConvertible {
    /// What happened.
    public let description: String

    /// A failure with these words.
    public init(_ description: String) {
        self.description = description
    }
}
