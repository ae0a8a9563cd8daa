import Glibc
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

/// A port of loopback on which nobody listens.
public func refusingPort() throws -> UInt16 {
    let (listener, port) = try listeningSocket()
    close(listener)
    return port
}

private func listeningSocket() throws -> (descriptor: Int32, port: UInt16) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &name) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
            bind(descriptor, generic, length) | listen(descriptor, 64) | getsockname(descriptor, generic, &length)
        }
    }
    guard code == 0 else { throw Failure("no listening socket") }
    return (descriptor, UInt16(bigEndian: name.sin_port))
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
