import Foundation
import Glibc
import HTTPServer

/// A TCP client that sends exactly the bytes it is told. Its calls block: use it inside `onThread`.
/// One thread at a time.
public final class RawClient: @unchecked Sendable {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    /// A connection that could not be made or ended early.
    public struct Failure: Error, CustomStringConvertible {
        /// What happened.
        public let description: String

        /// A failure with these words.
        public init(description: String) { self.description = description }
    }

    /// Connects.
    ///
    /// - Parameters:
    ///   - patience: how many seconds a read may take.
    ///   - source: the address to come from, such as 127.0.0.2.
    ///   - receiveBuffer: how many bytes the system takes before anybody reads; its own choice without it.
    /// - Throws: ``Failure``.
    public init(_ address: SocketAddress, patience: Int = 5, from source: String? = nil, receiveBuffer: Int32? = nil) throws {
        Self.allowManyFiles
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_NUMERICHOST
        var list: UnsafeMutablePointer<addrinfo>?
        let host = address.host == "::" ? "::1" : address.host
        guard getaddrinfo(host, String(address.port), &hints, &list) == 0, let entry = list?.pointee else {
            throw Failure(description: "no such address: \(address)")
        }
        defer { freeaddrinfo(list) }
        descriptor = socket(entry.ai_family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var timeout = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        if var receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
        }
        if let source, !Self.bind(descriptor, to: source) { throw Failure(description: "cannot come from \(source)") }
        guard connect(descriptor, entry.ai_addr, entry.ai_addrlen) == 0 else {
            // The deinitialiser closes the socket: it runs, because every property has its value.
            throw Failure(description: String(cString: strerror(errno)))
        }
    }

    deinit { Glibc.close(descriptor) }

    private static func bind(_ descriptor: Int32, to host: String) -> Bool {
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, host, &name.sin_addr)
        return withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    /// Tests open more sockets than the usual soft limit allows.
    private static let allowManyFiles: Void = {
        var files = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)
        files.rlim_cur = min(files.rlim_max, 8192)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)
    }()

    /// Sends a text; whether all of it could be sent.
    @discardableResult
    public func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Sends bytes; whether all of them could be sent.
    @discardableResult
    public func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Sends a GET and reads the reply.
    public func get(_ target: String, headers: String = "") throws -> RawResponse {
        send("GET \(target) HTTP/1.1\r\nHost: x\r\n\(headers)\r\n")
        return try response()
    }

    /// Ends the connection with a reset rather than in order.
    public func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    /// Whether the server closes without sending anything more.
    public func isClosedByServer() -> Bool {
        var byte: UInt8 = 0
        let count = recv(descriptor, &byte, 1, 0)
        return count == 0 || (count < 0 && errno == ECONNRESET)
    }

    /// Reads one reply; `noBody` for the reply to a HEAD.
    public func response(noBody: Bool = false) throws -> RawResponse {
        var end: Int?
        while end == nil {
            end = buffer.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound
            if end == nil { try fill() }
        }
        let head = String(decoding: buffer.prefix(end ?? 0), as: UTF8.self)
        buffer.removeFirst(end ?? 0)
        var lines = head.components(separatedBy: "\r\n")
        let words = lines.removeFirst().split(separator: " ")
        let fields = lines.compactMap { line -> (String, String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
        }
        let headers = Dictionary(fields) { first, _ in first }
        let length = noBody ? 0 : Int(headers["content-length"] ?? "0") ?? 0
        while buffer.count < length { try fill() }
        let body = Array(buffer.prefix(length))
        buffer.removeFirst(length)
        return RawResponse(status: Int(words.dropFirst().first ?? "") ?? 0, headers: headers, body: body)
    }

    /// Everything until the server closes.
    public func rest() -> [UInt8] {
        while (try? fill()) != nil {}
        return buffer
    }

    /// Says that nothing more will be sent, and goes on receiving.
    public func endSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Reads at most that many bytes; none when the server closed or nothing came in time.
    public func read(atMost count: Int) -> [UInt8] {
        var piece = [UInt8](repeating: 0, count: count)
        let received = recv(descriptor, &piece, piece.count, 0)
        return Array(piece.prefix(max(received, 0)))
    }

    /// That many bytes or more, unless the server closes before.
    public func rest(atLeast count: Int) -> [UInt8] {
        while buffer.count < count, (try? fill()) != nil {}
        return buffer
    }

    private func fill() throws {
        var piece = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &piece, piece.count, 0)
        guard count > 0 else {
            throw Failure(description: count == 0 ? "closed" : String(cString: strerror(errno)))
        }
        buffer += piece.prefix(count)
    }
}

/// A reply as it came over the wire.
public struct RawResponse: Sendable {
    /// The status code; 0 when the first line has none.
    public let status: Int
    /// The first value of each header field, by its name in lower case.
    public let headers: [String: String]
    /// What followed the header.
    public let body: [UInt8]
    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }
}

/// Runs blocking code on a thread of its own, so that it does not keep the tasks of other tests from running.
@discardableResult
public func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Swift.Result { try body() }) }
    }
}

/// Waits until something becomes true, for five seconds at most.
public func eventually(_ condition: @Sendable () -> Bool) async throws -> Bool {
    for _ in 0..<500 {
        if condition() { return true }
        try await Task.sleep(for: .milliseconds(10))
    }
    return condition()
}

/// Blocks until something becomes true, for twenty seconds at most: for use inside `onThread`, which nothing can interrupt.
public func blocks(until condition: () -> Bool) -> Bool {
    for _ in 0..<20_000 {
        if condition() { return true }
        usleep(1000)
    }
    return condition()
}
