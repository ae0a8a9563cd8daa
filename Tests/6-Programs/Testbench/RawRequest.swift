import Foundation
public import HTTPServer
@_exported import TestSockets

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
    let bytes = try await onThread {
        let client = try RawClient(address, patience: 30)
        client.send(request)
        return client.rest()
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
