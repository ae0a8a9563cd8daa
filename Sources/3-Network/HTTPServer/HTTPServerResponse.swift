import Text

/// How a handler answers.
public enum HTTPServerReply: Sendable {
    /// The reply is ready.
    case now(HTTPServerResponse)
    /// The reply takes time. The connection sleeps until the closure, run in a task, returns; the task is cancelled when the
    /// connection breaks, when someone gives it up (``ClientPresence``) and when the server stops and its grace is over.
    /// A client that shuts down its sending side may still read, so it is answered.
    case later(@Sendable () async -> HTTPServerResponse)
}

/// A reply to one request.
public struct HTTPServerResponse: Sendable {
    /// The status code, 200 to 599.
    public var status: Int
    /// Header fields. `Content-Length`, `Transfer-Encoding` and `Date` are the server's own and must not be given.
    public var headers: [(String, String)]
    /// The body. Sent from this array without a copy; to a HEAD request only its length is reported.
    public var body: [UInt8]
    /// An object that is released when the last byte has been sent or the reply was given up.
    public var kept: (any AnyObject & Sendable)?

    /// A reply from its parts.
    public init(status: Int, headers: [(String, String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A reply of plain UTF-8 text.
    public init(status: Int, text: String, headers: [(String, String)] = []) {
        self.init(
            status: status, headers: [("Content-Type", "text/plain; charset=utf-8")] + headers, body: Array(text.utf8))
    }
}

extension HTTPServerResponse {
    /// The first reason why this reply must not be sent. A line break in a field would let anyone who wrote its text
    /// add fields or a whole second reply.
    var defect: String? {
        guard (200...599).contains(status) else { return "status \(status) is outside 200 to 599" }
        for (name, value) in headers {
            guard !name.isEmpty, name.utf8.allSatisfy(\.isTokenCharacter) else { return "a header name is not a token" }
            guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else {
                return "the value of header \(name) contains control characters"
            }
            guard !Self.reserved.contains(where: name.isSame(ignoringCase:)) else { return "header \(name) is the server's own" }
        }
        return nil
    }

    private static let reserved = ["content-length", "transfer-encoding", "date"]
}
