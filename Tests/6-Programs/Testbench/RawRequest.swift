import Foundation
import Glibc
public import HTTPServer

/// An answer as it came over the wire.
public struct RawAnswer: Sendable {
    /// The status code; 0 when there was no answer.
    public var status = 0
    /// The first value of each header field, by its name in lower case.
    public var headers: [String: String] = [:]
    /// What followed the header.
    public var body: [UInt8] = []
    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }
}

/// Sends a request without a body on a connection of its own and reads until the server closes.
public func rawRequest(
    _ address: SocketAddress, _ target: String, method: String = "GET", _ headers: [(String, String)] = []
) async throws -> RawAnswer {
    let host = headers.contains { $0.0 == "Host" } ? [] : [("Host", "exporter")]
    let fields = (host + [("Connection", "close")] + headers).map { "\($0): \($1)\r\n" }.joined()
    let request = Array("\(method) \(target) HTTP/1.1\r\n\(fields)\r\n".utf8)
    let bytes = try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try exchange(request, address) }) }
    }
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return RawAnswer() }
    var answer = RawAnswer()
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    answer.status = Int(lines.first?.split(separator: " ").dropFirst().first ?? "") ?? 0
    for line in lines.dropFirst() {
        guard let colon = line.firstIndex(of: ":") else { continue }
        let name = line[..<colon].lowercased()
        if answer.headers[name] == nil {
            answer.headers[name] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
    }
    answer.body = Array(bytes[end.upperBound...])
    return answer
}

/// Blocks for 30 seconds at most.
private func exchange(_ request: [UInt8], _ address: SocketAddress) throws -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    defer { close(descriptor) }
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = address.port.bigEndian
    inet_pton(AF_INET, address.host, &name.sin_addr)
    let connected = withUnsafePointer(to: &name) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
    guard connected == 0 else { throw Failure("no connection to \(address): \(String(cString: strerror(errno)))") }
    var sent = 0
    while sent < request.count {
        let count = request[sent...].withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard count > 0 else { break }
        sent += count
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return answer }
        answer += buffer[..<count]
    }
}
