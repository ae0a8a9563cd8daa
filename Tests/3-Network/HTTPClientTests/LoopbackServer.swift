import Glibc
import TestSockets
import Threading

/// A server on the loopback interface that answers with exactly the bytes a test gives, so that it can misbehave.
final class LoopbackServer: Sendable {
    struct Request: Sendable {
        /// Request line and headers.
        var head: String
        var body: String
        /// 1 for the first connection.
        var connection: Int
    }

    enum Answer: Sendable {
        case send([UInt8])
        case sendAndClose([UInt8])
        /// Says nothing (more) until the client goes.
        case stall(after: [UInt8])

        static func text(_ text: String) -> Answer { .send(Array(text.utf8)) }
    }

    private struct Log {
        var requests: [Request] = []
        var sockets: [Int32] = []
        var connections = 0
        var isStopped = false
    }

    let address: String
    let port: UInt16
    private let listener: Int32
    private let greeting: [UInt8]
    private let answer: @Sendable (Request) -> Answer
    private let log = Lock(Log())

    var url: String { "http://\(address):\(port)/" }
    var requests: [Request] { log.withLock { $0.requests } }
    var connections: Int { log.withLock { $0.connections } }
    var openConnections: Int { log.withLock { $0.sockets.count } }

    /// - Parameters:
    ///   - wanted: the port; 0 for one that is free.
    ///   - greeting: sent to each client before it has said anything.
    init(
        at address: String = "127.0.0.1", port wanted: UInt16 = 0, greeting: String = "",
        answer: @escaping @Sendable (Request) -> Answer
    ) throws {
        self.address = address
        self.greeting = Array(greeting.utf8)
        self.answer = answer
        (listener, port) = try listeningSocket(at: address, port: wanted)
        // The thread keeps the server alive until stop().
        startThread { self.accept() }
    }

    func stop() {
        log.withLock { log in
            log.isStopped = true
            log.sockets.forEach { _ = shutdown($0, Int32(SHUT_RDWR)) }
        }
        _ = shutdown(listener, Int32(SHUT_RDWR))
    }

    private func accept() {
        while true {
            let connection = Glibc.accept(listener, nil, nil)
            guard connection >= 0 else { break }
            let number = log.withLock { log -> Int in
                if log.isStopped { _ = shutdown(connection, Int32(SHUT_RDWR)) }
                log.sockets.append(connection)
                log.connections += 1
                return log.connections
            }
            startThread { self.serve(connection, number) }
        }
        close(listener)
    }

    private func serve(_ connection: Int32, _ number: Int) {
        defer {
            log.withLock { $0.sockets.removeAll { $0 == connection } }
            close(connection)
        }
        send(greeting, connection)
        while let request = receive(connection, number) {
            log.withLock { $0.requests.append(request) }
            switch answer(request) {
            case .send(let bytes):
                send(bytes, connection)
            case .sendAndClose(let bytes):
                return send(bytes, connection)
            case .stall(let bytes):
                send(bytes, connection)
                var byte: UInt8 = 0
                while recv(connection, &byte, 1, 0) > 0 {}
                return
            }
        }
    }

    private func receive(_ connection: Int32, _ number: Int) -> Request? {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let text = String(decoding: received, as: UTF8.self)
            let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 {
                let head = String(parts[0])
                let length = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
                    .flatMap { Int($0.split(separator: " ")[1]) }
                if parts[1].utf8.count >= length ?? 0 {
                    return Request(head: head, body: String(parts[1]), connection: number)
                }
            }
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            received += buffer[..<count]
        }
    }

    private func send(_ bytes: [UInt8], _ connection: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

/// Runs `body` on a thread of its own.
private func startThread(_ body: @escaping @Sendable () -> Void) {
    final class Box {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    let code = pthread_create(
        &thread, nil,
        { context in
            if let context {
                Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
            }
            return nil
        }, Unmanaged.passRetained(Box(body)).toOpaque())
    precondition(code == 0, "no thread for the test server")
    pthread_detach(thread)
}
